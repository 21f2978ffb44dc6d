// SPDX-License-Identifier: MPL-2.0
#include "planning/model/series_order.h"

#include <algorithm>
#include <limits>
#include <set>

#include "governance/meeting.h"
#include "planning/model/chain.h"

namespace gouvernail::planning {
namespace {

using calendar::Day;
using calendar::Minutes;
using governance::Meeting;

constexpr double anything = -1e9;  // below every bound

int least_cost(const std::vector<Option>& options) {
  int least = std::numeric_limits<int>::max();
  for (const Option& option : options) least = std::min(least, option.cost.total());
  return least;
}

// Of the series' bodies; one a day.
std::vector<const Meeting*> standing_among(const Layout& layout, const std::vector<int>& members) {
  std::vector<const Meeting*> standing;
  std::set<std::string> bodies;
  for (const int member : members) {
    const Demand& demand = layout.demand(member);
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

// The series by itself: nobody else is in its way.
ChainProblem alone_among(const Layout& layout, const std::vector<int>& members,
                         const std::vector<const Meeting*>& standing) {
  const Demand& any = layout.demand(members.front());
  ChainProblem chain;
  for (const Meeting* meeting : standing) chain.fixed.push_back(meeting->day);
  chain.spacing = any.home->placement().spacing(any.body, compliance::Manner::good_order);
  chain.weight = in_halves(any.home->problem().preferences.weight_spread);
  for (const int member : members) {
    std::vector<DayOption> days;
    for (const OpenDay& open : layout.open_to(member)) {
      days.push_back({open.day, Minutes{0}, static_cast<double>(least_cost(*open.options))});
    }
    chain.sessions.push_back(std::move(days));
    if (const auto& even = layout.demand(member).even) chain.target = *even;
  }
  chain.first_wish = any.wish;
  return chain;
}

// Some session has days on both sides of one that stands, or that one's own.
bool has_a_choice(const ChainProblem& chain) {
  const auto& stand = chain.fixed;
  return std::any_of(chain.sessions.begin(), chain.sessions.end(), [&](const auto& days) {
    if (days.empty()) return false;
    const auto after = std::upper_bound(stand.begin(), stand.end(), days.front().day);
    return (after != stand.end() && *after <= days.back().day) ||
           std::binary_search(stand.begin(), stand.end(), days.front().day);
  });
}

// The cheapest series in which at least one session has changed sides. Taken alone, each series
// costs at least what it costs in any plan: so plans with another order are bounded.
double cost_of_other_order(const ChainProblem& chain, const ChainSolution& chosen) {
  double least = std::numeric_limits<double>::infinity();
  const auto side = [&](Day day) {
    return std::lower_bound(chain.fixed.begin(), chain.fixed.end(), day) - chain.fixed.begin();
  };
  for (std::size_t i = 0; i < chain.sessions.size(); ++i) {
    const auto its = side(chosen.chosen[i].day);
    ChainProblem other = chain;
    std::erase_if(other.sessions[i],
                  [&](const DayOption& option) { return side(option.day) == its; });
    if (other.sessions[i].empty()) continue;
    if (const auto solution = solve(other)) {
      least = std::min(least, solution->cost() - chosen.cost());
    }
  }
  return least;
}

// What is claimed of the order that was chosen.
void claim_order(const Layout& layout, const std::vector<TiedDemand>& tied,
                 const std::vector<int>& members, ModelDraft& draft, const ChainProblem& chain,
                 const ChainSolution& chosen) {
  const bool alone = std::all_of(members.begin(), members.end(), [&](int member) {
    return tied[index(member)].precursors.empty() && !tied[index(member)].follows;
  });
  draft.claims.exact = draft.claims.exact && alone;
  // In a joint session, another order of one series is another day for the other ones; of
  // several bodies, they need not be as far apart as those of one.
  const std::string& body = layout.demand(members.front()).body;
  const bool mixed = std::any_of(members.begin(), members.end(), [&](int member) {
    return draft.sessions.is_joint(draft.sessions.of(member)) || layout.demand(member).body != body;
  });
  double& least = draft.claims.other_order;
  if (mixed) least = anything;
  if (alone) least = std::min(least, cost_of_other_order(chain, chosen));
}

std::vector<Step> merged(const std::vector<int>& members, const std::vector<Day>& where,
                         const std::vector<const Meeting*>& standing) {
  std::vector<Step> steps;
  auto next = standing.begin();
  const auto add_standing = [&] {
    steps.push_back({true, nobody, (*next)->body, (*next)->day});
    ++next;
  };
  for (std::size_t i = 0; i < members.size(); ++i) {
    while (next != standing.end() && (*next)->day <= where[i]) add_standing();
    steps.push_back({false, members[i]});
  }
  while (next != standing.end()) add_standing();
  return steps;
}

}  // namespace

std::vector<Step> order_of(const Layout& layout, const std::vector<TiedDemand>& tied,
                           const std::vector<int>& members, ModelDraft& draft) {
  const std::vector<const Meeting*> standing = standing_among(layout, members);
  const ChainProblem chain = alone_among(layout, members, standing);
  std::vector<Day> where;
  for (std::size_t i = 0; i < members.size(); ++i) {
    const auto& days = chain.sessions[i];
    where.push_back(days.empty() ? layout.demand(members[i]).window.first : days.front().day);
  }
  if (has_a_choice(chain)) {
    if (const auto solution = solve(chain)) {
      for (std::size_t i = 0; i < where.size(); ++i) where[i] = solution->chosen[i].day;
      claim_order(layout, tied, members, draft, chain, *solution);
    } else {
      draft.claims.exact = false;
    }
  }
  return merged(members, where, standing);
}

}  // namespace gouvernail::planning
