// SPDX-License-Identifier: MPL-2.0
// How a model reads the problem, and what may be claimed of it then. Private to the module.
#pragma once

#include <limits>

namespace gouvernail::planning {

// `strict`: every plan of the model is one of the problem. `loosest`: every plan of the problem
// is one of the model, so that a bound of the model holds. Mostly they are the same model.
enum class Latitude { strict, loosest };

struct Claims {
  // The strict and the loosest reading are the same.
  bool exact = true;
  // What the cheapest plan costs in which some session stands on the other side of one that
  // stands, each series taken alone; infinite when there is no such choice. In halves, beyond
  // what the same series costs at least.
  double other_order = std::numeric_limits<double>::infinity();
};

}  // namespace gouvernail::planning
