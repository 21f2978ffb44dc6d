// SPDX-License-Identifier: MPL-2.0
#include "governance/attendance_sheet.h"

#include <algorithm>
#include <map>

#include "governance/convention.h"
#include "governance/meeting.h"
#include "governance/seat.h"

namespace gouvernail::governance {

using base::msg;

std::vector<Overfull> overfull(const std::vector<Presence>& present, calendar::Day day,
                               const std::vector<Seat>& seats, const Convention& convention) {
  std::vector<Overfull> persons;
  for (const Presence& presence : present) {
    const auto same = std::find_if(persons.begin(), persons.end(),
                                   [&](const Overfull& one) { return one.role == presence.role; });
    if (same == persons.end()) {
      persons.push_back({presence.role, presence.count, 0});
    } else {
      same->persons += presence.count;
    }
  }
  std::vector<Overfull> found;
  for (Overfull& one : persons) {
    const auto room = room_for(one.role, seats, day, convention);
    if (!room || one.persons <= *room) continue;
    one.seats = *room;
    found.push_back(std::move(one));
  }
  return found;
}

base::Message cause_of(const Overfull& overfull, const Convention& convention) {
  const Role* role = convention.role(overfull.role);
  return msg("“{0}”: {1} {1:person|persons} on the sheet for {2} {2:seat|seats}",
             role ? role->name : base::LocalizedText{overfull.role, overfull.role},
             std::int64_t{overfull.persons}, std::int64_t{overfull.seats});
}

base::Diagnostics overfull_sheets(const std::string& file, const std::vector<Meeting>& meetings,
                                  const Convention& convention) {
  base::Diagnostics warnings;
  for (const Meeting& meeting : meetings) {
    if (!meeting.present) continue;
    for (const Overfull& one : overfull(*meeting.present, meeting.day, {}, convention)) {
      warnings.push_back({base::Severity::warning,
                          "more-than-seats",
                          {file, 0, 0},
                          meeting.body + " " + calendar::to_iso(meeting.day),
                          cause_of(one, convention),
                          msg("correct the sheet, or record who sits there")});
    }
  }
  return warnings;
}

std::vector<std::string> named_twice(const std::vector<Presence>& present) {
  std::map<std::string, int> times;
  for (const Presence& presence : present) {
    if (!presence.person.empty()) ++times[presence.person];
    if (!presence.by_person.empty()) ++times[presence.by_person];
  }
  std::vector<std::string> twice;
  for (const auto& [person, count] : times) {
    if (count > 1) twice.push_back(person);
  }
  return twice;
}

}  // namespace gouvernail::governance
