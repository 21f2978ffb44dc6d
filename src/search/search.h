// SPDX-License-Identifier: MPL-2.0
// The anytime search: a plan at once, then better plans and a better proven bound until they
// meet or the limit is reached.
#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <vector>

#include "search/known_prices.h"
#include "search/model.h"
#include "search/overload.h"

namespace gouvernail::search {

struct Progress {
  double cost = 0;   // of the best plan without conflict; infinite before the first
  double bound = 0;  // no plan costs less
  // Part of the cost that better plans might still save; 1 before the first plan.
  double gap() const;
};

struct Limits {
  // Work is counted, not timed: with the same seed the same plans come in the same order,
  // however fast the machine is.
  std::uint64_t seed = 1;
  std::uint64_t most_rounds = 0;  // 0: no limit but time
  // Only plans that cost less are of interest; without any, the outcome is infeasible.
  double below = std::numeric_limits<double>::infinity();
  KnownPrices prices;      // to begin with
  std::vector<int> times;  // of a plan to begin with; may be empty
  double enough = 0;       // a plan with this gap or less will do
  unsigned threads = 1;    // at most, for parts that share nobody; the plan is the same
  // May be empty. Never called by two threads at a time, `tell` by the caller's alone.
  std::function<bool()> stop;                 // asked now and then
  std::function<void(const Progress&)> tell;  // at each better plan or bound
};

enum class Outcome {
  optimal,     // proven
  feasible,    // a plan, with a gap
  infeasible,  // proven: no plan exists
  unknown      // neither a plan nor a proof in the time given
};

struct Result {
  Outcome outcome = Outcome::unknown;
  std::vector<int> times;  // one a session; empty without a plan
  // Where neither a plan nor a proof was found: the choice in hand. Gaps are kept in it, and
  // somebody is taken twice.
  std::vector<int> nearest;
  std::int64_t cost = 0;
  double bound = 0;
  double alone = 0;  // what the chains cost at least, each as if nobody were shared
  // Of the whole model, where it was searched as one; else none.
  KnownPrices prices;
  // Infeasible, one of the two: a session of a chain that has no plan even alone, or somebody
  // who is asked for too much.
  int chain_without_plan = -1;
  std::optional<Overload> overload;
};

// Throws std::invalid_argument when the gaps of the model make no chains (see Gap).
Result solve(const Model& model, const Limits& limits);

}  // namespace gouvernail::search
