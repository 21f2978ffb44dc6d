// SPDX-License-Identifier: MPL-2.0
// Planning problems in the neutral text format CTGS1: a header `CTGS1 days slots meetings edges
// resources pairs`, then a line for each: day `ordinal weekday school`; meeting `department
// convention body k site n (t cost)*`; edge `m1 m2 mingap maxgap target weight`; resource `name
// daycap n meetings*`; pair `i j w`.
#pragma once

#include <string>

#include "search/model.h"

namespace gouvernail::benchmarks {

// Throws std::runtime_error, with the number of the line, on a text that is none.
search::Model read_ctgs1(const std::string& text);

}  // namespace gouvernail::benchmarks
