// SPDX-License-Identifier: MPL-2.0
// The conventions that are planned together: what they demand as one list, numbered over all of
// them, and the days that it was given. Private to the module.
#pragma once

#include <memory>
#include <utility>
#include <vector>

#include "planning/model/plan_model.h"
#include "planning/place/joint.h"
#include "planning/place/planned_convention.h"
#include "planning/place/relief.h"

namespace gouvernail::planning {

class Ensemble {
 public:
  // The problems must outlive it.
  explicit Ensemble(const std::vector<Problem>& problems);

  // Every demand of every convention, the ties among its own; those held jointly say so.
  std::vector<Demand> gather() const;
  // The convention of a demand, and its number there; null: it is none.
  std::pair<PlannedConvention*, int> owner(int demand) const;
  const PlannedConvention& convention(std::size_t number) const { return *conventions_[number]; }

  // Adds the sessions that the duties lack, as things stand, and pairs those that may be held
  // jointly; false when nothing is lacking.
  bool ask();
  void pair_up() { joint_.pair_up(gather()); }
  // A session held for another convention too gets one of its own.
  void part(const std::vector<Demand>& demands, int guest) { joint_.part(demands, guest); }
  // Lets those that answers had kept on their days go; false when there was none.
  bool release();
  void merge(const Merger& merger);
  // One of those sessions is held by another body that counts as well; false: none can be.
  bool change_body(const std::vector<int>& demands);

  // Puts the demands on the days that the plan gives them, and judges again.
  void place(const std::vector<Demand>& demands, const PlanModel& model,
             const std::vector<int>& times);
  void place_nothing();
  // By demand, as last placed.
  const std::vector<calendar::Day>& placed() const { return placed_; }

  bool has_given_up() const;
  bool has_proven_sessions() const;
  // Shown: any calendar that keeps what is asked for needs sessions like those.
  bool needs_all(const std::vector<Demand>& demands, const std::vector<int>& those) const;
  // The plans, at the end; once.
  JointPlan finish();

 private:
  std::vector<const Options*> homes() const;

  std::vector<std::unique_ptr<PlannedConvention>> conventions_;
  JointSessions joint_;
  std::vector<calendar::Day> placed_;
  std::vector<Costs> costs_;  // by convention
};

}  // namespace gouvernail::planning
