// SPDX-License-Identifier: MPL-2.0
#include "governance/seat.h"

#include <algorithm>

#include "governance/convention.h"

namespace gouvernail::governance {

bool holds_on(const Seat& seat, calendar::Day day) {
  return seat.from <= day && (!seat.until || day <= *seat.until);
}

std::optional<int> seats_of(const Role& role, const std::vector<Seat>& seats, calendar::Day day) {
  if (role.seats) return role.seats;
  const auto held = std::count_if(seats.begin(), seats.end(), [&](const Seat& seat) {
    return seat.role == role.id && holds_on(seat, day);
  });
  return held > 0 ? std::optional(static_cast<int>(held)) : std::nullopt;
}

namespace {

std::optional<int> own_room(const Role& role, const std::vector<Seat>& seats, calendar::Day day) {
  if (role.party.empty() && !role.seats) return std::nullopt;
  return seats_of(role, seats, day);
}

}  // namespace

std::optional<int> room_for(const std::string& role, const std::vector<Seat>& seats,
                            calendar::Day day, const Convention& convention) {
  const Role* own = convention.role(role);
  auto room = own ? own_room(*own, seats, day) : std::nullopt;
  if (!room) return std::nullopt;
  for (const Role& other : convention.roles) {
    if (std::find(other.is_also.begin(), other.is_also.end(), role) == other.is_also.end()) {
      continue;
    }
    const auto more = own_room(other, seats, day);
    if (!more) return std::nullopt;
    *room += *more;
  }
  return room;
}

}  // namespace gouvernail::governance
