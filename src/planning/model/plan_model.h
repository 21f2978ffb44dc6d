// SPDX-License-Identifier: MPL-2.0
// From demands to the search's model, and back. Private to the module.
//
// Which file writes what of the model:
//   layout          the days on which each demand may be held    time_axis   its days and start
//   times model_sessions  sessions, those that stand, those held jointly ties            what must
//   come before a session, what answers it: as gaps series          an even spread, and days
//   between two sessions of a body: as gaps gaps            that gaps close no circle, and what
//   becomes of one that would sharing         persons and rooms          travel   the time to go
//   from one site to another
#pragma once

#include <vector>

#include "planning/model/claims.h"
#include "planning/model/gaps.h"
#include "planning/model/layout.h"
#include "planning/model/wishes.h"
#include "search/model.h"

namespace gouvernail::planning {

struct ModelDraft;

// What the search is given, and how its answer reads.
class PlanModel {
 public:
  PlanModel(Layout layout, ModelDraft&& written);

  const search::Model& for_search() const { return model_; }
  const TimeAxis& time() const { return layout_.time; }
  const Claims& claims() const { return claims_; }
  // The model's session in which the demand is held.
  int session_of(int demand) const { return planning::session_of(layout_.demands, demand); }
  // Demands held in another one's session whose series do not go together with its own: they must
  // be held apart, and then there is another model.
  const std::vector<int>& ill_paired() const { return ill_paired_; }

  // Cost by term of a choice of times, one a session of the model; in halves. Of one convention's
  // demands, and the gaps among them.
  Costs costs(const std::vector<int>& times, const Options& home) const;
  // Of one demand's session: its own, and the gaps on both sides of it.
  Costs costs_of(int demand, const std::vector<int>& times) const;

 private:
  Costs own_costs(int demand, int time) const;
  int gap_cost(const search::Gap& gap, const std::vector<int>& times) const;

  Layout layout_;
  search::Model model_;
  Claims claims_;
  Wishes wishes_;
  std::vector<AskedGap> asked_;
  std::vector<int> ill_paired_;
};

// The demands, of one convention or of several, must outlive it.
PlanModel write_model(const std::vector<Demand>& demands, Latitude latitude);

}  // namespace gouvernail::planning
