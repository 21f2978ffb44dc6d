// SPDX-License-Identifier: MPL-2.0
#include "compliance/forecast.h"

#include <functional>
#include <set>

#include "compliance/attendance.h"
#include "governance/meeting.h"
#include "governance/seat.h"
#include "rules/rules.h"
#include "rules/traits.h"

namespace gouvernail::compliance {
namespace {

using governance::Meeting;

// As an attendance sheet will say it.
governance::Presence line_of(const Expected& person) {
  if (person.stands_for.empty()) return {person.role, 1};
  return {person.stands_for, 1, governance::Attending::represented, "", person.role, person.person};
}

// What the session would lack with those of `expected` whom `comes` lets in.
std::vector<base::Message> lacking(const rules::Rules& rules,
                                   const std::vector<governance::Seat>& seats,
                                   const Meeting& meeting, const std::vector<Expected>& expected,
                                   const std::function<bool(const Expected&)>& comes) {
  Meeting held = meeting;
  held.status = governance::MeetingStatus::held;
  held.present.emplace();
  for (const Expected& person : expected) {
    if (comes(person)) held.present->push_back(line_of(person));
  }
  std::vector<base::Message> unmet;
  for (const rules::Obligation& obligation : rules.obligations) {
    const rules::Composition* rule = rules::traits(obligation.kind).composition;
    if (!rule || obligation.body != meeting.body || !obligation.in_force.contains(meeting.day)) {
      continue;
    }
    if (rule->require == rules::Participation::invited) continue;
    for (base::Message& message :
         examine(*rule, rules, seats, held, !held.second_of.empty()).unmet) {
      unmet.push_back(std::move(message));
    }
  }
  return unmet;
}

}  // namespace

Forecast forecast(const rules::Rules& rules, const std::vector<governance::Seat>& seats,
                  const Meeting& meeting, const std::vector<Expected>& expected) {
  Forecast result;
  const auto with = [&](const std::function<bool(const Expected&)>& comes) {
    return lacking(rules, seats, meeting, expected, comes);
  };
  result.lacking = with([](const Expected&) { return true; });
  if (!result.lacking.empty()) return result;
  result.settled = with([](const Expected& person) { return person.answered; }).empty();
  if (result.settled) return result;
  std::set<std::string> silent;
  for (const Expected& person : expected) {
    if (!person.answered && !person.party.empty()) silent.insert(person.party);
  }
  for (const std::string& party : silent) {
    const bool needed = !with([&](const Expected& person) {
                           return person.answered || person.party != party;
                         }).empty();
    if (needed) result.hangs_on.push_back(party);
  }
  return result;
}

}  // namespace gouvernail::compliance
