// SPDX-License-Identifier: MPL-2.0
// Which sessions of several conventions are held as one. Private to the module.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "planning/demand/demand.h"
#include "planning/model/plan_model.h"
#include "rules/rules.h"
#include "search/search.h"

namespace gouvernail::planning {

// The sessions that the conventions lack of bodies that they hold jointly, in pairs: that of the
// convention that leads (the first named) and that of another one whose days overlap.
class JointSessions {
 public:
  // Of the conventions planned together; they must outlive it.
  explicit JointSessions(const std::vector<const Options*>& homes);

  // Finds a partner for whoever has none. `demands` are those of all conventions. The bound is for
  // the sessions held together as they are paired here.
  void pair_up(const std::vector<Demand>& demands);
  // Writes into the demands in whose session each is held (Demand::with).
  void mark(std::vector<Demand>& demands) const;

  // The one held in another one's session, which does not go with what is around it, is held by
  // itself from now on.
  void part(const std::vector<Demand>& demands, int guest);
  // What could not be held jointly, and why.
  const std::vector<base::Message>& apart() const { return apart_; }

 private:
  using Name = std::pair<const Options*, std::string>;  // convention and uid of a demand
  static Name name_of(const Demand& demand) { return {demand.home, demand.uid}; }

  // A convention as it is in its joint sessions: as long as the longest, in the leader's room.
  struct Home {
    rules::Rules rules;
    Problem problem;
    std::unique_ptr<Options> options;
  };

  const Options& jointly(const Demand& demand) const;
  bool leads(const Demand& demand) const;
  int common_times(const Demand& a, const Demand& b) const;
  base::Message why_apart(const Demand& a, const Demand& b) const;

  std::map<const Options*, std::unique_ptr<Home>> homes_;
  std::map<Name, Name> partner_;  // guest to host
  std::set<std::pair<Name, Name>> parted_;
  std::set<std::pair<Name, Name>> told_;
  std::vector<base::Message> apart_;
};

// How each session that is held jointly is, by convention and uid of its demand.
std::map<const Options*, std::map<std::string, Jointly>> held_jointly(
    const std::vector<Demand>& demands);

// `result` is without a plan. Where the sessions would have one if each was held by itself, one
// that is held in another one's and might be why; else nobody.
int find_ill_fated(const std::vector<Demand>& demands, const PlanModel& model,
                   const search::Result& result, const Control& control);

}  // namespace gouvernail::planning
