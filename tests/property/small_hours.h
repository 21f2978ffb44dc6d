// SPDX-License-Identifier: MPL-2.0
// Whether sessions of a small convention can be held when they stand, told from its persons, rooms
// and days alone.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "property/small_convention.h"

namespace gouvernail::test::plans_test {

// Whom the body cannot do without on that day: the one holder of each role that is bound.
std::set<std::string> needed(const Convention& convention, const Placed& placed);
// Of those, and the room: who is taken by a diary.
std::vector<std::string> those_taken(const Convention& convention, const Placed& placed);
// Who is needed in both on one day, and the room of both.
std::vector<std::string> shared_by(const Convention& convention, const Placed& a, const Placed& b);
// Nobody needed is taken by a diary, nor the room; the house is open.
bool can_be_held(const Convention& convention, const Placed& placed);
// It can still be convened in time, on a day of its series.
bool can_be_planned(const Convention& convention, const Placed& placed);
// Neither takes anybody, or the room, of the other.
bool go_together(const Convention& convention, const Placed& a, const Placed& b);
// Each could be planned, and each pair goes together; no body meets twice on a day.
bool can_be_planned(const Convention& convention, const Calendar& calendar);

}  // namespace gouvernail::test::plans_test
