// SPDX-License-Identifier: MPL-2.0
#include "governance/seat_overlap.h"

#include <algorithm>

#include "governance/convention.h"
#include "governance/seat.h"

namespace gouvernail::governance {
namespace {

std::set<std::string> others_on(calendar::Day day, const std::vector<Seat>& seats,
                                const Seat& seat) {
  std::set<std::string> others;
  for (const Seat& other : seats) {
    const bool holds = other.role == seat.role && holds_on(other, day);
    if (holds && other.person != seat.person) others.insert(other.person);
  }
  return others;
}

}  // namespace

const Seat* held_besides(const std::vector<Seat>& seats, const Seat& seat) {
  for (const Seat& other : seats) {
    if (other.role != seat.role || other.person != seat.person || other.from == seat.from) continue;
    if (overlaps(seat, other)) return &other;
  }
  return nullptr;
}

std::optional<FullRole> full_besides(const Role& role, const std::vector<Seat>& seats,
                                     const Seat& seat) {
  if (!role.seats) return std::nullopt;
  std::vector<calendar::Day> days = {seat.from};
  for (const Seat& other : seats) {
    if (other.role == seat.role && holds_on(seat, other.from)) days.push_back(other.from);
  }
  std::ranges::sort(days);
  for (const calendar::Day day : days) {
    auto others = others_on(day, seats, seat);
    if (static_cast<int>(others.size()) >= *role.seats) return FullRole{day, std::move(others)};
  }
  return std::nullopt;
}

}  // namespace gouvernail::governance
