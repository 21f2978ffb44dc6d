// SPDX-License-Identifier: MPL-2.0
#include "governance/seat.h"

#include <set>

#include "governance/convention.h"

namespace gouvernail::governance {

bool holds_on(const Seat& seat, calendar::Day day) {
  return overlaps(seat, calendar::DayRange{day, day});
}

bool ended_by(const Seat& seat, calendar::Day day) { return seat.until && *seat.until < day; }

bool overlaps(const Seat& seat, const calendar::DayRange& days) {
  return seat.from <= days.last && !ended_by(seat, days.first);
}

bool overlaps(const Seat& seat, const Seat& other) {
  return overlaps(seat, calendar::DayRange{other.from, other.until.value_or(calendar::Day::max())});
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
