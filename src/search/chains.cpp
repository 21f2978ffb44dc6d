// SPDX-License-Identifier: MPL-2.0
#include "search/chains.h"

#include <algorithm>

#include "search/index.h"

namespace gouvernail::search {
namespace {

// Where the least value of a window [low, high] stands, for windows whose ends never go back: a
// queue of places whose values ascend. All windows together cost one pass.
class WindowMinimum {
 public:
  WindowMinimum(const Cost* values, std::int16_t* queue) : values_(values), queue_(queue) {}

  // -1: the window is empty.
  int least(int low, int high) {
    if (head_ == tail_) next_ = std::max(next_, low);
    for (; next_ <= high; ++next_) {
      while (tail_ > head_ && values_[queue_[tail_ - 1]] >= values_[next_]) --tail_;
      queue_[tail_++] = static_cast<std::int16_t>(next_);
    }
    while (head_ < tail_ && queue_[head_] < low) ++head_;
    return head_ < tail_ && queue_[head_] <= high ? queue_[head_] : -1;
  }

 private:
  const Cost* values_;
  std::int16_t* queue_;
  int head_ = 0;
  int tail_ = 0;
  int next_ = 0;
};

// The same for windows that all begin with the first place.
class PrefixMinimum {
 public:
  PrefixMinimum(const Cost* values, std::int16_t*) : values_(values) {}

  int least(int /*low*/, int high) {
    for (; next_ <= high; ++next_) {
      if (least_ < 0 || values_[next_] <= values_[least_]) least_ = next_;
    }
    return least_;
  }

