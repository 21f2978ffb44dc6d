// SPDX-License-Identifier: MPL-2.0
// One convention among those that are planned together: its duties, its demands, and what becomes
// of them. Private to the module.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "planning/demand/demand.h"
#include "planning/demand/options.h"

namespace gouvernail::planning {

class Unit {
 public:
  // The problem must outlive it.
  explicit Unit(const Problem& problem);

  const Options& options() const { return options_; }
  DemandList& demands() { return demands_; }
  // By demand, as last placed.
  const std::vector<calendar::Day>& placed() const { return placed_; }
  const std::vector<calendar::Minutes>& starts() const { return starts_; }

  // Adds the sessions that the duties lack, as things stand, and all that these bring with them;
  // false when they lack none.
  bool ask();
  // Puts the demands on their days, and judges again.
  void place(std::vector<calendar::Day> days, std::vector<calendar::Minutes> starts);
  void give_up(int demand, Conflict conflict);
  // By uid of the demand: those that are held so, and no others. Before `place`.
  void hold(std::map<std::string, Jointly> jointly) { jointly_ = std::move(jointly); }
  // Shown: no calendar that keeps what was asked for has fewer sessions, or others.
  bool has_proven_sessions() const;
  // Shown: any calendar that keeps what was asked for has as many sessions of those bodies.
  bool needs_all_of(const std::set<std::string>& bodies) const;
  bool has_given_up() const { return !given_up_.empty(); }
  PlannedMeeting planned(int number) const;
  // The plan, at the end; once.
  Plan finish(const Costs& costs);

 private:
  std::vector<compliance::Judgement> judged() const;
  bool has_no_more_than_least(std::set<std::string> bodies) const;
  void judge_with(const std::vector<calendar::Day>& days,
                  const std::vector<calendar::Minutes>& starts);
  std::string duty_of(const Demand& demand) const;
  bool begins_in_time(const compliance::Judgement& judgement) const;
  bool is_of_interest(const compliance::Judgement& judgement) const;
  calendar::DayRange days_of_interest() const;
  std::vector<const compliance::Judgement*> unmet() const;
  void mark(governance::Meeting& meeting, const Demand& demand) const;
  governance::Meeting meeting_of(const Demand& demand, calendar::Day day,
                                 calendar::Minutes start) const;
  std::vector<std::string> members_of(const std::string& body) const;
  void add_kept();
  void look_at_conflicts();
  void explain_left_open();

  const Problem& problem_;
  const Options options_;
  base::Boxed<governance::History> history_;  // with the sessions placed
  std::vector<compliance::Judgement> judgements_;
  calendar::DayRange days_;
  DemandList demands_;
  Plan plan_;
  std::set<std::string> given_up_;
  std::set<std::pair<std::string, std::string>> given_up_of_;  // obligation, session of it
  struct GivenUp {
    std::string obligation;
    std::string trigger;
    bool displaced = false;
  };
  std::vector<GivenUp> of_conflicts_;  // by conflict
  std::map<std::string, Jointly> jointly_;
  std::vector<calendar::Day> placed_;
  std::vector<calendar::Minutes> starts_;
};

}  // namespace gouvernail::planning
