// SPDX-License-Identifier: MPL-2.0
// Which recorded session a line of a file is, where its uid does not tell, but its body and its
// day.
#pragma once

#include <cstddef>
#include <vector>

#include "app/importing/rows.h"
#include "governance/meeting.h"

namespace gouvernail::app {

// On one day, at the same hour as far as both tell one.
bool may_be_at_once(const governance::Meeting& a, const governance::Meeting& b);

struct SamePlace {
  std::size_t row = 0;
  const governance::Meeting* recorded = nullptr;
};

// Each of the rows at `fresh`, and the one of `standing` of its body that may be at once with it:
// where several rows or several sessions of that body and day may be meant, nobody knows.
std::vector<SamePlace> find_same_places(const std::vector<Row>& rows,
                                        const std::vector<std::size_t>& fresh,
                                        const std::vector<const governance::Meeting*>& standing);

}  // namespace gouvernail::app
