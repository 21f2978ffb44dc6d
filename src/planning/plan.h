// SPDX-License-Identifier: MPL-2.0
// A problem in, a plan out. The problem is made of the very duties that compliance judges.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/boxed.h"
#include "base/message.h"
#include "base/shared.h"
#include "calendar/local_time.h"
#include "calendar/school.h"
#include "compliance/verdict.h"
#include "governance/availability.h"
#include "planning/preferences.h"
#include "rules/source.h"

namespace gouvernail::governance {
struct History;
struct Meeting;
struct People;
}  // namespace gouvernail::governance

namespace gouvernail::rules {
struct Obligation;
struct Rules;
}  // namespace gouvernail::rules

namespace gouvernail::planning {

// Hard constraints: no plan breaks one.
enum class Hard {
  window,      // so many sessions within the days of a duty
  closed_day,  // weekends, public holidays, the house's closures
  notice,      // a convocation can still be sent in time
  weekday,     // the series keeps its day of the week
  attendance,  // those whom the body cannot do without are free
  two_places,  // nobody, and no room, is taken twice at one time
  travel,      // time to go from one site to another
  daily,       // so many meetings of one person in a day
  weekly,      // … and in a week
  room,        // the room is free
  spacing,     // days between two sessions of a body
  precedence,  // what comes before a session, and how long before
  ceiling,     // no more sessions within a duty's days than it allows
  kept         // what stands, stays
};
const char* name_of(Hard constraint);  // "window", "closed-day"… as in JSON

// Soft constraints: what a plan costs.
enum class Soft { spread, weekday, start, school, season, election, notice, absence };
inline constexpr std::size_t soft_count = 8;
const char* name_of(Soft term);  // "spread"… as in JSON

// A hard constraint that is not asked of one subject: a person's key, a room_key, a body, a duty;
// empty: of anybody. How repairs are tried.
struct SetAside {
  Hard constraint = Hard::window;
  std::string subject;
  std::optional<calendar::Day> day;  // on that day alone; none: always
  // NOLINTNEXTLINE(modernize-use-nullptr): clang-tidy 14 takes what is defaulted for a null
  friend auto operator<=>(const SetAside&, const SetAside&) = default;
};

// See planning/other_reading.h.
struct OtherReading;

// A session that stood and has to find another day: the nearest one that will do.
struct Displaced {
  base::Boxed<governance::Meeting> meeting;  // as it stood
  calendar::DayRange window;                 // where it still keeps the duties that it kept
  std::string duty;                          // id of one of them; may be empty
  std::string obligation = {};               // id of that duty's
  // Duties of others displaced that it kept: the obligation, and the uid of the other one. It keeps
  // them again, wherever both are placed.
  std::set<std::pair<std::string, std::string>> serves = {};
};

// How a body's sessions are held together with those of other conventions.
struct JointBody {
  std::string group;   // the same in each of them
  bool leads = false;  // they meet in its room
};

// A session that stands in another convention of those that are planned together.
struct Elsewhere {
  std::string convention;  // Problem::name
  std::string uid;
  base::LocalizedText body;  // its name
  governance::BusyInterval time;
  std::vector<std::string> invited;  // keys of persons who sit here too
};

// Whoever reads its history or its people includes their headers.
struct Problem {
  Problem();

