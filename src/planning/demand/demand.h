// SPDX-License-Identifier: MPL-2.0
// The sessions that must be added, read from the duties as compliance judges them; no rule is
// interpreted here. Private to the module.
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "compliance/judge.h"
#include "planning/demand/census.h"
#include "planning/demand/options.h"
#include "planning/plan.h"
#include "rules/obligation.h"

namespace gouvernail::planning {

inline constexpr int nobody = -1;         // no session
inline constexpr int unlimited = 100000;  // days
// Room for preparing between two sessions that answer one another, when the rule leaves it open.
inline constexpr calendar::Days breathing{14};
// How long an answer may take when the convention states no delay.
inline constexpr calendar::Days unhurried{45};

// Numbers of sessions are ints; containers want a size_t.
inline std::size_t index(int number) { return static_cast<std::size_t>(number); }

// What each day of distance from the target of a tie costs: nothing, half of what an even spread
// does, or as much.
enum class Pull { none, light, full };

// What ties a session to another one that is placed at the same time.
struct Tie {
  int session = nobody;  // index of the other one
  bool before = false;   // this one comes before it, else after it
  bool fresh = false;    // after the session that comes before the other one in its body
  bool sole = true;      // it is held for the sake of the other one, and goes with it
  Pull pull = Pull::full;
  int target = 0;  // days from one to the other that cost nothing
  // When the other one stands on that day: the days on which this one may, both ends included.
  // Neither end ever goes back from one day to the next.
  std::function<calendar::DayRange(calendar::Day)> days;
  // The same with the days on which hours would have to tell the order; empty: there are none.
  std::function<calendar::DayRange(calendar::Day)> at_all = {};
};

// Days that a session was sent away from after a first placement.
struct Bar {
  calendar::DayRange days;
  std::string ceiling;  // id of the duty whose ceiling it is; empty: a week that is full
};

// A session to be placed.
struct Demand {
  const Options* home = nullptr;  // its convention's
  std::string uid;                // of the planned meeting: "plan-N"
  std::string body;
  std::vector<std::string> instead;               // bodies that would do as well, at first
  bool had_choice = false;                        // of bodies, when it was asked for
  std::string duty;                               // id of the one it was made for, as it was then
  std::string trigger;                            // uid of the session that this duty belongs to
  std::vector<std::string> also;                  // ids of others that it serves instead of theirs
  const rules::Obligation* obligation = nullptr;  // of that duty; null when it has none
  calendar::DayRange window;                      // where it may stand
  calendar::DayRange loosest;                     // where it might stand under another choice of
                                                  // the session that it answers: for the bound
  std::optional<int> even;                        // days from one to the next, evenly spread
  std::optional<calendar::Day> wish;              // where it would best stand, if it had a choice
  std::vector<std::string> tags;                  // what it has to deal with (rules::Counting::tag)
  std::vector<Tie> ties;
  calendar::Day tentative;  // before anything is placed
  bool settled = false;     // its days, body or ties, where others might have done
  bool displaced = false;   // its wish is the day that it had
  std::set<std::pair<std::string, std::string>> serves;  // see Displaced
  std::vector<Bar> barred;
  std::string joint;  // what it may be held with: the same in other conventions; empty: by itself
  int with = nobody;  // the demand of another convention in whose session it is held
  const Options* jointly = nullptr;  // in a joint session: what is possible there

  // On which days and at what times it can be.
  const Options& options() const { return jointly ? *jointly : *home; }
};

// How a session is held with other conventions.
struct Jointly {
  std::string joint;            // see Meeting::joint
  calendar::Minutes length{0};  // of the longest
  std::string site;             // of the one that leads
};

// Of the demand's duty; empty when it has none.
inline rules::Source source_of(const Demand& demand) {
  return demand.obligation ? demand.obligation->source : rules::Source{};
}

// Days of its window, and of `within`, on which it could stand by itself, but for those days.
int open_days(const Demand& demand, const calendar::DayRange& without,
              const calendar::DayRange& within = {calendar::Day::min(), calendar::Day::max()});

// Whether that constraint is asked of that subject on no day.
bool is_aside(const Demand& demand, Hard constraint, const std::string& subject);

// Whether the duty asks for sessions to be planned, and does not have them all.
bool wants_sessions(const compliance::Judgement& judgement);

// What a duty is called whatever becomes of the calendar: its obligation and its id or, of those
// that a session brings, the uid of that session, wherever it goes.
using LastingName = std::pair<std::string, std::string>;
LastingName lasting_name(const compliance::Duty& duty);

class DemandList {
 public:
  DemandList(const Options& home, const calendar::DayRange& days)
      : home_(home), problem_(home.problem()), days_(days) {}

