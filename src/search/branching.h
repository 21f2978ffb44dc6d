// SPDX-License-Identifier: MPL-2.0
// Best-first branch and bound over the prices: where prices alone leave a gap, the times of one
// session after the other are cut in two until every part is settled. Complete: it ends with the
// best plan, or with the proof that there is none. Private to the module.
#pragma once

#include <functional>
#include <limits>
#include <queue>
#include <vector>

#include "search/prices.h"

namespace gouvernail::search {

class Branching {
 public:
  // `see`: called with choices that might be plans.
  Branching(const Layout& layout, Prices& prices, std::function<void(const std::vector<int>&)> see);

  // Settles or cuts the part with the lowest bound. `best`: cost of the best plan so far, or
  // infinite; parts that cannot beat it are dropped.
  void expand(double best, const std::vector<int>& best_times);
  // Lifts the restrictions of the part in hand.
  void leave();
  // Every part is settled: the best plan is optimal, or without one there is none.
  bool is_done() const { return parts_.empty(); }
  // No plan costs less than this or than the best one known.
  double bound() const {
    return parts_.empty() ? std::numeric_limits<double>::infinity() : parts_.top().bound;
  }

 private:
  // A session that keeps only its times from `first` to `last`.
  struct Cut {
    int session;
    int first;
    int last;
  };
  struct Part {
    double bound;
    std::vector<Cut> cuts;
    bool operator<(const Part& other) const {
      // The queue's top is the greatest: the lowest bound, then the deepest.
      return bound != other.bound ? bound > other.bound : cuts.size() < other.cuts.size();
    }
  };

  // Times up to `last`, and those behind it; the half without the session's wish costs `cost`.
  struct Split {
    int session = -1;
    int last = 0;
    double cost = 0;
  };

  void enter(const Part& part);
  bool narrow(std::vector<Cut>& cuts, double limit);
  Split split_of(int session, double limit) const;
  Split choose(double limit, const std::vector<int>& best_times) const;
  void split(const Part& part, double bound, double limit, const std::vector<int>& best_times);

  const Layout& layout_;
  Prices& prices_;
  std::function<void(const std::vector<int>&)> see_;
  std::priority_queue<Part> parts_;
  std::vector<int> restricted_;
  std::vector<int> choices_;  // by session: times left to it in the part in hand
  double ceiling_ = 0;        // no plan costs as much
};

}  // namespace gouvernail::search
