// SPDX-License-Identifier: MPL-2.0
#include "planning/model/ties.h"

#include <algorithm>

namespace gouvernail::planning {
namespace {

using calendar::Day;
using calendar::Days;

// A day of distance costs less where nothing hangs on it than between two sessions of a series.
constexpr int days_of_a_loose_wish = 10;

// A demand's tie to another one, between the days that both have.
class TieGap {
 public:
  TieGap(const Layout& layout, int demand, const Tie& tie)
      : layout_(layout),
        tie_(tie),
        demand_(demand),
        own_(layout.open_to(demand)),
        other_(layout.open_to(tie.session)) {}

  search::Gap gap() const {
    const int weight = in_halves(layout_.demand(demand_).home->problem().preferences.weight_spread);
    const int own = session_of(layout_.demands, demand_);
    const int other = session_of(layout_.demands, tie_.session);
    search::Gap gap;
    gap.before = tie_.before ? own : other;
    gap.after = tie_.before ? other : own;
    gap.target = tie_.target;
    gap.weight = tie_.pull == Pull::full ? weight : tie_.pull == Pull::light ? weight / 2 : 0;
    set_days(gap);
    return gap;
  }

 private:
  // Where every day asks for the same distance, that says it; else each day does by itself.
  void set_days(search::Gap& gap) const {
    gap.least = unlimited;
    gap.most = -unlimited;
    std::vector<search::DaySpan> spans = this->spans();
    bool plain = true;
    bool any = false;
    for (const OpenDay& one : tie_.before ? other_ : own_) {
      if (spans.empty()) break;
      const search::DaySpan& span = spans[index(layout_.time.index_of(one.day))];
      const int least = number_of(one.day) - span.last;
      const int most = number_of(one.day) - span.first;
      plain = plain && (!any || (least == gap.least && most == gap.most));
      any = true;
      gap.least = std::min(gap.least, least);
      gap.most = std::max(gap.most, most);
    }
    if (!plain) gap.spans = std::move(spans);
  }

  calendar::DayRange days_for(Day day) const {
    const bool loosest = layout_.latitude == Latitude::loosest && tie_.at_all;
    return loosest ? tie_.at_all(day) : tie_.days(day);
  }

  // By day of the later session of the two: the days of the earlier one.
  std::vector<search::DaySpan> spans() const {
    if (own_.empty() || other_.empty()) return {};
    return tie_.before ? spans_before() : spans_after();
  }

  std::vector<search::DaySpan> spans_before() const {
    std::vector<search::DaySpan> spans;
    for (const Day day : layout_.time.days()) {
      const auto days = days_for(std::clamp(day, other_.front().day, other_.back().day));
      spans.push_back({number_of(days.first), number_of(days.last)});
    }
    return spans;
  }

  // The days of the other one from which a day can be reached: both ends only grow.
  std::vector<search::DaySpan> spans_after() const {
    std::vector<calendar::DayRange> reach;
    for (const OpenDay& one : other_) reach.push_back(days_for(one.day));
    std::vector<search::DaySpan> spans;
    std::size_t low = 0;
    std::size_t high = 0;
    for (const Day day : layout_.time.days()) {
      while (low < reach.size() && reach[low].last < day) ++low;
      while (high < reach.size() && reach[high].first <= day) ++high;
      const Day first = low < reach.size() ? other_[low].day : other_.back().day + Days{1};
      const Day last = high > 0 ? other_[high - 1].day : other_.front().day - Days{1};
      spans.push_back({number_of(first), number_of(last)});
    }
    return spans;
  }

  const Layout& layout_;
  const Tie& tie_;
  const int demand_;
  const OpenDays& own_;
  const OpenDays& other_;
};

// No series says where it is to be.
bool is_loose(const Demand& demand) {
  return !demand.even || std::any_of(demand.ties.begin(), demand.ties.end(),
                                     [](const Tie& its) { return its.before; });
}

}  // namespace

std::vector<TiedDemand> tie_demands(const Layout& layout, ModelDraft& draft) {
  std::vector<TiedDemand> tied(layout.demands.size());
  for (int i = 0; i < layout.count(); ++i) {
    const Demand& demand = layout.demand(i);
    if (is_loose(demand)) {
      const int weight = in_halves(demand.home->problem().preferences.weight_spread);
      wish(draft.wishes, layout, i, weight, demand.displaced ? 1 : days_of_a_loose_wish);
    }
    for (const Tie& tie : demand.ties) {
      const search::Gap gap = TieGap(layout, i, tie).gap();
      draft.claims.exact = draft.claims.exact && !tie.at_all;
      if (!draft.gaps.add(gap, *demand.home)) {
        draft.claims.exact = false;
        if (layout.latitude == Latitude::strict) draft.gaps.cut_apart(gap);
        continue;
      }
      if (tie.before) {
        tied[index(tie.session)].precursors.push_back({i, &tie});
      } else if (!demand.even) {
        tied[index(i)].follows = true;
      }
    }
  }
  return tied;
}

}  // namespace gouvernail::planning
