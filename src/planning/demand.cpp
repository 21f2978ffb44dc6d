// SPDX-License-Identifier: MPL-2.0
#include "planning/demand.h"

#include <algorithm>
#include <tuple>

#include "governance/meeting.h"
#include "planning/words.h"
#include "rules/rules.h"
#include "rules/traits.h"

namespace gouvernail::planning {
namespace {

using calendar::Day;
using calendar::DayRange;
using calendar::Days;
using compliance::Judgement;
using compliance::Verdict;

// How long an answer may take when the convention states no delay.
constexpr Days unhurried{45};

bool lies_within(const DayRange& inner, const DayRange& outer) {
  return outer.first <= inner.first && inner.last <= outer.last;
}

// Fewest and most days that a span takes, over the days of a range: months are not all as long.
struct Reach {
  int least = unlimited;
  int most = 0;
};
template <class Measure>
Reach reach_of(const DayRange& days, Measure measure) {
  Reach reach;
  for (Day day = days.first; day <= days.last; day += Days{1}) {
    const int length = static_cast<int>(measure(day).count());
    reach.least = std::min(reach.least, length);
    reach.most = std::max(reach.most, length);
  }
  return reach;
}

// What its sessions have to deal with; empty: with anything.
std::string tag_of(const Judgement& judgement) {
  const rules::Counting* counting = rules::traits(judgement.duty.obligation->kind).counting;
  return counting ? counting->tag : std::string();
}

bool has(const Demand& demand, const std::string& tag) {
  return tag.empty() || std::find(demand.tags.begin(), demand.tags.end(), tag) != demand.tags.end();
}

}  // namespace

int open_days(const Demand& demand, const DayRange& without) {
  int days = 0;
  for (Day day = demand.window.first; day <= demand.window.last; day += Days{1}) {
    const bool barred = std::any_of(demand.barred.begin(), demand.barred.end(),
                                    [&](const Bar& bar) { return bar.days.contains(day); });
    if (!barred && !without.contains(day) && !demand.options().on(demand.body, day).empty()) ++days;
  }
  return days;
}

Cause cause_of(const Demand& demand, const Options* seen_from) {
  const Problem& problem = demand.home->problem();
  const base::LocalizedText body = name_of_body(problem, demand.body);
  const auto first = calendar::arg(demand.window.first);
  const auto last = calendar::arg(demand.window.last);
  return {Hard::window, demand.duty, source_of(demand),
          demand.home == seen_from ? base::msg("“{0}” must meet from {1} to {2}", body, first, last)
                                   : base::msg("“{0}” of {3} must meet from {1} to {2}", body,
                                               first, last, problem.name)};
}

bool wants_sessions(const Judgement& judgement) {
  switch (judgement.verdict) {
    case Verdict::upcoming:
      // A ceiling alone lacks nothing.
      if (compliance::sessions_lacking(judgement) == 0) return false;
      [[fallthrough]];
    case Verdict::open:
    case Verdict::at_risk:
    case Verdict::lost:
      return rules::traits(judgement.duty.obligation->kind).kept_by_sessions;
    case Verdict::satisfied:
    case Verdict::covered:
    case Verdict::unproven:
    case Verdict::breached:
    case Verdict::waived:
      return false;
  }
  return false;
}

int DemandList::find(const std::string& uid) const {
  const auto found = std::find_if(all_.begin(), all_.end(),
                                  [&](const Demand& demand) { return demand.uid == uid; });
  return found == all_.end() ? nobody : static_cast<int>(found - all_.begin());
}

bool DemandList::bears_on(const Demand& demand, const Judgement& judgement) const {
  DayRange window = judgement.duty.window;
  const rules::KindTraits its = rules::traits(judgement.duty.obligation->kind);
  // One answer serves several sessions only where it comes soon after each of them.
  if (its.without_delay) {
    window.last = std::min(window.last, window.first + unhurried + breathing);
  }
  if (!lies_within(demand.window, window) || demand.uid == judgement.duty.trigger) return false;
  if (demand.body == judgement.duty.body) return true;
  const auto also = its.also_counts;
  return std::find(also.begin(), also.end(), demand.body) != also.end();
}

// Sessions asked for in this round that will bear on the duty wherever they are placed.
int DemandList::demanded(const Judgement& judgement) const {
  const std::string tag = tag_of(judgement);
  return static_cast<int>(std::count_if(
      all_.begin() + static_cast<std::ptrdiff_t>(first_of_round_), all_.end(),
      [&](const Demand& demand) { return has(demand, tag) && bears_on(demand, judgement); }));
}

// Sessions that are asked for anyway deal with its matter, as many as it needs, evenly spread.
void DemandList::share_tag(const Judgement& judgement) {
  const std::string tag = tag_of(judgement);
  if (tag.empty()) return;
  std::vector<Demand*> others;
  for (std::size_t i = first_of_round_; i < all_.size(); ++i) {
    if (!has(all_[i], tag) && bears_on(all_[i], judgement)) others.push_back(&all_[i]);
  }
  const auto needed = static_cast<std::size_t>(
      std::max(0, compliance::sessions_lacking(judgement) - demanded(judgement)));
  const std::size_t shared = std::min(needed, others.size());
  for (std::size_t k = 0; k < shared; ++k) others[k * others.size() / shared]->tags.push_back(tag);
}

bool DemandList::add(const std::vector<const Judgement*>& judgements,
                     const std::vector<Day>& placed) {
  placed_ = &placed;
  first_of_round_ = all_.size();
  // Narrow windows first: what is placed for a month counts for its year. Of two alike, first the
  // one that fewer bodies keep: its session counts for the other as well.
  std::vector<const Judgement*> in_order = judgements;
  std::stable_sort(in_order.begin(), in_order.end(), [](const Judgement* a, const Judgement* b) {
    const auto key = [](const Judgement* j) {
      return std::tuple(j->duty.window.last, -j->duty.window.first.time_since_epoch().count(),
                        rules::traits(j->duty.obligation->kind).also_counts.size());
    };
    return key(a) < key(b);
  });
  for (const Judgement* judgement : in_order) add_for(*judgement);
  return all_.size() > first_of_round_;
}

void DemandList::add_for(const Judgement& judgement) {
  share_tag(judgement);
  const int count = compliance::sessions_lacking(judgement) - demanded(judgement);
  for (int i = 0; i < count; ++i) {
    Demand demand;
    demand.home = &home_;
    demand.uid = "plan-" + std::to_string(++count_);
    demand.body = judgement.duty.body;
    demand.duty = judgement.duty.id;
    const auto joint = problem_.held_jointly.find(demand.body);
    if (joint != problem_.held_jointly.end()) demand.joint = joint->second.group;
    demand.obligation = judgement.duty.obligation;
    demand.window = calendar::intersect(judgement.duty.window, days_);
    demand.loosest = demand.window;
    if (const std::string tag = tag_of(judgement); !tag.empty()) demand.tags = {tag};
    shape(demand, judgement, count);
    all_.push_back(std::move(demand));
  }
}

void DemandList::shape(Demand& demand, const Judgement& judgement, int count) {
  const Shaping one{demand, judgement.duty, find(judgement.duty.trigger), count};
  std::visit([&](const auto& rule) { shape(rule, one); }, judgement.duty.obligation->kind);
}

void DemandList::shape(const rules::Cadence&, const Shaping& one) const {
  Demand& demand = one.demand;
  demand.even = one.duty.window.length() / std::max(1, one.duty.required);
  demand.wish = demand.window.first + Days{demand.window.length() / (2 * one.count)};
}

void DemandList::shape(const rules::Deadline&, const Shaping& one) const {
  one.demand.wish = one.demand.window.last - breathing;
}

// Placed together with the session that it must precede, wherever that one goes.
void DemandList::shape(const rules::Precedence& rule, const Shaping& one) const {
  Demand& demand = one.demand;
  if (one.duty.in_good_order) {
    demand.window = calendar::intersect(*one.duty.in_good_order, days_);
    demand.loosest = demand.window;
  }
  demand.wish = demand.window.last - breathing;
  if (one.trigger == nobody) return;
  const Demand& its = all_[index(one.trigger)];
  const calendar::WorkCalendar work = problem_.rules->work();
  Tie tie;
  tie.session = one.trigger;
  tie.before = true;
  tie.fresh = rule.fresh;
  if (rule.at_least_before) {
    tie.least = std::max(1, reach_of(its.window, [&](Day day) {
                              return day - rule.at_least_before->before(day, work);
                            }).most);
  }
  if (rule.within) {
    tie.most =
        reach_of(its.window, [&](Day day) { return day - rule.within->before(day, work); }).least;
  }
  tie.target = std::min(tie.most, std::max(tie.least, static_cast<int>(breathing.count())));
  demand.window = {days_.first, its.window.last - Days{1}};
  demand.loosest = demand.window;
  demand.wish.reset();
  demand.tie = tie;
}

// After the session that it answers, which keeps its day from now on: answers hang on sessions in
// the midst of their own series.
void DemandList::shape(const rules::Response&, const Shaping& one) {
  Demand& demand = one.demand;
  const Day earliest =
      one.trigger == nobody ? demand.window.first : all_[index(one.trigger)].window.first;
  demand.loosest.first = std::max(days_.first, std::min(demand.window.first, earliest));
  const DayRange fitting{demand.window.first + breathing / 2, demand.window.first + unhurried};
  const DayRange preferred = calendar::intersect(demand.window, fitting);
  if (preferred.length() > static_cast<int>(breathing.count())) demand.window = preferred;
  if (one.trigger == nobody) return;
  all_[index(one.trigger)].keep = (*placed_)[index(one.trigger)];
}

void DemandList::shape(const rules::MaxGap& rule, const Shaping& one) const {
  Demand& demand = one.demand;
  // What is overdue is wanted as soon as may be.
  demand.wish = one.duty.overdue_since ? demand.window.first : demand.window.last - breathing;
  if (one.trigger == nobody) return;
  const Demand& its = all_[index(one.trigger)];
  const calendar::WorkCalendar work = problem_.rules->work();
  Tie tie;
  tie.session = one.trigger;
  tie.most = reach_of(its.window, [&](Day day) { return rule.gap.after(day, work) - day; }).least;
  tie.target = std::max(1, tie.most - static_cast<int>(breathing.count()));
  demand.window = {std::min(its.window.first + Days{1}, days_.last),
                   std::min(its.window.last + Days{tie.most}, days_.last)};
  demand.loosest = demand.window;
  demand.wish.reset();
  demand.tie = tie;
}

// No session is asked for by what is not kept by sessions: see wants_sessions.
void DemandList::shape(const rules::Notice&, const Shaping&) const {}
void DemandList::shape(const rules::Composition&, const Shaping&) const {}
void DemandList::shape(const rules::Standing&, const Shaping&) const {}

void DemandList::add_displaced(const Displaced& displaced) {
  Demand demand;
  demand.home = &home_;
  demand.uid = displaced.meeting->uid;
  demand.body = displaced.meeting->body;
  demand.duty = displaced.duty;
  for (const rules::Obligation& obligation : problem_.rules->obligations) {
    if (displaced.obligation == obligation.id) demand.obligation = &obligation;
  }
  demand.window = calendar::intersect(displaced.window, days_);
  demand.loosest = demand.window;
  demand.wish = displaced.meeting->day;
  demand.displaced = true;
  // What was held as one is moved as one.
  if (!displaced.meeting->joint.empty()) demand.joint = displaced.meeting->joint;
  all_.push_back(std::move(demand));
}

bool DemandList::release() {
  bool any = false;
  for (Demand& demand : all_) {
    any = any || demand.keep.has_value();
    demand.keep.reset();
  }
  return any;
}

void DemandList::merge(int kept, int dropped) {
  Demand& demand = all_[planning::index(kept)];
  const Demand& other = all_[planning::index(dropped)];
  demand.window = calendar::intersect(demand.window, other.window);
  demand.loosest = calendar::intersect(demand.loosest, other.loosest);
  if (demand.wish && !demand.displaced) {
    demand.wish = std::clamp(*demand.wish, demand.window.first, demand.window.last);
  }
  demand.also.push_back(other.duty);
  demand.also.insert(demand.also.end(), other.also.begin(), other.also.end());
  demand.tags.insert(demand.tags.end(), other.tags.begin(), other.tags.end());
  // The ceiling has one session less to bear.
  std::erase_if(demand.barred, [](const Bar& bar) { return !bar.ceiling.empty(); });
  remove(dropped);
}

void DemandList::remove(int index) {
  std::vector<int> number(all_.size(), 0);  // its new one; nobody: goes
  number[static_cast<std::size_t>(index)] = nobody;
  std::vector<Demand> left;
  for (std::size_t i = 0; i < all_.size(); ++i) {
    // What is tied to one that goes was there for it alone. Ties point backwards.
    const auto& tie = all_[i].tie;
    if (tie && number[static_cast<std::size_t>(tie->session)] == nobody) number[i] = nobody;
    if (number[i] == nobody) continue;
    number[i] = static_cast<int>(left.size());
    left.push_back(std::move(all_[i]));
    if (left.back().tie) {
      left.back().tie->session = number[static_cast<std::size_t>(left.back().tie->session)];
    }
  }
  all_ = std::move(left);
}

}  // namespace gouvernail::planning
