// SPDX-License-Identifier: MPL-2.0
// Somebody, or a room, asked for more sessions than the days left to them hold.
#pragma once

#include <optional>
#include <vector>

#include "search/model.h"

namespace gouvernail::search {

// `sessions` can stand on `days` alone (indices into Model::days), which hold `capacity` of
// them, one too few: no plan exists, whatever the rest is (Hall's condition).
struct Overload {
  int resource = 0;
  std::vector<int> sessions;  // ascending
  std::vector<int> days;      // ascending
  int capacity = 0;
};

// The first resource, in their order, that is asked for too much. None proves nothing: gaps and
// hours may still forbid every plan.
std::optional<Overload> find_overload(const Model& model);

}  // namespace gouvernail::search
