// SPDX-License-Identifier: MPL-2.0
#include "governance/seat_overlap.h"

#include "governance/seat.h"

namespace gouvernail::governance {

const Seat* held_besides(const std::vector<Seat>& seats, const Seat& seat) {
  for (const Seat& other : seats) {
    if (other.role != seat.role || other.person != seat.person || other.from == seat.from) continue;
    if (overlaps(seat, other)) return &other;
  }
  return nullptr;
}

}  // namespace gouvernail::governance
