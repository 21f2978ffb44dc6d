// SPDX-License-Identifier: MPL-2.0
// One convention among those that are planned together: its duties, its demands, and what becomes
// of them. Private to the module.
#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "planning/demand/demand.h"
#include "planning/demand/options.h"
#include "planning/place/checked.h"

namespace gouvernail::planning {

class PlannedConvention {
 public:
  // The problem must outlive it.
  explicit PlannedConvention(const Problem& problem);

  const Options& options() const { return options_; }
  DemandList& demands() { return demands_; }
  // By demand, as last placed.
  const std::vector<calendar::LocalTime>& placed() const { return placed_; }

  // Adds the sessions that the duties lack, as things stand, and all that these bring with them;
  // false when they lack none.
  bool ask();
  // Puts the demands at their times, and judges again. `jointly`: how those that are held with
  // other conventions are, by uid of the demand.
  void place(std::vector<calendar::LocalTime> times, std::map<std::string, Jointly> jointly);
  void place_nothing();
  void give_up(int demand, Conflict conflict);
  // Shown: no calendar that keeps what was asked for has fewer sessions, or others.
  bool has_proven_sessions() const;
  // Shown: any calendar that keeps what was asked for has as many sessions of those bodies.
  bool needs_all_of(const std::set<std::string>& bodies) const;
  bool has_given_up() const { return !given_up_.duties.empty(); }
  PlannedMeeting planned(int number) const;
  // The plan, at the end; once.
  Plan finish(const Costs& costs);

 private:
  // What is asked for no more.
  struct GivenUp {
    std::set<std::string> duties;
    std::set<std::pair<std::string, std::string>> brought;  // obligation, session that brings it
  };

  // Whose duty a conflict is about, by the session that brings it.
  struct OfConflict {
    std::string obligation;
    std::string trigger;
    bool displaced = false;
  };

  bool has_no_more_than_least(std::set<std::string> bodies) const;
  void judge_tentatively();
  governance::Meeting meeting_of(int demand, const calendar::LocalTime& at) const;
  std::vector<std::string> members_of(const std::string& body) const;
  bool is_of_interest(const compliance::Judgement& judgement) const;
  std::vector<const compliance::Judgement*> unmet() const;
  void add_placed();
  void add_kept();
  void look_at_conflicts();
  void explain_left_open();

  const Problem& problem_;
  const Options options_;
  Checked checked_;
  DemandList demands_;
  Plan plan_;
  GivenUp given_up_;
  std::vector<OfConflict> of_conflicts_;  // by conflict
  std::map<std::string, Jointly> jointly_;
  std::vector<calendar::LocalTime> placed_;
};

}  // namespace gouvernail::planning
