// SPDX-License-Identifier: MPL-2.0
// Which of two sets of sessions belong together by their days alone.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "calendar/day.h"

namespace gouvernail::app {

// Pairs of places in the two lists: each the nearest to the other, within a fortnight; none where
// two are as near.
std::vector<std::pair<std::size_t, std::size_t>> nearest_pairs(
    const std::vector<calendar::Day>& here, const std::vector<calendar::Day>& there);

}  // namespace gouvernail::app
