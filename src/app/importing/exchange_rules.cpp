// SPDX-License-Identifier: MPL-2.0
#include "app/importing/exchange_rules.h"

#include <algorithm>
#include <utility>

#include "app/checks/checklists.h"
#include "app/waivers.h"
#include "compliance/judge.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/history_as_of.h"
#include "governance/meeting.h"
#include "governance/seat_overlap.h"
#include "governance/unknown_name.h"
#include "rules/rules.h"

namespace gouvernail::app {

using base::msg;
using governance::AnswerRecord;
using governance::Seat;
using governance::Tick;
using governance::Waiver;

namespace {

ExchangeFault still_to_come(const char* column, calendar::Day day) {
  return {"too-early", msg("{} is still to come", calendar::arg(day)),
          msg("correct the column {}", column)};
}

}  // namespace

// Whoever left people.toml may still hold a seat, and have answered.
ExchangeRules::ExchangeRules(const Opened& opened, const ExchangeReading& reading)
    : opened_(opened), reading_(reading), seats_(opened.history->seats) {
  for (const governance::Person& one : opened.people->persons) persons_.insert(one.key);
  for (const Seat& one : seats_) persons_.insert(one.person);
}

void ExchangeRules::knows(const std::vector<governance::Person>& persons) {
  for (const governance::Person& one : persons) persons_.insert(one.key);
}

bool ExchangeRules::is_known(const std::string& person) const { return persons_.contains(person); }

ExchangeFault ExchangeRules::unknown_person(const std::string& person) const {
  governance::UnknownName unknown = governance::unknown_person(opened_.people, person);
  return {"unknown-person", std::move(unknown.cause),
          msg("import the persons first, or together with it")};
}

std::optional<ExchangeFault> ExchangeRules::fault_of(const Seat& seat) {
  const governance::Convention& convention = opened_.rules->convention;
  if (!convention.role(seat.role)) {
    governance::UnknownName unknown = governance::unknown_role(convention, seat.role);
    return ExchangeFault{"unknown-role", std::move(unknown.cause), std::move(unknown.remedy)};
  }
  if (!is_known(seat.person)) return unknown_person(seat.person);
  if (const Seat* held = governance::held_besides(seats_, seat)) {
    return ExchangeFault{
        "seat-held",
        msg("“{0}” holds {1} since {2} already", seat.person, seat.role, calendar::arg(held->from)),
        msg("correct the columns {0} and {1}", "from", "until")};
  }
  return std::nullopt;
}

std::optional<base::Message> ExchangeRules::remark_on(const Seat& seat) {
  std::erase_if(seats_, [&](const Seat& one) {
    return one.role == seat.role && one.person == seat.person && one.from == seat.from;
  });
  const governance::Role* role = opened_.rules->convention->role(seat.role);
  const auto full = role ? governance::full_besides(*role, seats_, seat) : std::nullopt;
  seats_.push_back(seat);
  if (!full) return std::nullopt;
  base::MessageList others;
  for (const std::string& person : full->holders) others.push_back(msg("{}", person));
  return msg("“{0}” has {1} {1:seat|seats}, and {2} {3:holds|hold} it on {4} already", role->name,
             std::int64_t{*role->seats}, std::move(others),
             static_cast<std::int64_t>(full->holders.size()), calendar::arg(full->day));
}

std::optional<ExchangeFault> ExchangeRules::fault_of(const Waiver& waiver) {
  auto fault = fault_of_waiver(waiver, duties(), reading_.today);
  if (!fault) return std::nullopt;
  return ExchangeFault{"bad-waiver", std::move(fault->cause), std::move(fault->remedy)};
}

std::optional<ExchangeFault> ExchangeRules::fault_of(const Tick& tick) {
  if (!reading_.sessions.contains(tick.meeting)) {
    return ExchangeFault{"unknown-session",
                         msg("the step “{0}” is ticked of a session that is not recorded: “{1}”",
                             tick.item, tick.meeting),
                         msg("import the sessions first, or together with it"), true};
  }
  const auto list = std::ranges::find(checklists(), tick.checklist, &rules::Checklist::id);
  if (list == checklists().end()) {
    return ExchangeFault{"unknown-step", msg("there is no checklist “{}”", tick.checklist), {}};
  }
  const auto& items = list->items;
  if (std::ranges::find(items, tick.item, &rules::ChecklistItem::id) == items.end()) {
    return ExchangeFault{
        "unknown-step", msg("the checklist “{0}” has no item “{1}”", list->id, tick.item), {}};
  }
  if (tick.done_on > reading_.today) return still_to_come("done_on", tick.done_on);
  return std::nullopt;
}

std::optional<ExchangeFault> ExchangeRules::fault_of(const AnswerRecord& answer) {
  if (!is_known(answer.person)) return unknown_person(answer.person);
  if (!reading_.sessions.contains(answer.meeting)) {
    return ExchangeFault{"unknown-session",
                         msg("“{0}” answers for a session that is not recorded: “{1}”",
                             answer.person, answer.meeting),
                         msg("import the sessions first, or together with it")};
  }
  return std::nullopt;
}

// Of the sessions that would be recorded by then: a waiver may name one that comes with it.
const std::vector<compliance::Duty>& ExchangeRules::duties() {
  if (!duties_) {
    governance::History facts = opened_.history;
    facts.meetings.clear();
    for (const auto& [uid, meeting] : reading_.sessions) facts.meetings.push_back(*meeting);
    duties_ = compliance::duties(opened_.rules, opened_.world,
                                 governance::HistoryAsOf::taken_as_known(facts, reading_.today));
  }
  return *duties_;
}

const std::vector<rules::Checklist>& ExchangeRules::checklists() {
  if (!checklists_) checklists_ = read_checklists(opened_.rule_folder, opened_.rules);
  return *checklists_;
}

}  // namespace gouvernail::app
