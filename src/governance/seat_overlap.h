// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <vector>

namespace gouvernail::governance {

struct Seat;

// The seat among `seats` that is held by the same person in the same role on a day that `seat` has
// too: nobody sits twice on one chair. Null when there is none. One that begins on the same day is
// the same seat, as it was told before.
const Seat* held_besides(const std::vector<Seat>& seats, const Seat& seat);

}  // namespace gouvernail::governance
