// SPDX-License-Identifier: MPL-2.0
// What took place or is planned: meetings, seats, waivers. Facts only; no judgement. Whatever was
// recorded, also of days to come: what judges takes a HistoryAsOf instead (history_as_of.h).
// Whoever reads its facts includes the headers of those: no other is compiled anew when one of them
// is touched.
#pragma once

#include <string>
#include <vector>

namespace gouvernail::governance {

struct Meeting;
struct Seat;
struct Tick;
struct Waiver;

struct History {
  // Made, copied and compared where all of them are known (history.cpp).
  History();
  History(const History& other);
  History(History&& other) noexcept;
  History& operator=(const History& other);
  History& operator=(History&& other) noexcept;
  ~History();

  std::vector<Meeting> meetings;
  std::vector<Seat> seats;
  std::vector<Waiver> waivers;
  std::vector<Tick> ticks;

  // The session of that uid; null where there is none.
  const Meeting* meeting(const std::string& uid) const;

  friend bool operator==(const History& a, const History& b);
};

}  // namespace gouvernail::governance
