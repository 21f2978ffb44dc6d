// SPDX-License-Identifier: MPL-2.0
// Problems for the search that are small enough to try every choice.
#pragma once

#include <cstdint>
#include <optional>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "search/model.h"

namespace gouvernail::search {

// Two to four sessions of one or two chains, branched or not, a person or two, three to five days.
// `below(n)` draws a number from 0 to n - 1; the smaller its numbers, the simpler the model.
template <class Below>
Model small_model(Below below) {
  Model model;
  model.slots = 2 + below(2);
  model.cells = model.slots;
  for (int slot = 0; slot < model.slots; ++slot) model.half_of_slot.push_back(slot > 0 ? 1 : 0);
  int day = 0;
  for (int i = 3 + below(3); i > 0; --i) model.days.push_back(day += 1 + below(3));
  const int times = static_cast<int>(model.days.size()) * model.slots;
  const int sessions = 2 + below(3);
  const bool long_ones = below(3) == 0;
  for (int s = 0; s < sessions; ++s) {
    Session session;
    for (int t = 0; t < times; ++t) {
      if (below(3) > 0) session.candidates.push_back({t, below(8)});
    }
    if (session.candidates.empty()) session.candidates.push_back({below(times), 1});
    if (long_ones && below(2) == 0) {
      // Runs into the next cell, where there is one.
      for (int slot = 0; slot < model.slots; ++slot) {
        Cells mask = Cells{1} << static_cast<unsigned>(slot);
        if (slot + 1 < model.cells) mask |= mask << 1U;
        session.cells_of_slot.push_back(mask);
      }
    }
    model.sessions.push_back(std::move(session));
  }
  const int first_chain = 1 + below(sessions);
  for (int s = 0; s + 1 < sessions; ++s) {
    if (s + 1 == first_chain) continue;
    const int least = below(3);
    const int begin = s + 1 < first_chain ? 0 : first_chain;
    Gap gap{s - below(s - begin + 1), s + 1, least, least + 2 + below(6), 1 + below(5), below(3)};
    if (below(3) == 0) std::swap(gap.before, gap.after);
    if (below(3) == 2) {
      // Narrower than the gap allows, in days that the rule counts in its own way.
      int first = model.days.front() - gap.most;
      int last = first;
      for (const int after : model.days) {
        first = std::max(first, after - gap.most + below(3));
        last = std::max(last, after - gap.least - below(2));
        gap.spans.push_back({first, last});
      }
    }
    model.gaps.push_back(gap);
  }
  for (int r = 1 + below(2); r > 0; --r) {
    Resource resource;
    resource.name = "r" + std::to_string(r);
    resource.per_day = 1 + below(2);
    for (int s = 0; s < sessions; ++s) {
      if (below(3) > 0) resource.sessions.push_back(s);
    }
    model.resources.push_back(std::move(resource));
  }
  for (int a = 0; a < sessions; ++a) {
    for (int b = a + 1; b < sessions; ++b) {
      if (below(2) == 0) model.pairs.push_back({a, b, 1 + below(6)});
    }
  }
  return model;
}

// What of it a failing property is to be read from.
inline std::string text_of(const Model& model) {
  std::ostringstream text;
  for (std::size_t s = 0; s < model.sessions.size(); ++s) {
    text << "session " << s << ":";
    for (const Candidate& c : model.sessions[s].candidates) text << ' ' << c.t << '=' << c.cost;
    if (!model.sessions[s].cells_of_slot.empty()) text << " (long)";
    text << '\n';
  }
  for (const Gap& gap : model.gaps) {
    text << "gap " << gap.before << " -> " << gap.after << ": " << gap.least << " to " << gap.most
         << ", wished " << gap.target << ", weight " << gap.weight << '\n';
  }
  for (const Resource& resource : model.resources) {
    text << resource.name << ", " << resource.per_day << " a day:";
    for (const int s : resource.sessions) text << ' ' << s;
    text << '\n';
  }
  for (const Pair& pair : model.pairs) {
    text << "pair " << pair.first << ' ' << pair.second << ": " << pair.weight << '\n';
  }
  text << "days";
  for (const int day : model.days) text << ' ' << day;
  text << ", " << model.slots << " slots";
  return text.str();
}

// Every choice there is; none when all break a rule.
inline std::optional<std::int64_t> least_cost(const Model& model) {
  std::optional<std::int64_t> best;
  std::vector<std::size_t> pick(model.sessions.size(), 0);
  std::vector<int> times(model.sessions.size());
  for (;;) {
    for (std::size_t s = 0; s < pick.size(); ++s)
      times[s] = model.sessions[s].candidates[pick[s]].t;
    const Evaluation found = evaluate(model, times);
    if (found.broken.total() == 0 && (!best || found.cost < *best)) best = found.cost;
    std::size_t s = 0;
    while (s < pick.size() && ++pick[s] == model.sessions[s].candidates.size()) pick[s++] = 0;
    if (s == pick.size()) return best;
  }
}

// The fewest moves of any plan, by trying them all.
inline std::optional<int> least_moves(const Model& model, const std::vector<int>& before) {
  std::optional<int> best;
  std::vector<std::size_t> pick(model.sessions.size(), 0);
  std::vector<int> times(model.sessions.size());
  for (;;) {
    int moves = 0;
    for (std::size_t s = 0; s < pick.size(); ++s) {
      times[s] = model.sessions[s].candidates[pick[s]].t;
      moves += times[s] != before[s] ? 1 : 0;
    }
    if ((!best || moves < *best) && evaluate(model, times).broken.total() == 0) best = moves;
    std::size_t s = 0;
    while (s < pick.size() && ++pick[s] == model.sessions[s].candidates.size()) pick[s++] = 0;
    if (s == pick.size()) return best;
  }
}

}  // namespace gouvernail::search
