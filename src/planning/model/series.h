// SPDX-License-Identifier: MPL-2.0
// The sessions of one body, one after the other: their order, the days between two of them, and an
// even spread. Private to the module.
#pragma once

#include <vector>

#include "planning/model/model_draft.h"
#include "planning/model/ties.h"

namespace gouvernail::planning {

// Writes a gap between each two sessions of every series, what must come before a session spread
// with it as one. `tied`: the ties that the draft's gaps hold already.
void spread_series(const Layout& layout, const std::vector<TiedDemand>& tied, ModelDraft& draft);

}  // namespace gouvernail::planning
