// SPDX-License-Identifier: MPL-2.0
// A problem in, a plan out. The problem is made of the very duties that compliance judges.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/message.h"
#include "calendar/election.h"
#include "calendar/local_time.h"
#include "calendar/school.h"
#include "compliance/verdict.h"
#include "governance/history.h"
#include "governance/people.h"
#include "rules/rules.h"

namespace gouvernail::planning {

// Habits that shape a plan, from the settings. All soft but `horizon`, `daily` and busy times.
struct Preferences {
  std::vector<int> weekdays = {2, 4};  // ISO; first choices, by body below
  std::map<std::string, std::vector<int>> weekdays_of;
  std::vector<calendar::Minutes> starts = {calendar::Minutes{14 * 60}, calendar::Minutes{9 * 60}};
  std::map<std::string, std::vector<calendar::Minutes>> starts_of;
  calendar::Minutes length{120};       // where the body states none
  int per_person_and_day = 2;          // hard: meetings of one person in a day
  double weight_spread = 1.0;          // per day of distance from an even spread
  double weight_weekday = 2.0;         // per meeting off the preferred weekdays
  double weight_start = 1.0;           // per step down the list of start times
  double weight_school_holiday = 5.0;  // per meeting in school holidays
  double weight_election = 3.0;        // per meeting in a restraint period
};

struct Problem {
  const rules::Rules* rules = nullptr;
  compliance::World world;
  std::optional<calendar::SchoolCalendar> school;
  governance::History history;  // what is known on `today`
  governance::People people;
  governance::Availability availability;
  calendar::Day today;
  calendar::DayRange horizon;  // days on which meetings may be placed
  Preferences preferences;
};

enum class Change { added, kept, moved, cancelled };

struct PlannedMeeting {
  governance::Meeting meeting;  // status proposed when added
  calendar::Minutes length{120};
  std::vector<std::string> roles;  // who is needed
  Change change = Change::added;
};

enum class Status { optimal, feasible, infeasible };

// A rule or fact that cannot be kept with the others.
struct Conflict {
  std::string constraint;  // name of the hard constraint, "window", "notice", "busy"…
  std::string duty;        // id of the duty left open
  rules::Source source;
  base::Message message;
};

struct Plan {
  Status status = Status::feasible;
  double cost = 0;
  double lower_bound = 0;                         // proven
  std::map<std::string, double> terms;            // cost by term
  std::vector<PlannedMeeting> meetings;           // by day and time; those kept as well
  std::vector<Conflict> conflicts;                // one for each duty left open
  std::vector<compliance::Judgement> judgements;  // of the duties, once the plan is in place
};

// Never fails: a duty that cannot be kept is left open and explained in `conflicts`.
Plan propose(const Problem& problem);

}  // namespace gouvernail::planning
