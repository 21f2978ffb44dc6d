// SPDX-License-Identifier: MPL-2.0
#include "replan.h"

#include <algorithm>
#include <map>
#include <set>

#include "search/index.h"

namespace gouvernail::benchmarks {
namespace {

using search::at;
using search::Candidate;
using search::Cells;
using search::Evaluation;
using search::Gap;
using search::Limits;
using search::Model;
using search::Outcome;
using search::Pair;
using search::Resource;
using search::Result;
using search::Session;

Cells cells_at(const Session& session, int slot) {
  return session.cells_of_slot.empty() ? Cells{1} << static_cast<unsigned>(slot)
                                       : session.cells_of_slot[at(slot)];
}

bool has_time(const Session& session, int t) {
  return std::any_of(session.candidates.begin(), session.candidates.end(),
                     [&](const Candidate& candidate) { return candidate.t == t; });
}

// Sessions that one of a person or a room holds on a day.
struct Held {
  Cells cells = 0;
  int sessions = 0;
};

class Replanner {
 public:
  Replanner(const Model& model, const std::vector<int>& before, const Limits& limits)
      : model_(model), before_(before), limits_(limits), resources_of_(model.sessions.size()) {
    for (std::size_t r = 0; r < model.resources.size(); ++r) {
      for (const int s : model.resources[r].sessions) {
        resources_of_[at(s)].push_back(static_cast<int>(r));
      }
    }
  }

  Replanned run() {
    std::vector<int> displaced;
    for (std::size_t s = 0; s < model_.sessions.size(); ++s) {
      if (!has_time(model_.sessions[s], before_[s])) displaced.push_back(static_cast<int>(s));
    }
    if (displaced.empty()) {
      result_.times = before_;
      result_.fewest = true;
      result_.cost = evaluate(model_, before_).cost;
      return std::move(result_);
    }
    if (attempt(displaced)) return std::move(result_);
    return count_moves();
  }

 private:
  // The same problem with moves for its only cost; then the cheapest plan that moves those alone.
  Replanned count_moves() {
    Model counting = model_;
    for (std::size_t s = 0; s < counting.sessions.size(); ++s) {
      for (Candidate& candidate : counting.sessions[s].candidates) {
        candidate.cost = candidate.t == before_[s] ? 0 : 1;
      }
    }
    for (Gap& gap : counting.gaps) gap.weight = 0;
    counting.pairs.clear();
    const Result found = solve(counting, limits_);
    if (found.times.empty()) return {};
    std::vector<int> moved;
    for (std::size_t s = 0; s < before_.size(); ++s) {
      if (found.times[s] != before_[s]) moved.push_back(static_cast<int>(s));
    }
    if (!attempt(moved)) {
      result_.times = found.times;
      result_.moves = static_cast<int>(moved.size());
      result_.cost = evaluate(model_, found.times).cost;
    }
    result_.fewest = found.outcome == Outcome::optimal;
    return std::move(result_);
  }

  // Only `freed` may move. True when they find times.
  bool attempt(const std::vector<int>& freed) {
    const Model part = part_of(freed);
    const Result found = solve(part, limits_);
    if (found.times.empty()) return false;
    result_.times = before_;
    result_.moves = 0;
    for (std::size_t i = 0; i < freed.size(); ++i) {
      int& time = result_.times[at(freed[i])];
      if (time != found.times[i]) ++result_.moves;
      time = found.times[i];
    }
    const Evaluation check = evaluate(model_, result_.times);
    result_.cost = check.cost;
    result_.fewest = true;  // of the first attempt: whatever is freed has to move
    return check.broken.total() == 0;
  }

  // The freed sessions alone: what those that stay cost them, and forbid them, is in their times.
  Model part_of(const std::vector<int>& freed) const {
    Model part;
    part.days = model_.days;
    part.slots = model_.slots;
    part.cells = model_.cells;
    part.half_of_slot = model_.half_of_slot;
    std::vector<int> number(model_.sessions.size(), -1);
    for (std::size_t i = 0; i < freed.size(); ++i) {
      number[at(freed[i])] = static_cast<int>(i);
      part.sessions.push_back(model_.sessions[at(freed[i])]);
    }
    for (const Gap& gap : model_.gaps) add_gap(gap, number, part);
    for (const Pair& pair : model_.pairs) add_pair(pair, number, part);
    std::set<int> touched;
    for (const int s : freed) {
      touched.insert(resources_of_[at(s)].begin(), resources_of_[at(s)].end());
    }
    for (const int r : touched) add_resource(model_.resources[at(r)], number, part);
    return part;
  }

