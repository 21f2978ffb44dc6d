// SPDX-License-Identifier: MPL-2.0
#include "search/layout.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <stdexcept>

#include "search/index.h"

namespace gouvernail::search {
namespace {

constexpr int behind_all = 1 << 28;  // behind every day

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

// On which days `before` may stand when `after` stands on `here`, and the other way round. `first`
// is the calendar day that all are counted from.
DaySpan before_days(const Gap& gap, int here, int day, int first) {
  DaySpan allowed{here - gap.most, here - gap.least};
  if (!gap.spans.empty()) {
    allowed.first = std::max(allowed.first, gap.spans[at(day)].first - first);
    allowed.last = std::min(allowed.last, gap.spans[at(day)].last - first);
  }
  return allowed;
}
DaySpan after_days(const Gap& gap, int here, const std::vector<int>& days, int first,
                   const Node& after) {
  DaySpan allowed{here + gap.least, here + gap.most};
  if (gap.spans.empty()) return allowed;
  // The spans' ends never go back: the days whose span holds this one follow one another.
  const auto begin = gap.spans.begin() + after.first_day;
  const auto end = begin + after.day_count;
  const auto low = std::partition_point(
      begin, end, [&](const DaySpan& span) { return span.last - first < here; });
  const auto high = std::partition_point(
      begin, end, [&](const DaySpan& span) { return span.first - first <= here; });
  const auto day_of = [&](auto place) {
    return days[at(static_cast<int>(place - gap.spans.begin()))];
  };
  // None, at a place from which the ends of later days do not go back.
  const int next = low == end ? behind_all : day_of(low);
  if (low >= high) return {next, next - 1};
  return {std::max(allowed.first, day_of(low)), std::min(allowed.last, day_of(high - 1))};
}

Link link_of(const std::vector<int>& days, int first, const Gap& gap, const Node& from,
             const Node& to) {
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
    const DaySpan allowed = link.sign > 0 ? before_days(gap, here, day, first)
                                          : after_days(gap, here, days, first, from);
    const int wish = here - link.sign * gap.target;
    const int low = low_before(allowed.first);
    const int high = high_before(allowed.last + 1) - 1;
    const int split = std::max(std::min(split_before(wish + 1) - 1, high), low - 1);
    link.low.push_back(static_cast<std::int16_t>(low));
    link.high.push_back(static_cast<std::int16_t>(high));
    link.split.push_back(static_cast<std::int16_t>(split));
    link.wish.push_back(static_cast<Cost>(wish));
  }
  link.is_open_below = link.low.empty() || link.low.back() == 0;
  return link;
}

struct Branch {
  int session = 0;
  const Gap* gap = nullptr;  // by which it was reached
};

// All that gaps tie to a session, each after the one that it is reached from. Of a tree, the
// depth first. A circle is met twice: throws.
std::vector<Branch> walk(const std::vector<std::vector<const Gap*>>& gaps, int start,
                         std::vector<char>* seen) {
  std::vector<Branch> found;
  std::vector<Branch> left = {{start, nullptr}};
  while (!left.empty()) {
    const Branch here = left.back();
    left.pop_back();
    found.push_back(here);
    if (found.size() > gaps.size()) throw std::invalid_argument("gaps close a circle");
    if (seen) (*seen)[at(here.session)] = 1;
    for (const Gap* gap : gaps[at(here.session)]) {
      if (gap == here.gap) continue;
      left.push_back({gap->before == here.session ? gap->after : gap->before, gap});
    }
  }
  return found;
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
  lay_out_chains();
  chains_of.resize(model.resources.size());
  resources_of.resize(chains.size());
  for (std::size_t r = 0; r < model.resources.size(); ++r) {
    std::set<int> touched;
    for (const int s : model.resources[r].sessions) touched.insert(nodes[at(s)].chain);
    chains_of[r].assign(touched.begin(), touched.end());
    for (const int c : touched) resources_of[at(c)].push_back(static_cast<int>(r));
  }
}

void Layout::lay_out_chains() {
  const int first = model.days.empty() ? 0 : model.days.front();
  std::vector<std::vector<const Gap*>> gaps(nodes.size());
  for (const Gap& gap : model.gaps) {
    gaps[at(gap.before)].push_back(&gap);
    gaps[at(gap.after)].push_back(&gap);
  }
  std::vector<char> seen(nodes.size(), 0);
  for (std::size_t start = 0; start < nodes.size(); ++start) {
    if (seen[start] || gaps[start].size() > 1) continue;
    // Of a series, the other end is the last that is found, and becomes the root.
    const int root = walk(gaps, static_cast<int>(start), nullptr).back().session;
    std::vector<Branch> branches = walk(gaps, root, &seen);
    std::reverse(branches.begin(), branches.end());
    if (branches.size() > longest_chain) throw std::invalid_argument("a chain is too long");
    Chain chain;
    std::map<int, int> place;
    for (const Branch& branch : branches) {
      place[branch.session] = static_cast<int>(chain.sessions.size());
      nodes[at(branch.session)].chain = static_cast<int>(chains.size());
      chain.sessions.push_back(branch.session);
    }
    for (const Branch& branch : branches) {
      const Gap* gap = branch.gap;
      if (!gap) break;
      const int other = gap->before == branch.session ? gap->after : gap->before;
      const Node& its = nodes[at(branch.session)];
      const Node& from = nodes[at(other)];
      chain.parent.push_back(place[other]);
      chain.up.push_back(link_of(day_numbers, first, *gap, its, from));
      chain.down.push_back(link_of(day_numbers, first, *gap, from, its));
    }
    chain.parent.push_back(-1);
    chains.push_back(std::move(chain));
  }
  if (std::find(seen.begin(), seen.end(), 0) != seen.end()) {
    throw std::invalid_argument("gaps close a circle");
  }
}

Cost Layout::gap_cost(const Chain& chain, const int* times) const {
  Cost sum = 0;
  for (std::size_t i = 0; i < chain.up.size(); ++i) {
    const Link& link = chain.up[i];
    const int days =
        model.days[at(times[chain.parent[i]] / slots)] - model.days[at(times[i] / slots)];
    sum += static_cast<Cost>(link.weight * std::abs(days * link.sign - link.target));
  }
  return sum;
}

}  // namespace gouvernail::search