 private:
  const Cost* values_;
  int least_ = -1;
  int next_ = 0;
};

// The cheapest slot of each day. `Fixed`: the number of slots when it is known beforehand, so
// that the compiler unrolls the loop; 0: `slots`.
template <int Fixed>
void cheapest_slots(const Cost* cost, int days, int slots, Cost* cheapest, std::uint8_t* slot_of) {
  const int count = Fixed > 0 ? Fixed : slots;
  for (int day = 0; day < days; ++day, cost += count) {
    Cost best = cost[0];
    int best_slot = 0;
    for (int slot = 1; slot < count; ++slot) {
      best_slot = cost[slot] < best ? slot : best_slot;
      best = cost[slot] < best ? cost[slot] : best;
    }
    cheapest[day] = best;
    slot_of[day] = static_cast<std::uint8_t>(best_slot);
  }
}

}  // namespace

// For each session of the chain in hand: its cheapest slot of each day; the least cost of all that
// hangs from it, itself included, when it stands on that day; and by day of the one that it hangs
// from, what all that costs at least with the gap, and its own day that gives it.
struct ChainSolver::Tables {
  struct Stage {
    std::vector<Cost> costs;
    std::vector<Cost> cheapest;
    std::vector<std::uint8_t> slot;
    std::vector<Cost> least;
    std::vector<Cost> message;
    std::vector<std::int16_t> from;
    bool has_branch = false;  // something was added to `least`
    std::vector<Cost> above;  // by its own day: what all the rest costs at least
  };
  std::vector<Stage> stages;
  std::vector<int> day;  // of each, in the choice that is read off
  // Costs of the stage before as seen from a later (left) or earlier (right) target, and
  // queues of its days whose costs ascend: the least of a window that only moves forward.
  std::vector<Cost> left, right;
  std::vector<std::int16_t> left_queue, right_queue;
  std::vector<Cost> rest;
  std::vector<std::int16_t> unused;
};

ChainSolver::ChainSolver(const Layout& layout)
    : layout_(layout), tables_(std::make_unique<Tables>()) {
  std::size_t longest = 0;
  int days = 0;
  for (const Chain& chain : layout.chains) longest = std::max(longest, chain.sessions.size());
  for (const Node& node : layout.nodes) days = std::max(days, node.day_count);
  tables_->stages.resize(longest);
  tables_->day.resize(longest);
  for (auto* column : {&tables_->left, &tables_->right}) column->resize(at(days));
  for (auto* queue : {&tables_->left_queue, &tables_->right_queue}) queue->resize(at(days));
}

ChainSolver::~ChainSolver() = default;

std::vector<Cost>& ChainSolver::costs(std::size_t i) { return tables_->stages[i].costs; }

// Sizes the tables of a session to its days, and finds the cheapest slot of each.
void ChainSolver::prepare(std::size_t i, int days) {
  Tables::Stage& stage = tables_->stages[i];
  const int slots = layout_.slots;
  stage.cheapest.resize(at(days));
  stage.slot.resize(at(days));
  stage.has_branch = false;
  const Cost* const costs = stage.costs.data();
  Cost* const cheapest = stage.cheapest.data();
  std::uint8_t* const slot = stage.slot.data();
  switch (slots) {
    case 2:
      return cheapest_slots<2>(costs, days, slots, cheapest, slot);
    case 3:
      return cheapest_slots<3>(costs, days, slots, cheapest, slot);
    case 4:
      return cheapest_slots<4>(costs, days, slots, cheapest, slot);
    default:
      return cheapest_slots<0>(costs, days, slots, cheapest, slot);
  }
}

void ChainSolver::carry(const std::vector<Cost>& reached, const Node& before, const Link& link,
                        std::vector<Cost>& least, std::vector<std::int16_t>& from) {
  Tables& tables = *tables_;
  const auto weight = static_cast<Cost>(link.weight);
  // Plain pointers: the compiler need not fear that a write moves a vector.
  Cost* const left = tables.left.data();
  Cost* const right = tables.right.data();
  const Cost* const costs = reached.data();
  const int* const calendar = layout_.day_numbers.data() + before.first_day;
  for (int day = 0; day < before.day_count; ++day) {
    const Cost shift = weight * static_cast<Cost>(calendar[day]);
    left[day] = costs[day] - shift;
    right[day] = costs[day] + shift;
  }
  least.resize(link.wish.size());
  from.resize(link.wish.size());
  if (link.is_open_below) {
    carry_over<PrefixMinimum>(link, least, from);
  } else {
    carry_over<WindowMinimum>(link, least, from);
  }
}

template <class Left>
void ChainSolver::carry_over(const Link& link, std::vector<Cost>& least,
                             std::vector<std::int16_t>& from) {
  Tables& tables = *tables_;
  const auto weight = static_cast<Cost>(link.weight);
  const Cost* const left = tables.left.data();
  const Cost* const right = tables.right.data();
  Left from_left(left, tables.left_queue.data());
  WindowMinimum from_right(right, tables.right_queue.data());
  const std::int16_t* const lows = link.low.data();
  const std::int16_t* const highs = link.high.data();
  const std::int16_t* const splits = link.split.data();
  const Cost* const wishes = link.wish.data();
  Cost* const costs = least.data();
  std::int16_t* const came_from = from.data();
  const int days = static_cast<int>(least.size());
  for (int day = 0; day < days; ++day) {
    const Cost shift = weight * wishes[day];
    const int one = from_left.least(lows[day], splits[day]);
    const int second = std::max<int>(lows[day], splits[day] + 1);
    const int other = second > highs[day] ? -1 : from_right.least(second, highs[day]);
    Cost best = 4 * forbidden;
    int origin = -1;
    if (one >= 0) {
      best = left[one] + shift;
      origin = one;
    }
    if (other >= 0 && right[other] - shift < best) {
      best = right[other] - shift;
      origin = other;
    }
    costs[day] = best;
    came_from[day] = static_cast<std::int16_t>(origin);
  }
}

// Fills the tables of the chain's sessions, from the leaves to the root. False: one has no day.
bool ChainSolver::reach(const Chain& chain) {
  const std::size_t count = chain.sessions.size();
  auto& stages = tables_->stages;
  for (std::size_t i = 0; i < count; ++i) {
    const int days = layout_.nodes[at(chain.sessions[i])].day_count;
    if (days == 0) return false;
    prepare(i, days);
  }
  for (std::size_t i = 0; i < count; ++i) {
    Tables::Stage& stage = stages[i];
    if (!stage.has_branch) stage.least = stage.cheapest;
    if (i + 1 == count) break;
    carry(stage.least, layout_.nodes[at(chain.sessions[i])], chain.up[i], stage.message,
          stage.from);
    Tables::Stage& parent = stages[at(chain.parent[i])];
    const std::vector<Cost>& so_far = parent.has_branch ? parent.least : parent.cheapest;
    parent.least.resize(so_far.size());
    for (std::size_t day = 0; day < so_far.size(); ++day) {
      parent.least[day] = so_far[day] + stage.message[day];
    }
    parent.has_branch = true;
  }
  return true;
}

// What all but the session and what hangs from it costs at least, by its day; after `reach`, its
// parent's known.
void ChainSolver::descend(const Chain& chain, std::size_t i) {
  Tables& tables = *tables_;
  auto& stages = tables.stages;
  const auto parent = at(chain.parent[i]);
  const Tables::Stage& from = stages[parent];
  tables.rest = from.cheapest;
  const auto add = [&](const std::vector<Cost>& costs) {
    for (std::size_t day = 0; day < tables.rest.size(); ++day) tables.rest[day] += costs[day];
  };
  if (!from.above.empty()) add(from.above);
  // Its siblings: added up anew, since what is forbidden cannot be taken away again.
  for (std::size_t other = 0; other < parent; ++other) {
    if (other != i && at(chain.parent[other]) == parent) add(stages[other].message);
  }
  carry(tables.rest, layout_.nodes[at(chain.sessions[parent])], chain.down[i], stages[i].above,
        tables.unused);
}

void ChainSolver::paths_through(const Chain& chain, std::vector<std::vector<Cost>>& through) {
  const std::size_t count = chain.sessions.size();
  const std::size_t slots = at(layout_.slots);
  through.resize(std::max(through.size(), count));
  auto& stages = tables_->stages;
  for (std::size_t i = 0; i < count; ++i) through[i] = stages[i].costs;
  if (!reach(chain)) return;
  stages[count - 1].above.clear();
  for (std::size_t i = count; i-- > 0;) {
    if (i + 1 < count) descend(chain, i);
    const Tables::Stage& stage = stages[i];
    for (std::size_t k = 0; k < through[i].size(); ++k) {
      const std::size_t day = k / slots;
      through[i][k] += stage.least[day] - stage.cheapest[day];
      if (!stage.above.empty()) through[i][k] += stage.above[day];
    }
  }
}

Cost ChainSolver::solve(const Chain& chain, int* times) {
  Tables& tables = *tables_;
  const std::size_t count = chain.sessions.size();
  const int slots = layout_.slots;
  if (!reach(chain)) return forbidden;
  const auto& root = tables.stages[count - 1].least;
  const auto cheapest = std::min_element(root.begin(), root.end());
  const Cost result = *cheapest;
  if (result >= impossible) return forbidden;
  for (std::size_t i = count; i-- > 0;) {
    const Tables::Stage& stage = tables.stages[i];
    const bool is_root = i + 1 == count;
    const int day = is_root ? static_cast<int>(cheapest - root.begin())
                            : stage.from[at(tables.day[at(chain.parent[i])])];
    tables.day[i] = day;
    times[i] = (layout_.nodes[at(chain.sessions[i])].first_day + day) * slots + stage.slot[at(day)];
  }
  return result;
}

}  // namespace gouvernail::search