  int day_at(int t) const { return model_.days[at(t / model_.slots)]; }

  void add_gap(Gap gap, const std::vector<int>& number, Model& part) const {
    const int before = number[at(gap.before)];
    const int after = number[at(gap.after)];
    if (before >= 0 && after >= 0) {
      gap.before = before;
      gap.after = after;
      part.gaps.push_back(gap);
    } else if (before >= 0 || after >= 0) {
      const int other = before_[at(before >= 0 ? gap.after : gap.before)] / model_.slots;
      const int fixed = model_.days[at(other)];
      auto& candidates = part.sessions[at(std::max(before, after))].candidates;
      const auto length = [&](const Candidate& candidate) {
        return before >= 0 ? fixed - day_at(candidate.t) : day_at(candidate.t) - fixed;
      };
      std::erase_if(candidates, [&](const Candidate& candidate) {
        const int day = candidate.t / model_.slots;
        return before >= 0 ? !gap.allows(model_.days, day, other)
                           : !gap.allows(model_.days, other, day);
      });
      for (Candidate& candidate : candidates) {
        candidate.cost += gap.weight * std::abs(length(candidate) - gap.target);
      }
    }
  }

  int half_at(int t) const {
    return 2 * (t / model_.slots) + model_.half_of_slot[at(t % model_.slots)];
  }

  void add_pair(Pair pair, const std::vector<int>& number, Model& part) const {
    const int first = number[at(pair.first)];
    const int second = number[at(pair.second)];
    if (first >= 0 && second >= 0) {
      pair.first = first;
      pair.second = second;
      part.pairs.push_back(pair);
    } else if (first >= 0 || second >= 0) {
      const int half = half_at(before_[at(first >= 0 ? pair.second : pair.first)]);
      for (Candidate& candidate : part.sessions[at(std::max(first, second))].candidates) {
        if (half_at(candidate.t) == half) candidate.cost += pair.weight;
      }
    }
  }

  void add_resource(const Resource& resource, const std::vector<int>& number, Model& part) const {
    std::map<int, Held> held;
    Resource shared{resource.name, resource.per_day, {}};
    for (const int s : resource.sessions) {
      if (number[at(s)] >= 0) {
        shared.sessions.push_back(number[at(s)]);
        continue;
      }
      const int t = before_[at(s)];
      Held& day = held[t / model_.slots];
      day.cells |= cells_at(model_.sessions[at(s)], t % model_.slots);
      ++day.sessions;
    }
    for (const int s : shared.sessions) {
      Session& session = part.sessions[at(s)];
      std::erase_if(session.candidates, [&](const Candidate& candidate) {
        const auto day = held.find(candidate.t / model_.slots);
        if (day == held.end()) return false;
        const Cells cells = cells_at(session, candidate.t % model_.slots);
        return (day->second.cells & cells) != 0 || day->second.sessions >= resource.per_day;
      });
    }
    if (shared.sessions.size() < 2) return;
    // Those that stay count for their days, as sessions that take no time and do not move.
    for (const auto& [day, its] : held) {
      for (int i = 0; i < its.sessions && its.sessions < resource.per_day; ++i) {
        shared.sessions.push_back(static_cast<int>(part.sessions.size()));
        part.sessions.push_back(
            {{{day * model_.slots, 0}}, std::vector<Cells>(at(model_.slots), Cells{0})});
      }
    }
    part.resources.push_back(std::move(shared));
  }

  const Model& model_;
  const std::vector<int>& before_;
  const Limits& limits_;
  std::vector<std::vector<int>> resources_of_;
  Replanned result_;
};

}  // namespace

Replanned replan(const Model& model, const std::vector<int>& before, const Limits& limits) {
  return Replanner(model, before, limits).run();
}

}  // namespace gouvernail::benchmarks
