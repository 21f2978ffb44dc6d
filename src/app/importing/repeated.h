// SPDX-License-Identifier: MPL-2.0
// Lines of a table that tell of one session in two ways: with its hour and without, with its
// identifier and without, its day in letters and in figures.
#pragma once

#include <vector>

#include "app/importing/rows.h"

namespace gouvernail::app {

// Of lines of one body, day and hour of which none says otherwise than another, one stays, with all
// that they say; the others are told. At most one of them has a uid of its own. One without an hour
// is that of the only other one of its day; of several, nobody knows which it is. The order of the
// lines changes nothing.
void join_repeated(std::vector<Row>& rows, FileReport& report);

}  // namespace gouvernail::app
