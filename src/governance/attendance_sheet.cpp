// SPDX-License-Identifier: MPL-2.0
#include "governance/attendance_sheet.h"

#include <algorithm>
#include <map>

#include "governance/convention.h"
#include "governance/meeting.h"
#include "governance/places.h"
#include "governance/seat.h"

namespace gouvernail::governance {

using base::msg;

namespace {

// Whom a sheet puts into roles, whether they came or not: those who were expected, and whoever came
// in somebody's place, for the role that he brings. Of one role, those who are not named are one
// group.
std::vector<Heads> heads_of(const std::vector<Presence>& present) {
  std::vector<Heads> heads;
  const auto add = [&](const std::string& role, int count, const std::string& person) {
    if (role.empty()) return;
    const auto same = std::find_if(heads.begin(), heads.end(), [&](const Heads& one) {
      return one.role == role && one.person.empty() && person.empty();
    });
    if (same == heads.end()) {
      heads.push_back({role, count, person});
    } else {
      same->count += count;
    }
  };
  for (const Presence& presence : present) {
    add(presence.role, presence.count, presence.person);
    if (presence.attending == Attending::represented) {
      add(presence.by_role, presence.count, presence.by_person);
    }
  }
  return heads;
}

}  // namespace

std::vector<Overfull> overfull(const std::vector<Presence>& present, calendar::Day day,
                               const std::vector<Seat>& seats, const Convention& convention) {
  const std::vector<Heads> heads = heads_of(present);
  const std::vector<Placed> placed = place(heads, seats, day, convention);
  std::vector<Overfull> found;
  for (std::size_t i = 0; i < heads.size(); ++i) {
    if (placed[i].seated == heads[i].count || placed[i].told) continue;
    found.push_back({heads[i].role, placed[i].claiming, placed[i].seats});
  }
  return found;
}

base::Message cause_of(const Overfull& overfull, const Convention& convention) {
  return msg("“{0}”: {1} {1:person|persons} on the sheet for {2} {2:seat|seats}",
             convention.name_of_role(overfull.role), std::int64_t{overfull.persons},
             std::int64_t{overfull.seats});
}

base::Diagnostics overfull_sheets(const std::string& file, const std::vector<SheetInFile>& sheets,
                                  const std::vector<Seat>& seats, const Convention& convention) {
  base::Diagnostics warnings;
  for (const auto& [session, line] : sheets) {
    const Meeting& meeting = *session;
    if (!meeting.present) continue;
    for (const Overfull& one : overfull(*meeting.present, meeting.day, seats, convention)) {
      warnings.push_back({base::Severity::warning,
                          "more-than-seats",
                          {file, line, 0},
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
