// SPDX-License-Identifier: MPL-2.0
// One chain of gaps by itself, solved exactly. Private to the module.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "search/layout.h"

namespace gouvernail::search {

// The cheapest times of one chain by dynamic programming: exact, in time linear in the days of
// the chain times the slots. Keeps its tables between calls; one for each thread.
class ChainSolver {
 public:
  explicit ChainSolver(const Layout& layout);
  ~ChainSolver();
  ChainSolver(const ChainSolver&) = delete;
  ChainSolver& operator=(const ChainSolver&) = delete;

  // Costs to be used for the i-th session of the chain, shaped as Node::cost; to be filled
  // before `solve`.
  std::vector<Cost>& costs(std::size_t i);
  // Least cost, with one time a session in `times`; `forbidden` or more when there is none.
  Cost solve(const Chain& chain, int* times);
  // For each session of the chain and each of its times (shaped as Node::cost): the least cost
  // of the whole chain when it stands then. `costs` must be filled as for `solve`.
  void paths_through(const Chain& chain, std::vector<std::vector<Cost>>& through);

 private:
  bool reach(const Chain& chain);
  void prepare(std::size_t i, int days);
  // Least costs over a link: for each day of `after`, the least of `reached` (by day of `before`)
  // and the gap between them, and the day that gives it (-1: the gap allows none).
  void carry(const std::vector<Cost>& reached, const Node& before, const Link& link,
             std::vector<Cost>& least, std::vector<std::int16_t>& from);
  template <class Left>
  void carry_over(const Link& link, std::vector<Cost>& least, std::vector<std::int16_t>& from);
  void descend(const Chain& chain, std::size_t i);

  struct Tables;
  const Layout& layout_;
  std::unique_ptr<Tables> tables_;
};

}  // namespace gouvernail::search
