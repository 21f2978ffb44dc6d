// SPDX-License-Identifier: MPL-2.0
// What gives way where the sessions that are asked for have no plan together, or exceed a limit.
// No session is given up as long as there is another choice. Private to the module.
#pragma once

#include <vector>

#include "planning/model/plan_model.h"
#include "planning/place/effort.h"
#include "planning/place/ensemble.h"
#include "planning/place/relief.h"
#include "planning/why/impasse.h"
#include "search/search.h"

namespace gouvernail::planning {

// `demands` are those that the ensemble has gathered, and no longer are once something gave way.
class GivingWay {
 public:
  // All must outlive it.
  GivingWay(Ensemble& ensemble, const Control& control, const Effort& effort)
      : ensemble_(ensemble), control_(control), effort_(effort) {}

  // Series that do not go together are held apart; false: there are none.
  bool part_ill_paired(const std::vector<Demand>& demands, const PlanModel& model);
  // `result` is without a plan.
  void make_possible(const std::vector<Demand>& demands, const PlanModel& model,
                     const search::Result& result);
  // All are placed; true: they exceeded a limit, and something gave way.
  bool respect_limits(const std::vector<Demand>& demands);

  // Whether it was chosen which sessions serve for which duties: others might have done, so that
  // nothing that is proven of these holds for every plan.
  bool has_chosen() const { return chosen_; }

 private:
  bool part_some(const std::vector<Demand>& demands, const PlanModel& model,
                 const search::Result& result);
  bool merge(const std::vector<Demand>& demands, const std::vector<int>& those = {});
  bool change_body(const std::vector<Demand>& demands, const PlanModel& model,
                   const search::Result& result);
  void give_up(const std::vector<Demand>& demands, const PlanModel& model,
               const search::Result& result);
  bool is_proven(const std::vector<Demand>& demands, const Impasse& impasse,
                 const PlanModel& model) const;
  void leave_week(const std::vector<Demand>& demands, const Overflow& overflow);
  void keep_below(const std::vector<Demand>& demands, const Excess& excess);

  Ensemble& ensemble_;
  const Control& control_;
  const Effort& effort_;
  bool chosen_ = false;
};

}  // namespace gouvernail::planning
