// SPDX-License-Identifier: MPL-2.0
#include "planning/demand/demand.h"

#include <algorithm>
#include <tuple>

#include "governance/meeting.h"
#include "rules/rules.h"
#include "rules/traits.h"

namespace gouvernail::planning {
namespace {

using calendar::Day;
using calendar::DayRange;
using calendar::Days;
using compliance::Judgement;
using compliance::Verdict;

bool lies_within(const DayRange& inner, const DayRange& outer) {
  return outer.first <= inner.first && inner.last <= outer.last;
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

int open_days(const Demand& demand, const DayRange& without, const DayRange& within) {
  int days = 0;
  const DayRange window = calendar::intersect(demand.window, within);
  for (Day day = window.first; day <= window.last; day += Days{1}) {
    const bool barred = std::any_of(demand.barred.begin(), demand.barred.end(),
                                    [&](const Bar& bar) { return bar.days.contains(day); });
    if (!barred && !without.contains(day) && !demand.options().on(demand.body, day).empty()) ++days;
  }
  return days;
}

bool is_aside(const Demand& demand, Hard constraint, const std::string& subject) {
  return demand.home->problem().set_aside.count({constraint, subject, std::nullopt}) > 0;
}

LastingName lasting_name(const compliance::Duty& duty) {
  return {duty.obligation->id, duty.trigger.empty() ? duty.id : duty.trigger};
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

namespace {

bool counts_for(const std::string& body, const Judgement& judgement) {
  if (body == judgement.duty.body) return true;
  const auto also = rules::traits(judgement.duty.obligation->kind).also_counts;
  return std::find(also.begin(), also.end(), body) != also.end();
}

// Obligations by which each session of the body asks for others.
int brought_by(const rules::Rules& rules, const std::string& body) {
  return static_cast<int>(std::count_if(
      rules.obligations.begin(), rules.obligations.end(), [&](const rules::Obligation& one) {
        const rules::KindTraits its = rules::traits(one.kind);
        if (!its.kept_by_sessions) return false;
        if (its.precedence) return its.precedence->before_each == body;
        if (!its.response) return false;
        const auto& after = its.response->after_each;
        return std::find(after.begin(), after.end(), body) != after.end();
      }));
}

// One session keeps no two duties of the obligation.
bool is_its_own(const rules::Kind& kind) {
  const rules::KindTraits its = rules::traits(kind);
  return (its.response && its.response->own) || (its.precedence && its.precedence->fresh);
}

}  // namespace

// The days of a session that would keep the duty, of those on which anything may be placed.
DayRange DemandList::window_of(const Judgement& judgement) const {
  DayRange window = judgement.duty.window;
  // One answer serves several sessions only where it comes soon after each of them.
  if (rules::traits(judgement.duty.obligation->kind).without_delay) {
    window.last = std::min(window.last, window.first + unhurried + breathing);
  }
  // What is overdue is not put off again.
  if (judgement.duty.overdue_since) {
    const Day first = std::max(window.first, days_.first);
    window.last = std::min(window.last, first + unhurried + breathing);
  }
  return window;
}

// With another purpose, another body or fewer days, perhaps.
bool DemandList::may_bear(const Demand& demand, const Judgement& judgement) const {
  if (demand.uid == judgement.duty.trigger || demand.displaced) return false;
  const bool counts = counts_for(demand.body, judgement) ||
                      std::any_of(demand.instead.begin(), demand.instead.end(),
                                  [&](const auto& body) { return counts_for(body, judgement); });
  return counts && !calendar::intersect(demand.window, window_of(judgement)).empty();
}

bool DemandList::bears_on(const Demand& demand, const Judgement& judgement) const {
  return may_bear(demand, judgement) && counts_for(demand.body, judgement) &&
         has(demand, tag_of(judgement)) && lies_within(demand.window, window_of(judgement));
}

// It deals with the duty's matter too, as one of the bodies that count, on days that count.
void DemandList::serve(Demand& demand, const Judgement& judgement) {
  const std::string tag = tag_of(judgement);
  if (!has(demand, tag)) demand.tags.push_back(tag);
  if (!counts_for(demand.body, judgement)) {
    const auto other = std::find_if(demand.instead.begin(), demand.instead.end(),
                                    [&](const auto& body) { return counts_for(body, judgement); });
    demand.body = *other;
  }
  std::erase_if(demand.instead, [&](const auto& body) { return !counts_for(body, judgement); });
  demand.window = calendar::intersect(demand.window, window_of(judgement));
  demand.settled = demand.settled || demand.window != demand.loosest;
  demand.tentative = std::clamp(demand.tentative, demand.window.first, demand.window.last);
  if (demand.wish) {
    demand.wish = std::clamp(*demand.wish, demand.window.first, demand.window.last);
  }
}

// Sessions that are asked for anyway keep it as well, as many as it needs: first those that need
// only deal with its matter, evenly spread; then those whose days it narrows. How many do.
int DemandList::give_purposes(const Judgement& judgement, int needed) {
  const DayRange window = window_of(judgement);
  std::vector<Demand*> within;
  std::vector<Demand*> across;
  for (std::size_t i = first_of_round_; i < all_.size(); ++i) {
    Demand& demand = all_[i];
    if (!may_bear(demand, judgement) || bears_on(demand, judgement)) continue;
    if (lies_within(demand.window, window)) {
      within.push_back(&demand);
    } else if (open_days(demand, {}, window) > 0) {
      across.push_back(&demand);
    }
  }
  const std::size_t count = std::min(planning::index(std::max(0, needed)), within.size());
  for (std::size_t k = 0; k < count; ++k) serve(*within[k * within.size() / count], judgement);
  int served = static_cast<int>(count);
  // Whoever ends last leaves the earlier ones to earlier duties.
  std::stable_sort(across.begin(), across.end(), [](const Demand* a, const Demand* b) {
    return a->window.last > b->window.last;
  });
  for (Demand* demand : across) {
    if (served >= needed) break;
    serve(*demand, judgement);
    ++served;
  }
  return served;
}

bool DemandList::add(const std::vector<const Judgement*>& judgements, Asked asked) {
  first_of_round_ = all_.size();
  changed_ = false;
  // What ends first, first: what is placed for a month counts for its year. Of two alike, first the
  // one that fewer bodies keep: its session counts for the other as well.
  std::vector<const Judgement*> in_order;
  std::vector<std::pair<const Judgement*, int>> bound;
  for (const Judgement* judgement : judgements) {
    const int trigger = find(judgement->duty.trigger);
    if (trigger != nobody && !judgement->duty.overdue_since) {
      const Brought brought{judgement->duty.obligation->id, judgement->duty.trigger};
      const bool failed = asked == Asked::all && wants_sessions(*judgement);
      if (failed && tied_.count(brought) > 0 && insisted_.insert(brought).second) {
        tied_.erase(brought);
      }
      bound.emplace_back(judgement, trigger);
    } else if (asked == Asked::all && wants_sessions(*judgement)) {
      in_order.push_back(judgement);
    }
  }
  std::stable_sort(in_order.begin(), in_order.end(), [](const Judgement* a, const Judgement* b) {
    const auto key = [](const Judgement* j) {
      return std::tuple(j->duty.window.last, -j->duty.window.first.time_since_epoch().count(),
                        rules::traits(j->duty.obligation->kind).also_counts.size());
    };
    return key(a) < key(b);
  });
  insist_ = false;
  for (const Judgement* judgement : in_order) add_for(*judgement);
  for (const auto& [judgement, trigger] : bound) {
    insist_ = insisted_.count({judgement->duty.obligation->id, judgement->duty.trigger}) > 0;
    tie_for(*judgement, trigger);
  }
  return changed_ || all_.size() > first_of_round_;
}

bool DemandList::others_might_do() const {
  const bool chose_body =
      std::any_of(all_.begin(), all_.end(), [](const Demand& demand) { return demand.had_choice; });
  // Which gap the one that was asked for anyway closes is a choice where others need one of their
  // own.
  const bool chose_gap = std::any_of(gaps_filled_.begin(), gaps_filled_.end(),
                                     [&](const auto& id) { return gaps_kept_.count(id) > 0; });
  return chose_ties_ || !insisted_.empty() || chose_body || chose_gap;
}

std::vector<Day> DemandList::tentative() const {
  std::vector<Day> days;
  for (const Demand& demand : all_) days.push_back(demand.tentative);
  return days;
}

Demand DemandList::demand_for(const Judgement& judgement) {
  Demand demand;
  demand.home = &home_;
  demand.uid = "plan-" + std::to_string(++count_);
  demand.body = judgement.duty.body;
  const auto also = rules::traits(judgement.duty.obligation->kind).also_counts;
  demand.instead.assign(also.begin(), also.end());
  demand.had_choice = !also.empty();
  demand.settled = demand.had_choice || insist_;
  // Of bodies that count alike, first the one whose session brings least with it.
  for (std::string& other : demand.instead) {
    if (brought_by(*problem_.rules, other) < brought_by(*problem_.rules, demand.body)) {
      std::swap(other, demand.body);
    }
  }
  demand.duty = judgement.duty.id;
  demand.trigger = judgement.duty.trigger;
  const auto joint = problem_.held_jointly.find(demand.body);
  if (joint != problem_.held_jointly.end()) demand.joint = joint->second.group;
  demand.obligation = judgement.duty.obligation;
  const DayRange whole =
      judgement.duty.overdue_since ? window_of(judgement) : judgement.duty.window;
  demand.window = calendar::intersect(whole, days_);
  demand.loosest = demand.window;
  if (const std::string tag = tag_of(judgement); !tag.empty()) demand.tags = {tag};
  return demand;
}

void DemandList::add_for(const Judgement& judgement) {
  int needed = compliance::sessions_lacking(judgement);
  const auto also = rules::traits(judgement.duty.obligation->kind).also_counts;
  census_.count(judgement.duty.body, {also.begin(), also.end()}, window_of(judgement), needed);
  const rules::Obligation& obligation = *judgement.duty.obligation;
  int own = needed > 0 && is_its_own(obligation.kind) ? 1 : 0;
  if (needed > 0 && rules::traits(obligation.kind).longest_gap) {
    own = fewest_to_horizon(obligation, calendar::intersect(window_of(judgement), days_));
  }
  for (; own > 0; --own) census_.count_brought(obligation.body, obligation.id, true);
  needed -= static_cast<int>(
      std::count_if(all_.begin() + static_cast<std::ptrdiff_t>(first_of_round_), all_.end(),
                    [&](const Demand& demand) { return bears_on(demand, judgement); }));
  const int count = needed - give_purposes(judgement, needed);
  for (int i = 0; i < count; ++i) {
    Demand demand = demand_for(judgement);
    demand.tentative =
        demand.window.first + Days{std::max(0, demand.window.length()) * (2 * i + 1) / (2 * count)};
    const Shaping one{demand, judgement.duty, count, i};
    std::visit([&](const auto& rule) { shape(rule, one); }, judgement.duty.obligation->kind);
    all_.push_back(std::move(demand));
  }
}

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
  demand.tentative = *demand.wish;
  demand.displaced = true;
  demand.serves = displaced.serves;
  // What was held as one is moved as one.
  if (!displaced.meeting->joint.empty()) demand.joint = displaced.meeting->joint;
  all_.push_back(std::move(demand));
}

bool DemandList::release() {
  bool any = false;
  for (Demand& demand : all_) {
    for (Tie& tie : demand.ties) {
      if (!tie.at_all) continue;
      any = true;
      tie.days = std::move(tie.at_all);
      tie.at_all = nullptr;
    }
  }
  return any;
}

bool DemandList::change_body(int index) {
  Demand& demand = at(index);
  if (demand.instead.empty() || !demand.ties.empty()) return false;
  demand.body = demand.instead.front();
  demand.instead.erase(demand.instead.begin());
  return true;
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
  std::vector<char> goes(all_.size(), 0);
  goes[planning::index(index)] = 1;
  // What was there for the sake of one that goes has nothing left to serve.
  for (bool more = true; more;) {
    more = false;
    for (std::size_t i = 0; i < all_.size(); ++i) {
      const auto& ties = all_[i].ties;
      const bool lost = std::any_of(ties.begin(), ties.end(), [&](const Tie& tie) {
        return tie.sole && goes[planning::index(tie.session)] != 0;
      });
      if (goes[i] != 0 || !lost) continue;
      goes[i] = 1;
      more = true;
    }
  }
  std::vector<int> number(all_.size(), nobody);  // its new one
  std::vector<Demand> left;
  for (std::size_t i = 0; i < all_.size(); ++i) {
    if (goes[i] != 0) continue;
    number[i] = static_cast<int>(left.size());
    left.push_back(std::move(all_[i]));
  }
  for (Demand& demand : left) {
    std::erase_if(demand.ties,
                  [&](const Tie& tie) { return number[planning::index(tie.session)] == nobody; });
    for (Tie& tie : demand.ties) tie.session = number[planning::index(tie.session)];
  }
  all_ = std::move(left);
}

}  // namespace gouvernail::planning