  // Adds the sessions that these duties lack, and what ties them. `judgements` were made with those
  // added so far: on the days that a plan gave them, or, with `brought`, on those of `tentative`.
  // False when nothing changed: what is asked for brings nothing more with it. `brought`: only of
  // the duties that sessions to be placed bring with them. As long as some of those have not been
  // asked for, what is added for others may be taken for theirs.
  enum class Asked { all, brought };
  bool add(const std::vector<const compliance::Judgement*>& judgements, Asked asked);
  // By demand, a day for the checker to tell what it brings with it: no day of a plan.
  std::vector<calendar::Day> tentative() const;
  // A session that lost its day.
  void add_displaced(const Displaced& displaced);
  // Gives up the one at `index`, and those held for its sake; the others keep their numbers' order.
  void remove(int index);

  // Lets hours tell the order of two sessions of one day; false when that was so already.
  bool release();
  // Lets another body that would do as well hold the session; false when there is none left.
  bool change_body(int index);
  void bar(int index, Bar bar) { all_[planning::index(index)].barred.push_back(std::move(bar)); }
  // The one at `kept` serves for both; the other goes, as in `remove`.
  void merge(int kept, int dropped);

  const std::vector<Demand>& all() const { return all_; }
  const Census& census() const { return census_; }
  // Whether somewhere a choice was made of which session is to serve which: another one might need
  // fewer sessions, or bring cheaper ones.
  bool others_might_do() const;
  int find(const std::string& uid) const;

 private:
  Demand& at(int number) { return all_[planning::index(number)]; }
  // Duties that windows of days ask for.
  void add_for(const compliance::Judgement& judgement);
  calendar::DayRange window_of(const compliance::Judgement& judgement) const;
  Demand demand_for(const compliance::Judgement& judgement);
  bool may_bear(const Demand& demand, const compliance::Judgement& judgement) const;
  // Whether it will bear on the duty wherever it is placed.
  bool bears_on(const Demand& demand, const compliance::Judgement& judgement) const;
  int give_purposes(const compliance::Judgement& judgement, int count);
  void serve(Demand& demand, const compliance::Judgement& judgement);

  // Where a demand is wished for: by the kind of its obligation.
  struct Shaping {
    Demand& demand;
    const compliance::Duty& duty;
    int count;   // of demands for this duty
    int number;  // among them
  };
  void shape(const rules::Cadence& rule, const Shaping& one) const;
  void shape(const rules::MaxGap& rule, const Shaping& one) const;
  void shape(const rules::Precedence& rule, const Shaping& one) const;
  void shape(const rules::Response& rule, const Shaping& one) const;
  void shape(const rules::Notice& rule, const Shaping& one) const;
  void shape(const rules::Composition& rule, const Shaping& one) const;
  void shape(const rules::Standing& rule, const Shaping& one) const;
  void shape(const rules::Deadline& rule, const Shaping& one) const;

  // Duties that a session to be placed brings with it: see demand_ties.cpp.
  void tie_for(const compliance::Judgement& judgement, int trigger);
  void tie_before(const rules::Precedence& rule, const compliance::Judgement& judgement,
                  int trigger);
  void tie_after(const rules::Response& rule, const compliance::Judgement& judgement, int trigger);
  void tie_next(const compliance::Judgement& judgement, int trigger);
  int fewest_to_horizon(const rules::Obligation& obligation, calendar::DayRange window) const;
  calendar::Day after_the_one_before(int number) const;
  int follower(const compliance::Judgement& judgement, int trigger) const;
  int served_before(const compliance::Judgement& judgement) const;
  bool serves_again(const compliance::Judgement& judgement, Tie tie);
  int forerunner(const compliance::Judgement& judgement, int trigger, const Tie& tie) const;
  bool serves_all_through(const compliance::Judgement& judgement, int trigger,
                          const Tie& tie) const;

  const Options& home_;
  const Problem& problem_;
  calendar::DayRange days_;  // days on which anything may be placed
  std::vector<Demand> all_;
  std::size_t first_of_round_ = 0;
  bool changed_ = false;
  using Brought = std::pair<std::string, std::string>;  // obligation, session that asks for it
  std::set<Brought> tied_;
  std::set<Brought> insisted_;  // what was thought to serve did not, on the days of a plan
  bool insist_ = false;         // only a session of its own will do
  bool chose_ties_ = false;     // one that was asked for anyway was taken for what a tie needs
  // Obligations of gaps that a session of their own keeps somewhere; one that was asked for anyway.
  std::set<std::string> gaps_filled_;
  std::set<std::string> gaps_kept_;
  Census census_;
  int count_ = 0;
};

}  // namespace gouvernail::planning
