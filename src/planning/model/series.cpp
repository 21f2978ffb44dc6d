// SPDX-License-Identifier: MPL-2.0
// The sessions of one body, one after the other: their order, the days between two of them, and an
// even spread.
#include <algorithm>
#include <limits>
#include <map>
#include <set>

#include "base/failure.h"
#include "governance/meeting.h"
#include "planning/model/assembly.h"

namespace gouvernail::planning {
namespace {

using base::msg;
using calendar::Day;
using calendar::Minutes;
using compliance::Manner;

// A day of distance costs less before the first session of a series than between two.
constexpr int days_of_a_first_wish = 2;
constexpr double anything = -1e9;  // below every bound

void need_at_most(int most, int sessions) {
  if (sessions <= most) return;
  throw base::bad_input(
      msg("more than {0} sessions of one series are to be planned at once, one after the other",
          std::int64_t{most}),
      msg("plan a shorter time with {0}", base::Input{base::Detail::to}));
}

int least_cost(const std::vector<Option>& options) {
  int least = std::numeric_limits<int>::max();
  for (const Option& option : options) least = std::min(least, option.cost.total());
  return least;
}

}  // namespace

// A body's sessions in their order: an even spread, and days between two of them.
void Assembly::tie_series(std::vector<int> members) {
  need_at_most(longest_series, static_cast<int>(members.size()));
  std::stable_sort(members.begin(), members.end(), [&](int a, int b) {
    const auto& left = demands_[index(a)].window;
    const auto& right = demands_[index(b)].window;
    return std::pair(left.last, left.first) < std::pair(right.last, right.first);
  });
  std::optional<int> even;  // the finest rhythm among them
  for (const int member : members) {
    const auto& its = demands_[index(member)].even;
    if (its) even = std::min(even.value_or(*its), *its);
  }
  const Problem& problem = demands_[index(members.front())].home->problem();
  const int weight = in_halves(problem.preferences.weight_spread);
  const std::vector<Step> steps = order_of(members);
  const auto wanted = [&](const Step& step) {
    return demands_[index(step.demand)].even ? even : std::nullopt;
  };
  for (std::size_t i = 0; i < steps.size(); ++i) {
    if (steps[i].stands) continue;
    const bool spread = i > 0 && tie_steps(steps[i - 1], steps[i], wanted(steps[i]));
    if (wanted(steps[i]) && !spread) wish(steps[i].demand, weight, days_of_a_first_wish);
    const bool stands_next = i + 1 < steps.size() && steps[i + 1].stands;
    if (stands_next) tie_steps(steps[i], steps[i + 1], wanted(steps[i]));
  }
}

int Assembly::spacing_of(const Demand& demand) const {
  if (is_aside(demand, Hard::spacing, demand.body)) return 1;
  return demand.home->placement().spacing(demand.body, Manner::good_order);
}

// The first of those that must come before it one after the other; itself, where nothing must.
int Assembly::head_of(int demand) const {
  std::size_t longest = 0;
  while (!precursors_[index(demand)].empty() && longest++ < demands_.size()) {
    demand = precursors_[index(demand)].front().first;
  }
  return demand;
}

// Two sessions of a body with what comes before the later one between them: their distance lies
// after that, as far as it is wished for there, and the rest before it.
int Assembly::share_distance(int between, int after, int least) {
  const auto gap = std::find_if(model_.gaps.begin(), model_.gaps.end(), [&](const auto& one) {
    return one.before == between && one.after == after;
  });
  if (gap == model_.gaps.end()) return std::max(1, least - 1);
  const int nearest = std::max(1, least - std::min(gap->target, gap->most));
  gap->least = std::max(gap->least, least - nearest);
  return nearest;
}

bool Assembly::tie_steps(const Step& a, const Step& b, std::optional<int> even) {
  const Demand& its = demands_[index(a.stands ? b.demand : a.demand)];
  const int before = a.stands ? standing_session(*its.home, a.body, a.day) : session_of(a.demand);
  const int after = b.stands ? standing_session(*its.home, b.body, b.day) : session_of(b.demand);
  if (!b.stands && gap_tied_[index(b.demand)]) return false;
  const int weight = even ? in_halves(its.home->problem().preferences.weight_spread) : 0;
  int least = spacing_of(its);
  // A session is held apart from what stands among the others by a tie of the model; where that
  // cannot be, by its days.
  const auto spread = [&](const search::Gap& gap) {
    const std::size_t before_it = asked_.size();
    if (tie(gap, *its.home)) return even.has_value() && asked_.size() > before_it;
    exact_ = false;
    if (latitude_ == Latitude::strict) settle(gap);
    return false;
  };
  const std::string& one = a.stands ? a.body : demands_[index(a.demand)].body;
  if (one != (b.stands ? b.body : demands_[index(b.demand)].body)) {
    // Of two bodies, they may be on one day; kept apart, so are the next ones of each.
    exact_ = false;
    if (latitude_ == Latitude::loosest) least = 0;
  }
  if (!b.stands && !precursors_[index(b.demand)].empty()) {
    // What must come before it stands between the two: they are spread as one.
    const Tie& to_it = *precursors_[index(b.demand)].front().second;
    const int head = head_of(b.demand);
    const bool alone = precursors_[index(b.demand)].size() == 1 &&
                       precursors_[index(precursors_[index(b.demand)].front().first)].empty();
    if (to_it.fresh) {
      int target = even.value_or(0);
      for (int here = b.demand; !precursors_[index(here)].empty() && here != head;
           here = precursors_[index(here)].front().first) {
        target -= precursors_[index(here)].front().second->target;
      }
      if (!alone || least > 2) exact_ = false;
      // Of several one before the other, each calendar may take another for the first.
      if (!alone && latitude_ == Latitude::loosest) return even.has_value();
      const int nearest = latitude_ == Latitude::loosest ? 1
                          : alone ? share_distance(session_of(head), after, least)
                                  : std::max(1, least - 1);
      return spread({before, session_of(head), nearest, unlimited, std::max(1, target), weight});
    }
  }
  return spread({before, after, least, unlimited, even.value_or(0), weight});
}

std::vector<const governance::Meeting*> Assembly::standing_among(
    const std::vector<int>& members) const {
  std::vector<const governance::Meeting*> standing;
  std::set<std::string> bodies;
  for (const int member : members) {
    const Demand& demand = demands_[index(member)];
    if (!bodies.insert(demand.body).second) continue;
    const auto its = demand.home->sessions().of(demand.body);
    standing.insert(standing.end(), its.begin(), its.end());
  }
  std::stable_sort(standing.begin(), standing.end(),
                   [](const auto* a, const auto* b) { return a->day < b->day; });
  const auto same = [](const auto* a, const auto* b) { return a->day == b->day; };
  standing.erase(std::unique(standing.begin(), standing.end(), same), standing.end());
  return standing;
}

// Where a session may stand before or after one that stands, the cheapest choice for the series
// alone decides.
std::vector<Assembly::Step> Assembly::order_of(const std::vector<int>& members) {
  const Demand& any = demands_[index(members.front())];
  const std::vector<const governance::Meeting*> standing = standing_among(members);
  std::vector<Day> stand;
  for (const governance::Meeting* meeting : standing) stand.push_back(meeting->day);
  std::vector<Day> where;
  ChainProblem chain;
  chain.fixed = stand;
  chain.spacing = any.home->placement().spacing(any.body, Manner::good_order);
  chain.weight = in_halves(any.home->problem().preferences.weight_spread);
  bool open = false;
  for (const int member : members) {
    std::vector<DayOption> days;
    for (const auto& [day, options] : open_[index(member)]) {
      days.push_back({day, Minutes{0}, static_cast<double>(least_cost(*options))});
    }
    if (!days.empty()) {
      const auto after = std::upper_bound(stand.begin(), stand.end(), days.front().day);
      open = open || (after != stand.end() && *after <= days.back().day) ||
             std::binary_search(stand.begin(), stand.end(), days.front().day);
      where.push_back(days.front().day);
    } else {
      where.push_back(demands_[index(member)].window.first);
    }
    chain.sessions.push_back(std::move(days));
    if (demands_[index(member)].even) chain.target = *demands_[index(member)].even;
  }
  chain.first_wish = demands_[index(members.front())].wish;
  if (open) {
    if (const auto solution = solve(chain)) {
      for (std::size_t i = 0; i < where.size(); ++i) where[i] = solution->chosen[i].day;
      const bool alone = std::all_of(members.begin(), members.end(), [&](int member) {
        return precursors_[index(member)].empty() && !gap_tied_[index(member)];
      });
      exact_ = exact_ && alone;
      // In a joint session, another order of one series is another day for the other ones; of
      // several bodies, they need not be as far apart as those of one.
      const bool mixed = std::any_of(members.begin(), members.end(), [&](int member) {
        return is_joint(session_of(member)) || demands_[index(member)].body != any.body;
      });
      if (mixed) other_order_ = anything;
      if (alone) weigh_other_orders(chain, *solution);
    } else {
      exact_ = false;
    }
  }
  std::vector<Step> steps;
  std::size_t next = 0;
  for (std::size_t i = 0; i < members.size(); ++i) {
    for (; next < stand.size() && stand[next] <= where[i]; ++next) {
      steps.push_back({true, nobody, standing[next]->body, stand[next]});
    }
    steps.push_back({false, members[i]});
  }
  for (; next < stand.size(); ++next) {
    steps.push_back({true, nobody, standing[next]->body, stand[next]});
  }
  return steps;
}

// The cheapest series in which at least one session has changed sides. Taken alone, each series
// costs at least what it costs in any plan: so plans with another order are bounded.
void Assembly::weigh_other_orders(const ChainProblem& chain, const ChainSolution& chosen) {
  for (std::size_t i = 0; i < chain.sessions.size(); ++i) {
    const auto side = [&](Day day) {
      return std::lower_bound(chain.fixed.begin(), chain.fixed.end(), day) - chain.fixed.begin();
    };
    const auto its = side(chosen.chosen[i].day);
    ChainProblem other = chain;
    std::erase_if(other.sessions[i],
                  [&](const DayOption& option) { return side(option.day) == its; });
    if (other.sessions[i].empty()) continue;
    const auto solution = solve(other);
    if (solution) {
      other_order_ = std::min(other_order_, solution->cost() - chosen.cost());
    }
  }
}

void Assembly::need_short_chains() {
  std::map<int, int> sessions;  // of a chain, by its root
  for (int i = 0; i < static_cast<int>(parent_.size()); ++i) {
    need_at_most(search::longest_chain, ++sessions[root_of(i)]);
  }
}

}  // namespace gouvernail::planning
