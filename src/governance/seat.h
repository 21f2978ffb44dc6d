// SPDX-License-Identifier: MPL-2.0
// Who sits: a person in a role, from a day to a day.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "calendar/day.h"

namespace gouvernail::governance {

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
// Whether its last day lies before that day.
bool ended_by(const Seat& seat, calendar::Day day);
// Whether it is held on one of those days, or on one on which the other is.
bool overlaps(const Seat& seat, const calendar::DayRange& days);
bool overlaps(const Seat& seat, const Seat& other);

// Number of seats of a role: fixed by the convention, else as many as persons are recorded in it
// for the day; none when neither is known.
std::optional<int> seats_of(const Role& role, const std::vector<Seat>& seats, calendar::Day day);

}  // namespace gouvernail::governance