  std::string name;  // among several that are planned together; empty: alone
  const rules::Rules* rules = nullptr;
  compliance::World world;
  std::optional<calendar::SchoolCalendar> school;
  base::Shared<governance::History> history;  // what is known on `today`
  base::Boxed<governance::People> people;
  governance::Availability availability;  // by person's key, and by room_key
  calendar::Day today;
  // Days on which meetings are shown. Duties whose windows begin there are planned to the end of
  // their windows, so that none is pressed into the days before `horizon.last`.
  calendar::DayRange horizon;
  Preferences preferences;
  std::set<SetAside> set_aside;
  std::vector<Displaced> displaced;  // no longer in `history`
  // Ids of duties that no session is added for; of those that a session brings, its obligation and
  // the uid of the session, wherever that is placed.
  std::set<std::string> not_asked_for;
  std::set<std::pair<std::string, std::string>> not_asked_of;
  std::map<std::string, JointBody> held_jointly;  // by body
  std::vector<Elsewhere> elsewhere;               // made anew whenever several are planned together
  // Rules under the other readings, for repairs; empty where nobody can say.
  std::function<std::vector<OtherReading>()> other_readings;
};

enum class Change { added, kept, moved, cancelled };

// Whoever makes one includes governance/meeting.h.
struct PlannedMeeting {
  base::Boxed<governance::Meeting> meeting;  // status proposed when added
  calendar::Minutes length{120};
  std::vector<std::string> roles;  // who is invited
  Change change = Change::added;
  std::string duty;                  // id of the duty it was added for; empty: it stood already
  std::optional<calendar::Day> was;  // of one moved: its day before
  std::string obligation = {};       // id of that duty's
  // Of one added or moved: the last day, worked, to convene it in good order, which has passed. No
  // other day would do: it is to be convened at short notice, and that is said.
  std::optional<calendar::Day> late_since = {};
  base::Message why_moved = {};  // of one that a repair moved; else empty
};

// Of two calendars that keep the duties, the one with fewer new sessions is better; of those with
// as many, the one that costs less.
enum class Status {
  optimal,     // proven: no calendar that keeps every duty has fewer sessions, or costs less
  feasible,    // every duty kept, at a cost between lower_bound and cost
  infeasible,  // some duty cannot be kept: see conflicts
  unknown      // stopped before a plan was found: the conflicts are what is open still
};

// A rule or a fact that has its part in a conflict.
struct Cause {
  Hard constraint = Hard::window;
  std::string subject;   // a duty, a body, a person's key or a room_key; may be empty
  rules::Source source;  // of a rule; empty for a fact
  base::Message message;
};

// A duty that cannot be kept.
struct Conflict {
  Hard constraint = Hard::window;  // what stands in its way most
  std::string duty;                // its id
  rules::Source source;
  base::Message message;
  // False: the order of two sessions, or a full week, was settled before the search, and another
  // choice might have kept the duty.
  bool proven = true;
  // Besides the duty itself, what cannot hold together with it. Smallest in the sense that it
  // could be kept if any one of these gave way. Empty when time ran out before it was known.
  std::vector<Cause> causes;
};

// What is done about a duty that cannot be kept.
enum class Remedy {
  free,       // somebody, or a room, on one of the days of `aside`
  move,       // a session that stands to another day: `meeting`
  set_aside,  // all that `aside` lists is asked no more
  shorten,    // `obligation`: Precedence::at_least_before is so many `days`
  read,       // the clause otherwise: `reading`
  waive       // the partners excuse it
};

// Something that lets all the duties be kept, or one more: but for a waiver it was tried, a plan
// exists, and of what was kept before nothing is lost in it.
struct Relaxation {
  std::string duty;  // the one that is kept then
  Hard constraint = Hard::window;
  base::Message message;
  std::string reading;          // id of the reading to adopt; empty: something else
  std::string convention = {};  // Problem::name of the one to which it is done
  Remedy remedy = Remedy::waive;
  std::vector<SetAside> aside = {};  // as in Problem::set_aside
  std::string meeting = {};          // uid
  std::string obligation = {};       // id
  int days = 0;
};

struct Plan {
  Status status = Status::feasible;
  double cost = 0;
  double lower_bound = 0;                         // proven, for the duties that are kept
  std::map<std::string, double> terms;            // cost by term
  std::vector<PlannedMeeting> meetings;           // of the horizon, by day and time; those kept too
  std::vector<PlannedMeeting> later;              // added after the horizon's last day
  std::vector<Conflict> conflicts;                // one for each duty left open
  std::vector<Relaxation> relaxations;            // what would mend them, the lightest first
  std::vector<compliance::Judgement> judgements;  // of the duties, once the plan is in place
  // Shown: no calendar keeps these duties with fewer sessions, or with others. Else the bound is
  // that of the calendars with these.
  bool sessions_proven = false;
  // What is only proposed gave up its day before: what kept one cannot be freed so again.
  bool replanned = false;
};

struct Progress {
  double cost = 0;  // of the best plan so far; infinite before the first
  double lower_bound = 0;
};

struct Control {
  std::uint64_t seed = 1;
  unsigned threads = 1;                       // at most; the plan is the same
  bool any_plan = false;                      // the first one will do: is there one?
  bool explain = true;                        // causes and relaxations of conflicts
  std::function<bool()> stop;                 // asked now and then: the best plan so far will do
  std::function<void(const Progress&)> tell;  // at each better plan or bound
};

// Sessions of one series, planned at once: five years of a weekly body and more.
inline constexpr int longest_series = 512;

// A duty that cannot be kept is left open and explained in `conflicts`; only a longer series, or
// more start times or sessions tied to one another than the search can hold (search/model.h), is a
// Failure. The same problem, seed and answers of `stop` give the same plan.
Plan propose(const Problem& problem, const Control& control = {});

class Reasons;  // below

// Several conventions planned together: whoever sits in more than one (the same key in each) is in
// one place at a time, and has no more meetings in a day than the stricter of them allows. What
// they lack of bodies that they hold jointly is held as one session wherever a day is common.
struct JointPlan {
  Status status = Status::feasible;
  double cost = 0;
  double lower_bound = 0;        // proven, of all together
  bool sessions_proven = false;  // of all together
  // Sessions that were to be held jointly and are not, and why. Those that are bear the same
  // Meeting::joint, day and hour.
  std::vector<base::Message> apart;
  // In the order of the problems. Of several, their own status and bound say nothing.
  std::vector<Plan> plans;
  // None where the search ended before it had a plan. They point to what the problems point to
  // (rules, calendars), which must outlive them; one thread asks at a time.
  std::shared_ptr<const Reasons> reasons = {};
};
JointPlan propose_together(const std::vector<Problem>& problems, const Control& control = {});

// What a repair may touch.
struct RepairChoice {
  std::set<std::string> frozen;   // uids and bodies that stay where they are
  std::set<std::string> movable;  // uids and bodies of convened sessions that may be moved too
  bool all_movable = false;       // every convened session may be
};

struct Repair {
  Plan plan;  // sessions moved are Change::moved
  int moves = 0;
  bool fewest = false;                     // proven: no plan moves fewer
  std::vector<governance::Meeting> stuck;  // can no longer be held, and may not be moved
};

// Mends a calendar after an absence, a room lost or an amendment. Sessions that stand and cannot
// be held any more find the nearest day that will do; others move only where that cannot be had
// otherwise, as few as possible, those convened last and only when told. No session is added but
// those that moved ones call for.
// Each choice of what moves is another model: what the rules ask for, what has been announced and
// what is held jointly change with it.
Repair repair(const Problem& problem, const RepairChoice& choice, const Control& control = {});

// The same of several conventions: as few moves as possible in all of them.
struct JointRepair {
  JointPlan plan;
  int moves = 0;                                        // in all
  bool fewest = false;                                  // proven, of all together
  std::vector<std::vector<governance::Meeting>> stuck;  // by convention
};
JointRepair repair_together(const std::vector<Problem>& problems,
                            const std::vector<RepairChoice>& choices, const Control& control = {});

// Why a session stands on its day.
struct Explanation {
  // What speaks against a day, by term of the cost ("spread"…), in what the term counts: days from
  // an even spread, persons who are taken elsewhere, places down the list of hours; of the others,
  // whether it is so (1).
  using Counts = std::map<std::string, double>;

