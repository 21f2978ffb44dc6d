// SPDX-License-Identifier: MPL-2.0
// What the plan in hand costs, and below what no plan goes. Private to the module.
#pragma once

#include <vector>

#include "planning/demand/demand.h"
#include "planning/model/claims.h"
#include "planning/place/last_search.h"
#include "search/search.h"

namespace gouvernail::planning {

// In halves.
class Bounds {
 public:
  // A plan of a model with those claims.
  void set(const search::Result& found, const Claims& claims);
  // Nothing is placed: that costs nothing, and is proven.
  void set_nothing() { *this = {}; }
  // A plan of which nothing is claimed.
  void set_unproven(int cost);

  // The demands are others: what was shown of all plans for them no longer holds.
  void forget_from_below() { from_below_ = 0; }
  // Which sessions serve for which duties was chosen: the bound is one of that choice alone.
  void give_up_bound() { bound_ = 0; }
  // The model is the problem: no other bound is needed.
  bool is_exact() const { return exact_; }
  // The search of the model has left that part of the cost unproven, or less.
  bool is_nearly_proven(double part) const;
  // The bound of all plans for the demands, although some sessions were tied to what others were at
  // the time: of the same problem without those ties. Not `exact`.
  void find_from_below(const std::vector<Demand>& demands, const LastSearch& last,
                       search::Limits limits);

  int cost() const { return cost_; }
  double bound() const { return bound_; }
  // Costs are whole numbers.
  bool is_proven() const { return bound_ > cost_ - 0.5; }

 private:
  int cost_ = 0;
  double bound_ = 0;
  double of_model_ = 0;    // of the model that was searched, ties and all
  double from_below_ = 0;  // of all plans with these sessions, whatever they were tied to
  bool exact_ = true;
};

}  // namespace gouvernail::planning
