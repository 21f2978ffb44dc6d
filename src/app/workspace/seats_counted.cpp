// SPDX-License-Identifier: MPL-2.0
#include "app/workspace/seats_counted.h"

#include <algorithm>
#include <set>

#include "base/action.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/meeting.h"
#include "governance/seat.h"
#include "rules/rules.h"

namespace gouvernail::app {
namespace {

using base::msg;
using calendar::Day;
using governance::Meeting;
using governance::Presence;
using governance::Seat;

std::set<std::string> holders(const std::vector<Seat>& seats, const std::string& role, Day day) {
  std::set<std::string> persons;
  for (const Seat& seat : seats) {
    if (seat.role == role && governance::holds_on(seat, day)) persons.insert(seat.person);
  }
  return persons;
}

bool names(const Presence& presence, const Seat& seat) {
  const bool himself = presence.person == seat.person && presence.role == seat.role;
  return himself || presence.by_person == seat.person;
}

// Whether the sheet stands on this seat, which nobody holds on its day any more.
bool counts(const Meeting& meeting, const Seat& seat, const std::vector<Seat>& before,
            const std::vector<Seat>& after) {
  int heads = 0;  // of its role
  for (const Presence& presence : *meeting.present) {
    if (names(presence, seat)) return true;
    if (presence.role == seat.role) heads += presence.count;
  }
  const auto then = holders(before, seat.role, meeting.day).size();
  const auto now = holders(after, seat.role, meeting.day).size();
  return heads > static_cast<int>(now) && heads <= static_cast<int>(then);
}

}  // namespace

std::vector<base::Message> sessions_counting(const Opened& opened, const std::vector<Seat>& before,
                                             const std::vector<Seat>& after) {
  base::MessageList concerned;
  const Meeting* first = nullptr;
  for (const Meeting& meeting : opened.history->meetings) {
    if (meeting.status != governance::MeetingStatus::held || !meeting.present) continue;
    const bool stands_on = std::any_of(before.begin(), before.end(), [&](const Seat& seat) {
      return governance::holds_on(seat, meeting.day) &&
             !holders(after, seat.role, meeting.day).contains(seat.person) &&
             counts(meeting, seat, before, after);
    });
    if (!stands_on) continue;
    if (!first) first = &meeting;
    concerned.push_back(msg("“{0}” of {1:plain}",
                            opened.rules->convention->name_of_body(meeting.body),
                            calendar::arg(meeting.day)));
  }
  if (!first) return {};
  const auto correct = base::Action(base::Verb::hold_meeting)
                           .of(base::MeetingName{first->body, calendar::arg(first->day)})
                           .with(base::Detail::present, base::Blank::attendance);
  return {
      msg("Held on days on which this seat is not recorded any more, with it on their attendance "
          "sheets: {0}. What is recorded of them stays; where it is wrong, correct it: “{1}”",
          std::move(concerned), correct)};
}

}  // namespace gouvernail::app
