// SPDX-License-Identifier: MPL-2.0
#include "planning/search/chains.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "planning/search/index.h"

namespace gouvernail::planning::search {
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
    node.cells.push_back(1U << static_cast<unsigned>(slot));
  }
  return node;
}

Link link_of(const Model& model, const Gap& gap, const Node& from, const Node& to) {
  Link link;
  link.weight = gap.weight;
  link.target = gap.target;
  link.sign = gap.before == from.session ? 1 : -1;
  const auto first = model.days.begin() + from.first_day;
  const auto last = first + from.day_count;
  const auto index = [&](int calendar_day) {
    return static_cast<std::int16_t>(std::lower_bound(first, last, calendar_day) - first);
  };
  for (int day = to.first_day; day <= to.last_day(); ++day) {
    const int here = model.days[at(day)];
    const int earliest = link.sign > 0 ? here - gap.most : here + gap.least;
    const int latest = link.sign > 0 ? here - gap.least : here + gap.most;
    const int wish = here - link.sign * gap.target;
    const std::int16_t low = index(earliest);
    const auto high = static_cast<std::int16_t>(index(latest + 1) - 1);
    auto split = static_cast<std::int16_t>(index(wish + 1) - 1);
    split = std::max(std::min(split, high), static_cast<std::int16_t>(low - 1));
    link.low.push_back(low);
    link.high.push_back(high);
    link.split.push_back(split);
    link.wish.push_back(static_cast<Cost>(wish));
  }
  return link;
}

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
  std::vector<char> seen(at(count), 0);
  for (int start = 0; start < count; ++start) {
    if (seen[at(start)] || gaps[at(start)].size() > 1) continue;
    Chain chain;
    const Gap* came = nullptr;
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
      chain.links.push_back(link_of(model, *next, nodes[at(s)], nodes[at(other)]));
      came = next;
      s = other;
    }
    chains.push_back(std::move(chain));
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

Cost ChainSolver::solve(const Chain& chain, int* times) {
  Tables& tables = *tables_;
  const std::size_t count = chain.sessions.size();
  const int slots = layout_.slots;
  for (std::size_t i = 0; i < count; ++i) {
    Tables::Stage& stage = tables.stages[i];
    const int days = layout_.nodes[at(chain.sessions[i])].day_count;
    if (days == 0) return forbidden;
    stage.cheapest.resize(at(days));
    stage.slot.resize(at(days));
    stage.least.resize(at(days));
    stage.from.resize(at(days));
    if (slots == 4) {
      cheapest_slots<4>(stage.costs.data(), days, slots, stage.cheapest.data(), stage.slot.data());
    } else {
      cheapest_slots<0>(stage.costs.data(), days, slots, stage.cheapest.data(), stage.slot.data());
    }
  }
  tables.stages[0].least = tables.stages[0].cheapest;
  for (std::size_t i = 1; i < count; ++i) {
    const Link& link = chain.links[i - 1];
    const Node& before = layout_.nodes[at(chain.sessions[i - 1])];
    const Tables::Stage& earlier = tables.stages[i - 1];
    Tables::Stage& stage = tables.stages[i];
    const auto weight = static_cast<Cost>(link.weight);
    for (int day = 0; day < before.day_count; ++day) {
      const auto calendar_day = static_cast<Cost>(layout_.model.days[at(before.first_day + day)]);
      tables.left[at(day)] = earlier.least[at(day)] - weight * calendar_day;
      tables.right[at(day)] = earlier.least[at(day)] + weight * calendar_day;
    }
    int left_head = 0, left_tail = 0, left_next = 0;
    int right_head = 0, right_tail = 0, right_next = 0;
    auto& lq = tables.left_queue;
    auto& rq = tables.right_queue;
    for (std::size_t day = 0; day < stage.least.size(); ++day) {
      const int low = link.low[day], high = link.high[day], split = link.split[day];
      for (; left_next <= split; ++left_next) {
        while (left_tail > left_head &&
               tables.left[at(lq[at(left_tail - 1)])] >= tables.left[at(left_next)]) {
          --left_tail;
        }
        lq[at(left_tail++)] = static_cast<std::int16_t>(left_next);
      }
      while (left_head < left_tail && lq[at(left_head)] < low) ++left_head;
      for (; right_next <= high; ++right_next) {
        while (right_tail > right_head &&
               tables.right[at(rq[at(right_tail - 1)])] >= tables.right[at(right_next)]) {
          --right_tail;
        }
        rq[at(right_tail++)] = static_cast<std::int16_t>(right_next);
      }
      const int beyond = std::max(low, split + 1);
      while (right_head < right_tail && rq[at(right_head)] < beyond) ++right_head;
      Cost best = 4 * forbidden;
      std::int16_t from = -1;
      if (left_head < left_tail && lq[at(left_head)] <= split) {
        best = tables.left[at(lq[at(left_head)])] + weight * link.wish[day];
        from = lq[at(left_head)];
      }
      if (right_head < right_tail) {
        const Cost other = tables.right[at(rq[at(right_head)])] - weight * link.wish[day];
        if (other < best) {
          best = other;
          from = rq[at(right_head)];
        }
      }
      stage.least[day] = from < 0 ? 4 * forbidden : best + stage.cheapest[day];
      stage.from[day] = from;
    }
  }
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

}  // namespace gouvernail::planning::search
