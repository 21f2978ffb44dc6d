// SPDX-License-Identifier: MPL-2.0
// What took place or is planned: meetings, seats, waivers. Facts only; no judgement. Whatever was
// recorded, also of days to come: what judges takes a HistoryAsOf instead (history_as_of.h).
#pragma once

#include <vector>

#include "governance/meeting.h"
#include "governance/seat.h"
#include "governance/tick.h"
#include "governance/waiver.h"

namespace gouvernail::governance {

struct History {
  std::vector<Meeting> meetings;
  std::vector<Seat> seats;
  std::vector<Waiver> waivers = {};
  std::vector<Tick> ticks = {};

  friend bool operator==(const History&, const History&) = default;
};

}  // namespace gouvernail::governance
