// SPDX-License-Identifier: MPL-2.0
#include "planning/place/relief.h"

#include <algorithm>
#include <tuple>

#include "planning/demand/names.h"
#include "planning/why/causes.h"
#include "rules/traits.h"

namespace gouvernail::planning {
namespace {

using base::msg;
using calendar::DayRange;

bool contains(const std::vector<std::string>& list, const std::string& item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

// Whether a session of that demand, placed in the window of the other, serves the other's duty.
bool serves(const Demand& demand, const Demand& other) {
  if (demand.body == other.body) return true;
  if (!other.obligation) return false;
  const auto also = rules::traits(other.obligation->kind).also_counts;
  return std::find(also.begin(), also.end(), demand.body) != also.end();
}

// Two sessions that one duty asks for stay two.
bool share_a_duty(const Demand& a, const Demand& b) {
  if (a.duty == b.duty || contains(a.also, b.duty) || contains(b.also, a.duty)) return true;
  return std::any_of(a.also.begin(), a.also.end(),
                     [&](const std::string& duty) { return contains(b.also, duty); });
}

bool hangs_on(const std::vector<Demand>& demands, int demand, int other) {
  std::vector<char> seen(demands.size(), 0);
  std::vector<int> left{demand};
  while (!left.empty()) {
    const int here = left.back();
    left.pop_back();
    if (seen[index(here)] != 0) continue;
    seen[index(here)] = 1;
    for (const Tie& tie : demands[index(here)].ties) {
      if (tie.session == other) return true;
      left.push_back(tie.session);
    }
  }
  return false;
}

// Days on which the first of the two could serve for both; 0: it cannot.
int days_together(const std::vector<Demand>& demands, const Merger& merger) {
  const Demand& kept = demands[index(merger.kept)];
  const Demand& dropped = demands[index(merger.dropped)];
  const bool fixed = !dropped.ties.empty() || dropped.displaced;
  if (fixed || kept.home != dropped.home || !serves(kept, dropped)) return 0;
  if (share_a_duty(kept, dropped) || hangs_on(demands, merger.kept, merger.dropped)) return 0;
  Demand both = kept;
  both.window = calendar::intersect(kept.window, dropped.window);
  std::erase_if(both.barred, [](const Bar& bar) { return !bar.ceiling.empty(); });
  return open_days(both, {});
}

// The pair among those that has most days left.
std::optional<Merger> best_merger(const std::vector<Demand>& demands, const std::vector<int>& those,
                                  const std::vector<int>& with) {
  std::optional<Merger> best;
  int most = 0;
  for (const int kept : those) {
    for (const int dropped : with) {
      for (const Merger& merger : {Merger{kept, dropped}, Merger{dropped, kept}}) {
        const int days = kept == dropped ? 0 : days_together(demands, merger);
        if (days <= most) continue;
        most = days;
        best = merger;
      }
    }
  }
  return best;
}

// Whether it stands in the window whatever the search does, and no other session would do.
bool is_confined(const Demand& demand, const DayRange& window) {
  return demand.loosest == demand.window && demand.barred.empty() && demand.ties.empty() &&
         !demand.displaced && !demand.had_choice && !demand.settled &&
         open_days(demand, window) == 0;
}

}  // namespace

Relief relieve(const std::vector<Demand>& demands, const Excess& excess) {
  const DayRange& window = excess.ceiling->window;
  Relief relief;
  // Whoever has most other days goes there. What is tied to another session would take that one
  // with it: better that it serves for two.
  const auto leave = [&](bool tied) {
    int most = 0;
    for (const int number : excess.demands) {
      const Demand& demand = demands[index(number)];
      const int left = demand.ties.empty() == tied ? 0 : open_days(demand, window);
      if (left <= most) continue;
      most = left;
      relief.what = Relief::bar;
      relief.demand = number;
    }
    return most > 0;
  };
  if (leave(false)) return relief;
  const bool confined = std::all_of(excess.demands.begin(), excess.demands.end(), [&](int number) {
    return is_confined(demands[index(number)], window);
  });
  if (const auto merger = best_merger(demands, excess.demands, excess.demands)) {
    relief.what = Relief::merge;
    relief.merger = *merger;
    relief.forced = confined && excess.demands.size() == 2 && excess.ceiling->room() == 1;
    return relief;
  }
  if (leave(true)) return relief;
  // What binds least is given up first, then what has the fewest days.
  const auto key = [&](int number) {
    const Demand& demand = demands[index(number)];
    const auto weight =
        demand.obligation ? demand.obligation->weight : rules::Weight::recommendation;
    const int heaviness = demand.displaced ? 0 : -static_cast<int>(weight);
    return std::tuple(heaviness, open_days(demand, {}));
  };
  relief.demand = *std::min_element(excess.demands.begin(), excess.demands.end(),
                                    [&](int a, int b) { return key(a) < key(b); });
  relief.forced = confined;
  return relief;
}

std::optional<Merger> find_merger(const std::vector<Demand>& demands) {
  std::vector<int> all;
  for (int i = 0; i < static_cast<int>(demands.size()); ++i) all.push_back(i);
  for (const int number : all) {
    const auto& barred = demands[index(number)].barred;
    const bool by_ceiling = std::any_of(barred.begin(), barred.end(),
                                        [](const Bar& bar) { return !bar.ceiling.empty(); });
    if (!by_ceiling) continue;
    if (const auto merger = best_merger(demands, {number}, all)) return merger;
  }
  return std::nullopt;
}

Conflict conflict_of(const std::vector<Demand>& demands, const Excess& excess,
                     const Relief& relief) {
  const Demand& victim = demands[index(relief.demand)];
  const Problem& problem = victim.home->problem();
  Conflict conflict;
  conflict.constraint = Hard::ceiling;
  conflict.duty = victim.duty;
  conflict.source = source_of(victim);
  conflict.message = msg(
      "From {0} to {1}, one session more of “{2}” would be beyond the most that is allowed: {3}.",
      calendar::arg(excess.ceiling->window.first), calendar::arg(excess.ceiling->window.last),
      name_of_body(problem, victim.body), std::int64_t{excess.ceiling->allowed});
  conflict.proven = relief.forced;
  conflict.causes.push_back(cause_of(*excess.ceiling, problem));
  for (const int number : excess.demands) {
    if (static_cast<int>(conflict.causes.size()) > excess.ceiling->room()) break;
    if (number != relief.demand)
      conflict.causes.push_back(cause_of(demands[index(number)], victim.home));
  }
  return conflict;
}

Conflict conflict_of(const std::vector<Demand>& demands, const Overflow& overflow) {
  const Demand& demand = demands[index(overflow.demand)];
  return {
      Hard::weekly,
      demand.duty,
      source_of(demand),
      base::msg("“{0}” would have more than {1} {1:meeting|meetings} in the week of {2}",
                overflow.person, std::int64_t{overflow.most}, calendar::arg(overflow.week.first)),
      false,
      {}};
}

}  // namespace gouvernail::planning
