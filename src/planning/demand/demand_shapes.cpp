// SPDX-License-Identifier: MPL-2.0
// Where a session would best stand that a duty asks for, by the kind of its obligation.
#include <algorithm>

#include "planning/demand/demand.h"
#include "rules/rules.h"

namespace gouvernail::planning {

using calendar::Day;
using calendar::Days;

void DemandList::shape(const rules::Cadence&, const Shaping& one) const {
  Demand& demand = one.demand;
  demand.even = one.duty.window.length() / std::max(1, one.duty.required);
  demand.wish = demand.window.first + Days{demand.window.length() / (2 * one.count)};
}

void DemandList::shape(const rules::Deadline&, const Shaping& one) const {
  one.demand.wish = one.demand.window.last - breathing;
  one.demand.tentative = std::max(one.demand.window.first, *one.demand.wish);
}

// Of a session that stands.
void DemandList::shape(const rules::Precedence&, const Shaping& one) const {
  Demand& demand = one.demand;
  if (one.duty.in_good_order) {
    demand.window = calendar::intersect(*one.duty.in_good_order, days_);
    demand.loosest = demand.window;
  }
  demand.wish = demand.window.last - breathing;
  demand.tentative = std::max(demand.window.first, *demand.wish);
}

// Of a session that stands: two weeks after it, where the rule leaves the time.
void DemandList::shape(const rules::Response&, const Shaping& one) const {
  Demand& demand = one.demand;
  const Day since = one.duty.session_day.value_or(demand.window.first);
  demand.wish = std::clamp(since + breathing, demand.window.first,
                           std::max(demand.window.first, demand.window.last));
  demand.tentative = *demand.wish;
}

// What is overdue is wanted as soon as may be; what is not, as late as may be done at ease.
void DemandList::shape(const rules::MaxGap&, const Shaping& one) const {
  Demand& demand = one.demand;
  demand.wish = one.duty.overdue_since ? demand.window.first : demand.window.last - breathing;
  demand.tentative = one.duty.overdue_since ? demand.window.first : demand.window.last;
}

// No session is asked for by what is not kept by sessions: see wants_sessions.
void DemandList::shape(const rules::Notice&, const Shaping&) const {}
void DemandList::shape(const rules::Composition&, const Shaping&) const {}
void DemandList::shape(const rules::Standing&, const Shaping&) const {}

}  // namespace gouvernail::planning
