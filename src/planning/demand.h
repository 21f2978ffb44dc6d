// SPDX-License-Identifier: MPL-2.0
// The sessions that must be added, read from the duties as compliance judges them; no rule is
// interpreted here. Private to the module.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "compliance/judge.h"
#include "planning/options.h"
#include "planning/plan.h"
#include "rules/obligation.h"

namespace gouvernail::planning {

inline constexpr int nobody = -1;         // no session
inline constexpr int unlimited = 100000;  // days
// Room for preparing between two sessions that answer one another, when the rule leaves it open.
inline constexpr calendar::Days breathing{14};

// Numbers of sessions are ints; containers want a size_t.
inline std::size_t index(int number) { return static_cast<std::size_t>(number); }

// What ties a session to another one that is placed at the same time: days from one to the
// other, both ends included.
struct Tie {
  int session = nobody;  // index of the other one
  bool before = false;   // this one comes before it, else after it
  int least = 1;
  int most = unlimited;
  int target = 0;      // the distance that costs nothing
  bool fresh = false;  // after the session that comes before the other one in its body
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
  std::string duty;                               // id of the one it was made for
  std::vector<std::string> also;                  // ids of others that it serves instead of theirs
  const rules::Obligation* obligation = nullptr;  // of that duty; null when it has none
  calendar::DayRange window;                      // where it may stand
  calendar::DayRange loosest;                     // where it might stand under another choice of
                                                  // the session that it answers: for the bound
  std::optional<int> even;                        // days from one to the next, evenly spread
  std::optional<calendar::Day> wish;              // where it would best stand, if it had a choice
  std::vector<std::string> tags;                  // what it has to deal with (rules::Counting::tag)
  std::optional<Tie> tie;
  std::optional<calendar::Day> keep;  // held on that day: others answer it
  bool displaced = false;             // its wish is the day that it had
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

// Days on which it could stand by itself, but for those days.
int open_days(const Demand& demand, const calendar::DayRange& without);

// That it must be held, as the cause of something else in the convention of `seen_from`.
Cause cause_of(const Demand& demand, const Options* seen_from);

// Whether the duty asks for sessions to be planned, and does not have them all.
bool wants_sessions(const compliance::Judgement& judgement);

class DemandList {
 public:
  DemandList(const Options& home, const calendar::DayRange& days)
      : home_(home), problem_(home.problem()), days_(days) {}

  // Adds the sessions that these duties lack; `judgements` were made with the sessions placed so
  // far, whose days are `placed`. True when there was anything to add.
  bool add(const std::vector<const compliance::Judgement*>& judgements,
           const std::vector<calendar::Day>& placed);
  // A session that lost its day.
  void add_displaced(const Displaced& displaced);
  // Gives up the one at `index`, and the ties to it; the others keep their numbers' order.
  void remove(int index);

  // Lets those that answers had kept on their days go; false when there was none.
  bool release();
  void bar(int index, Bar bar) { all_[planning::index(index)].barred.push_back(std::move(bar)); }
  // The one at `kept` serves for both; the other goes, as in `remove`.
  void merge(int kept, int dropped);

  const std::vector<Demand>& all() const { return all_; }

 private:
  void add_for(const compliance::Judgement& judgement);
  int demanded(const compliance::Judgement& judgement) const;
  // Whether it will bear on the duty wherever it is placed, were it to deal with its matter.
  bool bears_on(const Demand& demand, const compliance::Judgement& judgement) const;
  void share_tag(const compliance::Judgement& judgement);
  int find(const std::string& uid) const;
  void shape(Demand& demand, const compliance::Judgement& judgement, int count);

  // Where a demand is wished for, and what it is tied to: by the kind of its obligation.
  struct Shaping {
    Demand& demand;
    const compliance::Duty& duty;
    int trigger;  // the demand that the duty belongs to; nobody: none that is placed now
    int count;    // of demands for this duty
  };
  void shape(const rules::Cadence& rule, const Shaping& one) const;
  void shape(const rules::MaxGap& rule, const Shaping& one) const;
  void shape(const rules::Precedence& rule, const Shaping& one) const;
  void shape(const rules::Response& rule, const Shaping& one);
  void shape(const rules::Notice& rule, const Shaping& one) const;
  void shape(const rules::Composition& rule, const Shaping& one) const;
  void shape(const rules::Standing& rule, const Shaping& one) const;
  void shape(const rules::Deadline& rule, const Shaping& one) const;

  const Options& home_;
  const Problem& problem_;
  calendar::DayRange days_;  // days on which anything may be placed
  std::vector<Demand> all_;
  std::size_t first_of_round_ = 0;
  const std::vector<calendar::Day>* placed_ = nullptr;
  int count_ = 0;
};

}  // namespace gouvernail::planning
