// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "calendar/day.h"

namespace gouvernail::governance {

struct Role;
struct Seat;

// The seat among `seats` that is held by the same person in the same role on a day that `seat` has
// too: nobody sits twice on one chair. Null when there is none. One that begins on the same day is
// the same seat, as it was told before.
const Seat* held_besides(const std::vector<Seat>& seats, const Seat& seat);

struct FullRole {
  calendar::Day day;              // the first one
  std::set<std::string> holders;  // who else holds it on that day
};
// Whether `seat` is one too many, where the convention says how many the role has: on its first day
// or on that of another that begins while it is held.
std::optional<FullRole> full_besides(const Role& role, const std::vector<Seat>& seats,
                                     const Seat& seat);

}  // namespace gouvernail::governance
