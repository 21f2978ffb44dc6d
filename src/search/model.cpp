// SPDX-License-Identifier: MPL-2.0
#include "search/model.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace gouvernail::search {
namespace {

const Candidate* find(const Session& session, int t) {
  const auto found =
      std::lower_bound(session.candidates.begin(), session.candidates.end(), t,
                       [](const Candidate& candidate, int value) { return candidate.t < value; });
  return found != session.candidates.end() && found->t == t ? &*found : nullptr;
}

Cells cells_of(const Session& session, int slot) {
  return session.cells_of_slot.empty() ? Cells{1} << static_cast<unsigned>(slot)
                                       : session.cells_of_slot[static_cast<std::size_t>(slot)];
}

void count_resource(const Model& model, const Resource& resource, const std::vector<int>& times,
                    Broken& broken) {
  std::map<int, int> in_day;
  std::map<std::pair<int, int>, int> in_cell;
  for (const int s : resource.sessions) {
    const int t = times[static_cast<std::size_t>(s)];
    const int day = t / model.slots;
    ++in_day[day];
    const Cells mask = cells_of(model.sessions[static_cast<std::size_t>(s)], t % model.slots);
    for (int cell = 0; cell < model.cells; ++cell) {
      if (mask >> static_cast<unsigned>(cell) & Cells{1}) ++in_cell[{day, cell}];
    }
  }
  for (const auto& [cell, count] : in_cell) broken.cells += count - 1;
  for (const auto& [day, count] : in_day) broken.per_day += std::max(0, count - resource.per_day);
}

}  // namespace

bool Gap::allows(const std::vector<int>& days, int day_before, int day_after) const {
  const int first = days[static_cast<std::size_t>(day_before)];
  const int length = days[static_cast<std::size_t>(day_after)] - first;
  if (length < least || length > most) return false;
  if (spans.empty()) return true;
  const DaySpan& span = spans[static_cast<std::size_t>(day_after)];
  return span.first <= first && first <= span.last;
}

Evaluation evaluate(const Model& model, const std::vector<int>& times) {
  Evaluation result;
  const auto time_of = [&](int s) { return times[static_cast<std::size_t>(s)]; };
  const auto day_of = [&](int s) {
    return model.days[static_cast<std::size_t>(time_of(s) / model.slots)];
  };
  const auto half_of = [&](int s) {
    const int t = time_of(s);
    return 2 * (t / model.slots) + model.half_of_slot[static_cast<std::size_t>(t % model.slots)];
  };
  for (std::size_t s = 0; s < model.sessions.size(); ++s) {
    const Candidate* candidate = find(model.sessions[s], times[s]);
    if (candidate) {
      result.cost += candidate->cost;
    } else {
      ++result.broken.candidates;
    }
  }
  for (const Gap& gap : model.gaps) {
    const int days = day_of(gap.after) - day_of(gap.before);
    result.cost += std::int64_t{gap.weight} * std::abs(days - gap.target);
    if (!gap.allows(model.days, time_of(gap.before) / model.slots,
                    time_of(gap.after) / model.slots)) {
      ++result.broken.gaps;
    }
  }
  for (const Pair& pair : model.pairs) {
    if (half_of(pair.first) == half_of(pair.second)) result.cost += pair.weight;
  }
  for (const Resource& resource : model.resources) {
    count_resource(model, resource, times, result.broken);
  }
  return result;
}

double above_every_plan(const Model& model) {
  double sum = 1;
  for (const Session& session : model.sessions) {
    int most = 0;
    for (const Candidate& candidate : session.candidates) most = std::max(most, candidate.cost);
    sum += most;
  }
  for (const Gap& gap : model.gaps) {
    sum += static_cast<double>(gap.weight) *
           std::max(std::abs(gap.least - gap.target), std::abs(gap.most - gap.target));
  }
  for (const Pair& pair : model.pairs) sum += pair.weight;
  return sum;
}

}  // namespace gouvernail::search
