// SPDX-License-Identifier: MPL-2.0
// Who is where under a choice that is being mended. Private to the module.
#pragma once

#include <vector>

#include "search/chains.h"

namespace gouvernail::search {

class Occupancy {
 public:
  explicit Occupancy(const Layout& layout);

  void clear();
  // Puts a chain's sessions at those times; the chain must be out. Returns what they add to the
  // cost of those that are in: their own, their gaps', pairs', and `clash` for each conflict.
  Cost put(int chain, const int* times);
  void take_out(int chain);
  void times_of(int chain, int* times) const;
  const std::vector<int>& times() const { return times_; }
  void assign(const std::vector<int>& times);

  // Adds to `costs` (shaped as Node::cost) what standing at each time would add because of
  // those that are in.
  void add_pressure(const Node& node, std::vector<Cost>& costs) const;
  // Nobody and no room taken twice, no day too full, every session in.
  bool is_free_of_conflicts() const { return conflicts_ == 0 && in_count_ == times_.size(); }

 private:
  Cost put_session(int session, int t);
  void take_session(int session);
  std::size_t day_slot(int resource, int day) const {
    return static_cast<std::size_t>(resource) * static_cast<std::size_t>(layout_.day_count) +
           static_cast<std::size_t>(day);
  }

  const Layout& layout_;
  std::vector<int> times_;
  std::vector<char> in_;
  std::vector<std::uint16_t> sessions_on_;  // by resource and day
  std::vector<Cells> taken_;                // by resource and day: cells taken at least once
  std::vector<std::uint16_t> count_;        // by resource, day and cell
  std::size_t in_count_ = 0;
  int conflicts_ = 0;  // sessions too many, over cells and days
};

}  // namespace gouvernail::search