  PlannedMeeting meeting;
  Counts against;  // the day and the hour of the plan
  struct Alternative {
    calendar::Day day;
    calendar::Minutes start{0};
    double more = 0;  // cost, than in the plan, all else as it is
    Counts against;   // more than in the plan; below zero: less
  };
  std::vector<Alternative> next_best;  // up to three days, the cheapest first
  // Days of its window on which it cannot stand, all else as it is: how many by constraint, the
  // most frequent first, and about whom.
  struct Forbidden {
    Hard constraint = Hard::closed_day;
    int days = 0;
    base::Message message;
  };
  std::vector<Forbidden> forbidden;
};

// Why the sessions that a search placed stand where they do: it is asked, nothing is searched anew.
class Reasons {
 public:
  Reasons() = default;
  virtual ~Reasons() = default;
  Reasons(const Reasons&) = delete;
  Reasons& operator=(const Reasons&) = delete;

  // The session of that body on that day, of the problem at `which`: what the others forbid is told
  // by name. None when the plan has no such session to place, or one that stands already.
  virtual std::optional<Explanation> why(std::size_t which, const std::string& body,
                                         calendar::Day day) const = 0;
};

// Plans, and explains the session of that body on that day; none when the plan has no such
// session to place, or one that stands already.
std::optional<Explanation> explain(const Problem& problem, const std::string& body,
                                   calendar::Day day, const Control& control = {});
// The same of the problem at `which`, planned with the others: what they forbid is told by name.
std::optional<Explanation> explain_together(const std::vector<Problem>& problems, std::size_t which,
                                            const std::string& body, calendar::Day day,
                                            const Control& control = {});

}  // namespace gouvernail::planning
