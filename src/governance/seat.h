// SPDX-License-Identifier: MPL-2.0
// Who sits: a person in a role, from a day to a day.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "calendar/day.h"

namespace gouvernail::governance {

struct Convention;
struct Role;

// A person holding a role from a day to a day. `person` is a key of people.toml.
struct Seat {
  std::string role;
  std::string person;
  std::string party;  // when the role does not tell
  calendar::Day from;
  std::optional<calendar::Day> until;  // last day; none: not known to end
  friend bool operator==(const Seat&, const Seat&) = default;
};

// Whether the seat is held on that day; its first and its last day count.
bool holds_on(const Seat& seat, calendar::Day day);

// Number of seats of a role: fixed by the convention, else those recorded for the day; none when
// neither is known.
std::optional<int> seats_of(const Role& role, const std::vector<Seat>& seats, calendar::Day day);

// How many persons can sit in a role on that day: its seats (seats_of),
// and those of the roles that fill it besides (Role::is_also). None: nobody
// knows, and any number may; so it is of the public and of qualified persons, whom no party
// appoints.
std::optional<int> room_for(const std::string& role, const std::vector<Seat>& seats,
                            calendar::Day day, const Convention& convention);

}  // namespace gouvernail::governance
