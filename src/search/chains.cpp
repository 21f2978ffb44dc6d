// SPDX-License-Identifier: MPL-2.0
#include "search/chains.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <stdexcept>

#include "search/index.h"

namespace gouvernail::search {
namespace {

Node node_of(const Model& model, int session) {
  const Session& from = model.sessions[at(session)];
  Node node;
  node.session = session;
  if (!from.candidates.empty()) {
    node.first_day = from.candidates.front().t / model.slots;
    node.day_count = from.candidates.back().t / model.slots - node.first_day + 1;
  }
  node.cost.assign(at(node.day_count * model.slots), forbidden);
  for (const Candidate& candidate : from.candidates) {
    node.cost[at(candidate.t - node.first_day * model.slots)] = static_cast<Cost>(candidate.cost);
  }
  node.cells = from.cells_of_slot;
  for (int slot = 0; node.cells.size() < at(model.slots); ++slot) {
    node.cells.push_back(Cells{1} << static_cast<unsigned>(slot));
  }
  return node;
}

Link link_of(const std::vector<int>& days, const Gap& gap, const Node& from, const Node& to) {
  Link link;
  link.weight = gap.weight;
  link.target = gap.target;
  link.sign = gap.before == from.session ? 1 : -1;
  // The number of days before one that only grows.
  const auto before = [&, next = 0](int calendar_day) mutable {
    while (next < from.day_count && days[at(from.first_day + next)] < calendar_day) ++next;
    return next;
  };
  auto low_before = before;
  auto high_before = before;
  auto split_before = before;
  for (auto* column : {&link.low, &link.high, &link.split}) column->reserve(at(to.day_count));
  link.wish.reserve(at(to.day_count));
  for (int day = to.first_day; day <= to.last_day(); ++day) {
    const int here = days[at(day)];
    const int earliest = link.sign > 0 ? here - gap.most : here + gap.least;
    const int latest = link.sign > 0 ? here - gap.least : here + gap.most;
    const int wish = here - link.sign * gap.target;
    const int low = low_before(earliest);
    const int high = high_before(latest + 1) - 1;
    const int split = std::max(std::min(split_before(wish + 1) - 1, high), low - 1);
    link.low.push_back(static_cast<std::int16_t>(low));
    link.high.push_back(static_cast<std::int16_t>(high));
    link.split.push_back(static_cast<std::int16_t>(split));
    link.wish.push_back(static_cast<Cost>(wish));
  }
  link.is_open_below = link.low.empty() || link.low.back() == 0;
  return link;
}

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

Layout::Layout(const Model& from)
    : model(from),
      day_count(static_cast<int>(from.days.size())),
      slots(from.slots),
      time_count(day_count * slots) {
  const int count = static_cast<int>(model.sessions.size());
  nodes.reserve(at(count));
  for (int s = 0; s < count; ++s) nodes.push_back(node_of(model, s));
  for (const int day : model.days) day_numbers.push_back(day - model.days.front());
  if (day_numbers.empty()) day_numbers.push_back(0);
  for (std::size_t r = 0; r < model.resources.size(); ++r) {
    for (const int s : model.resources[r].sessions) {
      nodes[at(s)].resources.push_back(static_cast<int>(r));
    }
  }
  for (std::size_t p = 0; p < model.pairs.size(); ++p) {
    const Pair& pair = model.pairs[p];
    nodes[at(pair.first)].partners.push_back({pair.second, static_cast<int>(p)});
    nodes[at(pair.second)].partners.push_back({pair.first, static_cast<int>(p)});
  }
  std::vector<std::vector<const Gap*>> gaps(at(count));
  for (const Gap& gap : model.gaps) {
    gaps[at(gap.before)].push_back(&gap);
    gaps[at(gap.after)].push_back(&gap);
  }
  for (const auto& at_one : gaps) {
    if (at_one.size() > 2) throw std::invalid_argument("three gaps meet at one session");
  }
  std::vector<char> seen(at(count), 0);
  for (int start = 0; start < count; ++start) {
    if (seen[at(start)] || gaps[at(start)].size() > 1) continue;
    Chain chain;
    const Gap* came = nullptr;
    std::vector<const Gap*> along;
    for (int s = start;;) {
      seen[at(s)] = 1;
      nodes[at(s)].chain = static_cast<int>(chains.size());
      chain.sessions.push_back(s);
      const Gap* next = nullptr;
      for (const Gap* gap : gaps[at(s)]) {
        if (gap != came) next = gap;
      }
      if (!next) break;
      const int other = next->before == s ? next->after : next->before;
      chain.links.push_back(link_of(day_numbers, *next, nodes[at(s)], nodes[at(other)]));
      along.push_back(next);
      came = next;
      s = other;
    }
    if (chain.sessions.size() > longest_chain) throw std::invalid_argument("a chain is too long");
    Chain reverse;
    reverse.sessions.assign(chain.sessions.rbegin(), chain.sessions.rend());
    for (std::size_t i = along.size(); i-- > 0;) {
      reverse.links.push_back(link_of(day_numbers, *along[i], nodes[at(chain.sessions[i + 1])],
                                      nodes[at(chain.sessions[i])]));
    }
    reversed.push_back(std::move(reverse));
    chains.push_back(std::move(chain));
  }
  if (std::find(seen.begin(), seen.end(), 0) != seen.end()) {
    throw std::invalid_argument("gaps close a circle");
  }
  chains_of.resize(model.resources.size());
  resources_of.resize(chains.size());
  for (std::size_t r = 0; r < model.resources.size(); ++r) {
    std::set<int> touched;
    for (const int s : model.resources[r].sessions) touched.insert(nodes[at(s)].chain);
    chains_of[r].assign(touched.begin(), touched.end());
    for (const int c : touched) resources_of[at(c)].push_back(static_cast<int>(r));
  }
}

Cost Layout::gap_cost(const Chain& chain, const int* times) const {
  Cost sum = 0;
  for (std::size_t i = 0; i < chain.links.size(); ++i) {
    const Link& link = chain.links[i];
    const int days = model.days[at(times[i + 1] / slots)] - model.days[at(times[i] / slots)];
    sum += static_cast<Cost>(link.weight * std::abs(days * link.sign - link.target));
  }
  return sum;
}

// For each session of the chain in hand: its cheapest slot of each day, the least cost of all
// sessions up to it when it stands on that day, and which day of the one before gives it.
struct ChainSolver::Tables {
  struct Stage {
    std::vector<Cost> costs;
    std::vector<Cost> cheapest;
    std::vector<std::uint8_t> slot;
    std::vector<Cost> least;
    std::vector<std::int16_t> from;
  };
  std::vector<Stage> stages;
  // Costs of the stage before as seen from a later (left) or earlier (right) target, and
  // queues of its days whose costs ascend: the least of a window that only moves forward.
  std::vector<Cost> left, right;
  std::vector<std::int16_t> left_queue, right_queue;
};

ChainSolver::ChainSolver(const Layout& layout)
    : layout_(layout), tables_(std::make_unique<Tables>()) {
  std::size_t longest = 0;
  int days = 0;
  for (const Chain& chain : layout.chains) longest = std::max(longest, chain.sessions.size());
  for (const Node& node : layout.nodes) days = std::max(days, node.day_count);
  tables_->stages.resize(longest);
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
  stage.least.resize(at(days));
  stage.from.resize(at(days));
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

// From the least costs of the session before `i` to those of `i`, over the gap between them.
void ChainSolver::advance(std::size_t i, const Node& before, const Link& link) {
  Tables& tables = *tables_;
  const Tables::Stage& earlier = tables.stages[i - 1];
  const auto weight = static_cast<Cost>(link.weight);
  // Plain pointers: the compiler need not fear that a write moves a vector.
  Cost* const left = tables.left.data();
  Cost* const right = tables.right.data();
  const Cost* const reached = earlier.least.data();
  const int* const calendar = layout_.day_numbers.data() + before.first_day;
  for (int day = 0; day < before.day_count; ++day) {
    const Cost shift = weight * static_cast<Cost>(calendar[day]);
    left[day] = reached[day] - shift;
    right[day] = reached[day] + shift;
  }
  if (link.is_open_below) {
    reach_over<PrefixMinimum>(i, link);
  } else {
    reach_over<WindowMinimum>(i, link);
  }
}

template <class Left>
void ChainSolver::reach_over(std::size_t i, const Link& link) {
  Tables& tables = *tables_;
  Tables::Stage& stage = tables.stages[i];
  const auto weight = static_cast<Cost>(link.weight);
  const Cost* const left = tables.left.data();
  const Cost* const right = tables.right.data();
  Left from_left(left, tables.left_queue.data());
  WindowMinimum from_right(right, tables.right_queue.data());
  const std::int16_t* const lows = link.low.data();
  const std::int16_t* const highs = link.high.data();
  const std::int16_t* const splits = link.split.data();
  const Cost* const wishes = link.wish.data();
  const Cost* const cheapest = stage.cheapest.data();
  Cost* const least = stage.least.data();
  std::int16_t* const came_from = stage.from.data();
  const int days = static_cast<int>(stage.least.size());
  for (int day = 0; day < days; ++day) {
    const Cost shift = weight * wishes[day];
    const int one = from_left.least(lows[day], splits[day]);
    const int second = std::max<int>(lows[day], splits[day] + 1);
    const int other = second > highs[day] ? -1 : from_right.least(second, highs[day]);
    Cost best = 4 * forbidden;
    int from = -1;
    if (one >= 0) {
      best = left[one] + shift;
      from = one;
    }
    if (other >= 0 && right[other] - shift < best) {
      best = right[other] - shift;
      from = other;
    }
    least[day] = from < 0 ? 4 * forbidden : best + cheapest[day];
    came_from[day] = static_cast<std::int16_t>(from);
  }
}

// Fills the tables of the chain's sessions, from the first to the last. False: one has no day.
bool ChainSolver::reach(const Chain& chain) {
  const std::size_t count = chain.sessions.size();
  for (std::size_t i = 0; i < count; ++i) {
    const int days = layout_.nodes[at(chain.sessions[i])].day_count;
    if (days == 0) return false;
    prepare(i, days);
  }
  tables_->stages[0].least = tables_->stages[0].cheapest;
  for (std::size_t i = 1; i < count; ++i) {
    advance(i, layout_.nodes[at(chain.sessions[i - 1])], chain.links[i - 1]);
  }
  return true;
}

void ChainSolver::paths_through(int chain, std::vector<std::vector<Cost>>& through) {
  const Chain& ahead = layout_.chains[at(chain)];
  const std::size_t count = ahead.sessions.size();
  through.resize(std::max(through.size(), count));
  auto& stages = tables_->stages;
  for (std::size_t i = 0; i < count; ++i) through[i] = stages[i].costs;
  const auto add = [&](std::size_t stage, std::size_t i) {
    const std::size_t slots = at(layout_.slots);
    for (std::size_t k = 0; k < through[i].size(); ++k) {
      through[i][k] += stages[stage].least[k / slots] - stages[stage].cheapest[k / slots];
    }
  };
  if (!reach(ahead)) return;
  for (std::size_t i = 0; i < count; ++i) add(i, i);
  for (std::size_t i = 0; i < count / 2; ++i) {
    std::swap(stages[i].costs, stages[count - 1 - i].costs);
  }
  reach(layout_.reversed[at(chain)]);
  for (std::size_t i = 0; i < count; ++i) add(count - 1 - i, i);
}

Cost ChainSolver::solve(const Chain& chain, int* times) {
  const Tables& tables = *tables_;
  const std::size_t count = chain.sessions.size();
  const int slots = layout_.slots;
  if (!reach(chain)) return forbidden;
  const auto& last = tables.stages[count - 1].least;
  auto day = static_cast<int>(std::min_element(last.begin(), last.end()) - last.begin());
  const Cost result = last[at(day)];
  if (result >= impossible) return forbidden;
  for (std::size_t i = count; i-- > 0;) {
    const Tables::Stage& stage = tables.stages[i];
    const Node& node = layout_.nodes[at(chain.sessions[i])];
    times[i] = (node.first_day + day) * slots + stage.slot[at(day)];
    if (i > 0) day = stage.from[at(day)];
  }
  return result;
}

}  // namespace gouvernail::search
