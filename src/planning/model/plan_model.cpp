// SPDX-License-Identifier: MPL-2.0
#include "planning/model/plan_model.h"

#include <algorithm>
#include <cmath>

#include "planning/model/model_draft.h"
#include "planning/model/series.h"
#include "planning/model/sharing.h"
#include "planning/model/ties.h"
#include "planning/model/travel.h"

namespace gouvernail::planning {
namespace {

// Of all sessions; those that a series places have gaps instead.
void price_wishes(const Layout& layout, ModelDraft& draft) {
  for (int i = 0; i < layout.count(); ++i) {
    const Wish& wish = draft.wishes[index(i)];
    for (search::Candidate& candidate :
         draft.model.sessions[index(draft.sessions.of(i))].candidates) {
      candidate.cost += wish.cost(layout.time.day_of(candidate.t));
    }
  }
}

}  // namespace

PlanModel write_model(const std::vector<Demand>& demands, Latitude latitude) {
  Layout layout = lay_out(demands, latitude);
  ModelDraft draft(layout);
  const std::vector<TiedDemand> tied = tie_demands(layout, draft);
  spread_series(layout, tied, draft);
  price_wishes(layout, draft);
  draft.gaps.need_short_chains();
  share_persons_and_rooms(layout, draft);
  allow_for_travel(layout, draft);
  drop_repeated_resources(draft.model);
  return {std::move(layout), std::move(draft)};
}

PlanModel::PlanModel(Layout layout, ModelDraft&& written)
    : layout_(std::move(layout)),
      model_(std::move(written.model)),
      claims_(written.claims),
      wishes_(std::move(written.wishes)),
      asked_(written.gaps.take_asked()),
      ill_paired_(written.gaps.ill_paired()) {}

Costs PlanModel::own_costs(int number, int time) const {
  const Demand& demand = layout_.demand(number);
  const calendar::Day day = layout_.time.day_of(time);
  Costs costs;
  for (const Option& option : demand.options().on(demand.body, day)) {
    if (option.start == layout_.time.start_of(time)) costs = option.cost;
  }
  costs[Soft::spread] += wishes_[index(number)].cost(day);
  return costs;
}

int PlanModel::gap_cost(const search::Gap& gap, const std::vector<int>& times) const {
  const auto days =
      layout_.time.day_of(times[index(gap.after)]) - layout_.time.day_of(times[index(gap.before)]);
  return gap.weight * std::abs(static_cast<int>(days.count()) - gap.target);
}

Costs PlanModel::costs(const std::vector<int>& times, const Options& home) const {
  Costs costs;
  for (int i = 0; i < layout_.count(); ++i) {
    if (layout_.demand(i).home != &home) continue;
    costs = costs + own_costs(i, times[index(session_of(i))]);
  }
  for (const AskedGap& asked : asked_) {
    if (asked.home == &home) costs[Soft::spread] += gap_cost(asked.gap, times);
  }
  return costs;
}

Costs PlanModel::costs_of(int demand, const std::vector<int>& times) const {
  const int session = session_of(demand);
  Costs costs = own_costs(demand, times[index(session)]);
  for (const AskedGap& asked : asked_) {
    if (asked.gap.before == session || asked.gap.after == session) {
      costs[Soft::spread] += gap_cost(asked.gap, times);
    }
  }
  return costs;
}

}  // namespace gouvernail::planning
