// SPDX-License-Identifier: MPL-2.0
#include "app/workspace/attendance.h"

#include <algorithm>

#include "app/workspace/person_names.h"
#include "base/action.h"
#include "base/failure.h"
#include "governance/attendance_sheet.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/invited.h"
#include "governance/meeting.h"
#include "governance/people.h"
#include "governance/seat.h"
#include "governance/stand_ins.h"
#include "rules/rules.h"

namespace gouvernail::app {

using base::msg;
using governance::Meeting;

namespace {

// Whoever came in somebody's place without a seat of his own must be one who may be sent there.
std::optional<SheetFault> wrong_stand_in(const Opened& opened, const Meeting& meeting,
                                         const governance::Presence& presence) {
  if (presence.by_person.empty() || !presence.by_role.empty()) return std::nullopt;
  const governance::Convention& convention = opened.rules->convention;
  const governance::Role* role = convention.role(presence.role);
  const governance::Person* person = opened.people->find(presence.by_person);
  const bool may =
      role && person &&
      governance::may_be_sent(*role, *person, meeting.day, opened.history->seats, convention);
  if (may) return std::nullopt;
  return SheetFault{msg("by the convention, “{0}” may not sit for “{1}”", presence.by_person,
                        convention.name_of_role(presence.role)),
                    msg("say that they were excused, or correct who came")};
}

// Whoever came in somebody's place is another than he: where nobody says which holder of a role it
// was that did not come, a holder of that role came for himself.
std::optional<SheetFault> represented_by_the_same(const Opened& opened, const Meeting& meeting,
                                                  const governance::Presence& presence) {
  if (presence.attending != governance::Attending::represented || presence.role.empty()) {
    return std::nullopt;
  }
  const std::string& came = presence.by_person;
  const auto& seats = opened.history->seats;
  const bool holds =
      !came.empty() && std::any_of(seats.begin(), seats.end(), [&](const governance::Seat& seat) {
        return seat.person == came && seat.role == presence.role &&
               governance::holds_on(seat, meeting.day);
      });
  const bool same = holds || presence.by_role == presence.role;
  const bool himself = presence.person.empty() || came == presence.person;
  if (!same || !himself) return std::nullopt;
  if (!holds || came == presence.person) {
    return SheetFault{msg("“{}” cannot be represented by the same", presence.role),
                      msg("say who came, or that nobody did")};
  }
  return SheetFault{
      msg("“{0}” holds the function “{1}”, and came for himself", came, presence.role),
      msg("write “{0}” alone or, where he came for another holder too, name that one instead of "
          "“{1}”",
          came, presence.role)};
}

std::optional<SheetFault> without_whom(const governance::Presence& presence) {
  if (!governance::lacks_whom(presence)) return std::nullopt;
  const std::string& who = presence.person.empty() ? presence.role : presence.person;
  return SheetFault{msg("“{}” was represented, and by whom is not said", who),
                    msg("write “{}=représenté par” and who came, or that nobody did", who)};
}

std::optional<SheetFault> fault_of(const Opened& opened, const Meeting& meeting,
                                   const governance::Presence& presence) {
  if (auto fault = without_whom(presence)) return fault;
  if (auto fault = represented_by_the_same(opened, meeting, presence)) return fault;
  return wrong_stand_in(opened, meeting, presence);
}

std::optional<SheetFault> somebody_twice(const std::vector<governance::Presence>& sheet) {
  const auto twice = governance::named_twice(sheet);
  if (twice.empty()) return std::nullopt;
  return SheetFault{msg("“{}” is named twice", twice.front()), msg("name each person once")};
}

void refuse(const std::optional<SheetFault>& fault) {
  if (fault) throw base::bad_input(fault->cause, fault->remedy);
}

}  // namespace

// What was written, a role or a person of the workspace; the seat that brings him to this session
// says in which role he is expected.
governance::PresenceReader::FindSitter sitters(const Opened& opened, const Meeting& meeting) {
  return [&opened, meeting](const std::string& name) -> std::optional<governance::Sitter> {
    const governance::Person* person = opened.people->named(name);
    if (!person) return std::nullopt;
    return governance::Sitter{
        person->key,
        governance::role_brought(person->key, meeting.body, meeting.day, opened.history->seats,
                                 opened.people, opened.rules->convention)};
  };
}

std::vector<governance::Presence> need_sheet(const Opened& opened, const Meeting& meeting,
                                             const std::string& text) {
  const governance::Convention& convention = opened.rules->convention;
  governance::PresenceReader reader(convention, sitters(opened, meeting));
  auto sheet = reader.read(
      text,
      [](const char*, base::Message cause, base::Message remedy) {
        throw base::bad_input(std::move(cause), std::move(remedy));
      },
      convention.body(meeting.body));
  for (governance::Presence& presence : sheet) {
    for (std::string* person : {&presence.person, &presence.by_person}) {
      if (!person->empty()) *person = need_person_named(opened, *person).key;
    }
    refuse(fault_of(opened, meeting, presence));
    if (!presence.role.empty()) continue;
    throw base::bad_input(
        msg("“{0}” holds no seat on {1}", presence.person, calendar::arg(meeting.day)),
        msg("record the seat with “{0}”, or name the role",
            base::Action{base::Verb::appoint_to_seat}));
  }
  refuse(somebody_twice(sheet));
  const auto full = governance::overfull(sheet, meeting.day, opened.history->seats, convention);
  if (!full.empty()) {
    throw base::bad_input(governance::cause_of(full.front(), convention),
                          msg("correct the sheet, or record who sits there with “{0}”",
                              base::Action{base::Verb::appoint_to_seat}));
  }
  return sheet;
}

std::vector<SheetFault> faults_of_sheet(const Opened& opened, const Meeting& meeting) {
  std::vector<SheetFault> faults;
  if (!meeting.present) return faults;
  for (const governance::Presence& presence : *meeting.present) {
    if (auto fault = fault_of(opened, meeting, presence)) faults.push_back(std::move(*fault));
  }
  if (auto fault = somebody_twice(*meeting.present)) faults.push_back(std::move(*fault));
  return faults;
}

}  // namespace gouvernail::app
