// SPDX-License-Identifier: MPL-2.0
#include "planning/model/series.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "planning/model/series_order.h"
#include "rules/rules.h"
#include "rules/traits.h"

namespace gouvernail::planning {
namespace {

// A day of distance costs less before the first session of a series than between two.
constexpr int days_of_a_first_wish = 2;

// Bodies whose sessions count for one another's rhythm are spread as one: the first of them.
std::string series_of(const rules::Rules& rules, const std::string& body) {
  std::set<std::string> family{body};
  for (bool grown = true; grown;) {
    grown = false;
    for (const rules::Obligation& obligation : rules.obligations) {
      const rules::KindTraits its = rules::traits(obligation.kind);
      if (!its.rhythm || its.also_counts.empty()) continue;
      std::set<std::string> those(its.also_counts.begin(), its.also_counts.end());
      those.insert(obligation.body);
      const bool meets = std::any_of(those.begin(), those.end(),
                                     [&](const auto& one) { return family.count(one) > 0; });
      for (const std::string& one : those) grown = (meets && family.insert(one).second) || grown;
    }
  }
  return *family.begin();
}

using Name = std::pair<std::string, std::string>;  // of a convention, and of a series there

// Demands by series, in the order in which they are held.
std::map<Name, std::vector<int>> all_series(const Layout& layout) {
  std::map<Name, std::vector<int>> series;
  std::map<Name, std::string> family;  // of a body
  for (int i = 0; i < layout.count(); ++i) {
    const Demand& demand = layout.demand(i);
    // What is held for the sake of another one is spread as that one is.
    const bool hangs = std::any_of(demand.ties.begin(), demand.ties.end(),
                                   [](const Tie& its) { return its.before && its.sole; });
    if (hangs) continue;
    const Problem& problem = demand.home->problem();
    const auto [its, is_new] = family.try_emplace({problem.name, demand.body});
    if (is_new) its->second = series_of(*problem.rules, demand.body);
    series[{problem.name, its->second}].push_back(i);
  }
  for (auto& [name, members] : series) {
    std::stable_sort(members.begin(), members.end(), [&](int a, int b) {
      const auto& left = layout.demand(a).window;
      const auto& right = layout.demand(b).window;
      return std::pair(left.last, left.first) < std::pair(right.last, right.first);
    });
  }
  return series;
}

class Spreading {
 public:
  Spreading(const Layout& layout, const std::vector<TiedDemand>& tied, ModelDraft& draft)
      : layout_(layout), tied_(tied), draft_(draft) {}

  void spread(const std::vector<int>& members) {
    need_at_most(longest_series, static_cast<int>(members.size()));
    even_ = std::nullopt;
    for (const int member : members) {
      const auto& its = layout_.demand(member).even;
      if (its) even_ = std::min(even_.value_or(*its), *its);
    }
    const Problem& problem = layout_.demand(members.front()).home->problem();
    const int weight = in_halves(problem.preferences.weight_spread);
    const std::vector<Step> steps = order_of(layout_, tied_, members, draft_);
    for (std::size_t i = 0; i < steps.size(); ++i) {
      if (steps[i].stands) continue;
      const auto wanted = wanted_of(steps[i]);
      const bool spread = i > 0 && tie_steps(steps[i - 1], steps[i], wanted);
      if (wanted && !spread) {
        wish(draft_.wishes, layout_, steps[i].demand, weight, days_of_a_first_wish);
      }
      const bool stands_next = i + 1 < steps.size() && steps[i + 1].stands;
      if (stands_next) tie_steps(steps[i], steps[i + 1], wanted);
    }
  }

 private:
  std::optional<int> wanted_of(const Step& step) const {
    return layout_.demand(step.demand).even ? even_ : std::nullopt;
  }
  const std::vector<TiedDemand::Precursor>& precursors_of(int demand) const {
    return tied_[index(demand)].precursors;
  }

  static int spacing_of(const Demand& demand) {
    if (is_aside(demand, Hard::spacing, demand.body)) return 1;
    return demand.home->placement().spacing(demand.body, compliance::Manner::good_order);
  }

