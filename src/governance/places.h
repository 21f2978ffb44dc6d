// SPDX-License-Identifier: MPL-2.0
// How many of those on a sheet find a seat. Whoever holds a role that fills another besides
// (Role::is_also) may be on the sheet under either name; a person who holds several seats sits
// once.
#pragma once

#include <string>
#include <vector>

#include "calendar/day.h"

namespace gouvernail::governance {

struct Convention;
struct Seat;

// So many holders of a role, or one of them by name.
struct Heads {
  std::string role;  // id
  int count = 1;
  std::string person = {};  // key; empty: any
};

// What became of one of those groups.
struct Placed {
  int seated = 0;  // all of them where nobody knows how many seats there are
  // Where some found no seat: how many claim the seats that they could have taken, and how many
  // seats that is.
  int claiming = 0;
  int seats = 0;
  // A group further up in the list claims the same seats, and found none either.
  bool told = false;
};

// As many as can sit at once, in the order of `heads`. `seats`: those that are recorded; a role
// has as many as the convention fixes, else as many as persons hold it on `day`; none of either, or
// a role without a party and a fixed number (the public, qualified persons): nobody knows, and any
// number may.
std::vector<Placed> place(const std::vector<Heads>& heads, const std::vector<Seat>& seats,
                          calendar::Day day, const Convention& convention);

}  // namespace gouvernail::governance
