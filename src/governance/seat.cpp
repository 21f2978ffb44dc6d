// SPDX-License-Identifier: MPL-2.0
#include "governance/seat.h"

#include <set>

#include "governance/convention.h"

namespace gouvernail::governance {

bool holds_on(const Seat& seat, calendar::Day day) {
  return seat.from <= day && (!seat.until || day <= *seat.until);
}

std::optional<int> seats_of(const Role& role, const std::vector<Seat>& seats, calendar::Day day) {
  if (role.seats) return role.seats;
  std::set<std::string> held;
  for (const Seat& seat : seats) {
    if (seat.role == role.id && holds_on(seat, day)) held.insert(seat.person);
  }
  return held.empty() ? std::nullopt : std::optional(static_cast<int>(held.size()));
}

}  // namespace gouvernail::governance
