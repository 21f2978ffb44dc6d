// SPDX-License-Identifier: MPL-2.0
// A choice of times in hand, and how it gets better: chains are placed anew, each exactly, among
// the others as they are. Private to the module.
#pragma once

#include <cstdint>
#include <vector>

#include "search/neighbourhood.h"
#include "search/occupancy.h"
#include "search/prices.h"
#include "search/random.h"

namespace gouvernail::search {

class Mending {
 public:
  Mending(const Layout& layout, const Prices& prices, std::uint64_t seed);

  // Whether the chain has a plan when it is alone.
  bool has_plan(int chain);

  // A choice from nothing, under that part of the prices.
  void construct(Cost price_part);
  // Places one chain after the other anew, until none gets better.
  void descend();
  // Another choice, under the prices; false when it is worse than the one in hand, which stays.
  bool rebuild();
  // Takes some chains out and puts them back one by one; keeps the result when it is better, or
  // not much worse. False when it was not kept.
  bool mend();

  // The choice in hand, and what it costs, conflicts included.
  const std::vector<int>& times() const { return here_.times(); }
  double value() const { return value_; }
  bool is_free_of_conflicts() const { return here_.is_free_of_conflicts(); }
  void assign(const std::vector<int>& times, double value);

  // By chance.
  bool one_in(std::size_t count) { return random_.below(count) == 0; }
  // Counted in sessions placed.
  std::uint64_t work_done() const { return work_done_; }

 private:
  void order_by_freedom();
  Cost best_for(int chain, Cost price_part, Cost noise, int* times);
  double construct(const std::vector<int>& order, Cost price_part);
  double improve(int chain);
  double descend(double value, const std::vector<int>& chains);

  const Layout& layout_;
  const Prices& prices_;
  ChainSolver solver_;
  Occupancy here_;
  Random random_;
  Neighbourhood neighbourhood_;
  std::vector<int> by_freedom_;
  std::vector<int> old_;  // of the chains being mended
  double value_ = 0;
  std::uint64_t work_done_ = 0;
};

}  // namespace gouvernail::search