  int session_of_step(const Step& step, const Options& home) {
    return step.stands ? draft_.sessions.standing(home, step.body, step.day)
                       : draft_.sessions.of(step.demand);
  }
  const std::string& body_of(const Step& step) const {
    return step.stands ? step.body : layout_.demand(step.demand).body;
  }

  // Whether the gap keeps the two as far apart as an even spread wants.
  bool tie_steps(const Step& a, const Step& b, std::optional<int> even) {
    const Demand& its = layout_.demand(a.stands ? b.demand : a.demand);
    const int before = session_of_step(a, *its.home);
    const int after = session_of_step(b, *its.home);
    if (!b.stands && tied_[index(b.demand)].follows) return false;
    const int weight = even ? in_halves(its.home->problem().preferences.weight_spread) : 0;
    search::Gap gap{before, after, spacing_of(its), unlimited, even.value_or(0), weight};
    if (body_of(a) != body_of(b)) {
      // Of two bodies, they may be on one day; kept apart, so are the next ones of each.
      draft_.claims.exact = false;
      if (layout_.latitude == Latitude::loosest) gap.least = 0;
    }
    if (!b.stands && !precursors_of(b.demand).empty() &&
        precursors_of(b.demand).front().tie->fresh) {
      if (!reach_head(gap, b.demand)) return even.has_value();
    }
    return add(gap, *its.home) && even.has_value();
  }

  // A session is held apart from what stands among the others by a gap of the model; where that
  // cannot be, by its days. Whether there is a gap.
  bool add(const search::Gap& gap, const Options& home) {
    const std::size_t before_it = draft_.gaps.asked().size();
    if (draft_.gaps.add(gap, home)) return draft_.gaps.asked().size() > before_it;
    draft_.claims.exact = false;
    if (layout_.latitude == Latitude::strict) draft_.gaps.cut_apart(gap);
    return false;
  }

  // What must come before `demand` stands between the two of the gap: they are spread as one, from
  // the first of the gap to the first of those. False: no such gap holds for all calendars.
  bool reach_head(search::Gap& gap, int demand) {
    const int head = head_of(demand);
    const bool loosest = layout_.latitude == Latitude::loosest;
    const bool alone = precursors_of(demand).size() == 1 &&
                       precursors_of(precursors_of(demand).front().demand).empty();
    int target = gap.target;
    for (int here = demand; !precursors_of(here).empty() && here != head;
         here = precursors_of(here).front().demand) {
      target -= precursors_of(here).front().tie->target;
    }
    if (!alone || gap.least > 2) draft_.claims.exact = false;
    // Of several one before the other, each calendar may take another for the first.
    if (!alone && loosest) return false;
    const int session = draft_.sessions.of(head);
    gap.least = loosest ? 1
                : alone ? share_distance(session, gap.after, gap.least)
                        : std::max(1, gap.least - 1);
    gap.after = session;
    gap.target = std::max(1, target);
    return true;
  }

  // The first of those that must come before it one after the other; itself, where nothing must.
  int head_of(int demand) const {
    std::size_t longest = 0;
    while (!precursors_of(demand).empty() && longest++ < layout_.demands.size()) {
      demand = precursors_of(demand).front().demand;
    }
    return demand;
  }

  // Two sessions of a body with what comes before the later one between them: their distance lies
  // after that, as far as it is wished for there, and the rest before it.
  int share_distance(int between, int after, int least) {
    search::Gap* gap = draft_.gaps.find(between, after);
    if (!gap) return std::max(1, least - 1);
    const int nearest = std::max(1, least - std::min(gap->target, gap->most));
    gap->least = std::max(gap->least, least - nearest);
    return nearest;
  }

  const Layout& layout_;
  const std::vector<TiedDemand>& tied_;
  ModelDraft& draft_;
  std::optional<int> even_;  // the finest rhythm among the series' members
};

}  // namespace

void spread_series(const Layout& layout, const std::vector<TiedDemand>& tied, ModelDraft& draft) {
  Spreading spreading(layout, tied, draft);
  for (const auto& [name, members] : all_series(layout)) spreading.spread(members);
}

}  // namespace gouvernail::planning
