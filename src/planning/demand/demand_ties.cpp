// SPDX-License-Identifier: MPL-2.0
// What a session to be placed brings with it: what must come before it, what answers it, what must
// follow it before long. It is asked for as soon as the session is, wherever that one goes: the
// choice of days never changes how many sessions there are.
#include <algorithm>
#include <cmath>
#include <limits>

#include "compliance/derive.h"
#include "governance/meeting.h"
#include "planning/demand/demand.h"
#include "rules/rules.h"
#include "rules/traits.h"

namespace gouvernail::planning {
namespace {

using calendar::Day;
using calendar::DayRange;
using calendar::Days;
using compliance::Judgement;
using compliance::Verdict;

bool is_covered(const Judgement& judgement) {
  return judgement.verdict == Verdict::satisfied || judgement.verdict == Verdict::covered;
}

// Whether the days of a tie hold whatever days the two sessions take.
bool holds_all_through(const Tie& tie, const DayRange& other, const DayRange& own) {
  return tie.days(other.last).first <= own.first && own.last <= tie.days(other.first).last;
}

// All the days that the tie leaves, over the days of the other session.
DayRange reach_of(const Tie& tie, const DayRange& other) {
  return {tie.days(other.first).first, tie.days(other.last).last};
}

int distance(Day a, Day b) { return std::abs(static_cast<int>((a - b).count())); }

}  // namespace

void DemandList::tie_for(const Judgement& judgement, int trigger) {
  const rules::Obligation& obligation = *judgement.duty.obligation;
  if (judgement.verdict == Verdict::waived) return;
  if (tied_.count({obligation.id, judgement.duty.trigger}) > 0) return;
  const rules::KindTraits its = rules::traits(obligation.kind);
  if (!its.kept_by_sessions) return;
  if (its.longest_gap) {
    tie_next(judgement, trigger);
    return;
  }
  // What stood, and what was around it, stays as it was as long as that does.
  const bool stays = served_before(judgement) == nobody && is_covered(judgement);
  if (at(trigger).displaced && stays) return;
  tied_.insert({obligation.id, judgement.duty.trigger});
  if (its.precedence) tie_before(*its.precedence, judgement, trigger);
  if (its.response) tie_after(*its.response, judgement, trigger);
}

// Something that stands, or is placed anyway, keeps it whatever days they take.
bool DemandList::serves_all_through(const Judgement& judgement, int trigger, const Tie& tie) const {
  const Demand& its = all_[planning::index(trigger)];
  const auto comes_first = [&] {
    return std::none_of(all_.begin(), all_.end(), [&](const Demand& other) {
      return other.body == its.body && other.tentative < its.tentative;
    });
  };
  return std::any_of(
      judgement.meetings.begin(), judgement.meetings.end(), [&](const std::string& uid) {
        const int planned = find(uid);
        if (planned != nobody) {
          return !tie.fresh &&
                 holds_all_through(tie, its.window, all_[planning::index(planned)].window);
        }
        const governance::Meeting* stands = home_.sessions().find(uid);
        if (!stands) return false;
        return holds_all_through(tie, its.window, {stands->day, stands->day}) &&
               (!tie.fresh || comes_first());
      });
}

// The first day on which the session before it in its body may lie behind, whatever day that takes.
Day DemandList::after_the_one_before(int number) const {
  const Demand& its = all_[planning::index(number)];
  Day first = days_.first;
  for (const governance::Meeting* meeting : home_.sessions().of(its.body)) {
    if (meeting->day < its.tentative) first = std::max(first, meeting->day + Days{1});
  }
  for (const Demand& other : all_) {
    const bool before = other.body == its.body && other.tentative < its.tentative;
    if (before) first = std::max(first, other.window.first + Days{1});
  }
  return first;
}

// A session of that body that is asked for anyway and could come before this one; nobody: none.
int DemandList::forerunner(const Judgement& judgement, int trigger, const Tie& tie) const {
  const Demand& its = all_[planning::index(trigger)];
  DayRange reach = reach_of(tie, its.window);
  if (tie.fresh) reach.first = std::max(reach.first, after_the_one_before(trigger));
  const Day wish = its.tentative - Days{tie.target};
  int best = nobody;
  int least = std::numeric_limits<int>::max();
  for (int i = 0; i < static_cast<int>(all_.size()); ++i) {
    const Demand& demand = all_[planning::index(i)];
    const bool taken = std::any_of(demand.ties.begin(), demand.ties.end(),
                                   [](const Tie& other) { return other.before; });
    if (i == trigger || demand.body != judgement.duty.body || taken || demand.displaced) continue;
    const DayRange both = calendar::intersect(demand.window, reach);
    if (both.empty() || open_days(demand, {}, both) == 0) continue;
    const int away = distance(std::clamp(wish, both.first, both.last), wish);
    if (away >= least) continue;
    least = away;
    best = i;
  }
  return best;
}

// A session that lost its day, as the one that asks for this duty did, and kept it before.
int DemandList::served_before(const Judgement& judgement) const {
  const std::pair duty(judgement.duty.obligation->id, judgement.duty.trigger);
  const auto found = std::find_if(all_.begin(), all_.end(), [&](const Demand& demand) {
    return demand.serves.count(duty) > 0;
  });
  return insist_ || found == all_.end() ? nobody : static_cast<int>(found - all_.begin());
}

bool DemandList::serves_again(const Judgement& judgement, Tie tie) {
  const int known = served_before(judgement);
  if (known == nobody) return false;
  tie.sole = false;
  tie.pull = Pull::none;
  changed_ = true;
  at(known).ties.push_back(std::move(tie));
  return true;
}

// Placed together with the session that it must precede, wherever that one goes.
void DemandList::tie_before(const rules::Precedence& rule, const Judgement& judgement,
                            int trigger) {
  const rules::Obligation* obligation = judgement.duty.obligation;
  const DayRange window = at(trigger).window;
  const Day tentative = at(trigger).tentative;
  Tie tie;
  tie.session = trigger;
  tie.before = true;
  tie.fresh = rule.fresh;
  tie.days = [home = &home_, obligation](Day day) {
    return home->placement().predecessor_window(*obligation, day, std::nullopt,
                                                compliance::Manner::good_order);
  };
  if (serves_again(judgement, tie)) return;
  if (!insist_ && serves_all_through(judgement, trigger, tie)) return;
  if (!insist_ && !rule.fresh && !rule.within) {
    // What came before an earlier one came before this one.
    const bool served = std::any_of(all_.begin(), all_.end(), [&](const Demand& demand) {
      return std::any_of(demand.ties.begin(), demand.ties.end(), [&](const Tie& other) {
        const Demand& earlier = all_[planning::index(other.session)];
        return other.before && demand.body == judgement.duty.body && other.session != trigger &&
               earlier.body == at(trigger).body && earlier.tentative <= tentative;
      });
    });
    if (served) return;
  }
  const DayRange days = tie.days(tentative);
  const auto length_to = [&](Day day) { return static_cast<int>((tentative - day).count()); };
  const int least = length_to(days.last);
  const int most =
      rule.within ? length_to(rule.within->before(tentative, problem_.rules->work())) : unlimited;
  tie.target = std::clamp(static_cast<int>(breathing.count()), least, std::max(least, most));
  const int known = insist_ ? nobody : forerunner(judgement, trigger, tie);
  // Another body's session might have asked for nothing.
  if (!insist_ && !at(trigger).had_choice) {
    census_.count_brought(judgement.duty.body, obligation->id, rule.fresh);
  }
  changed_ = true;
  if (known != nobody) {
    chose_ties_ = true;
    tie.sole = false;
    Demand& demand = at(known);
    demand.settled = true;
    if (!days.contains(demand.tentative)) {
      demand.tentative =
          std::clamp(tentative - Days{tie.target}, demand.window.first, demand.window.last);
    }
    demand.ties.push_back(std::move(tie));
    return;
  }
  Demand demand = demand_for(judgement);
  demand.window = calendar::intersect(reach_of(tie, window), days_);
  if (rule.fresh)
    demand.window.first = std::max(demand.window.first, after_the_one_before(trigger));
  demand.loosest = demand.window;
  demand.tentative =
      std::clamp(tentative - Days{tie.target}, std::min(days.first, days.last), days.last);
  demand.ties.push_back(std::move(tie));
  all_.push_back(std::move(demand));
}

// Two weeks after the session that it answers, where the rule leaves the time.
void DemandList::tie_after(const rules::Response& rule, const Judgement& judgement, int trigger) {
  const rules::Rules* rules = problem_.rules;
  const bool without_delay = !rule.within;
  Tie tie;
  tie.session = trigger;
  tie.pull = Pull::light;
  // Where no delay is stated any later session would do: only one that comes soon serves for two.
  const auto whole = [&rule, rules, without_delay](Day day) {
    DayRange window = compliance::response_window(rule, day, *rules);
    if (without_delay) window.last = std::min(window.last, window.first + unhurried + breathing);
    return window;
  };
  // On its own day it would have to be later in the day.
  tie.days = [whole](Day day) {
    const DayRange window = whole(day);
    return DayRange{std::max(window.first, day + Days{1}), window.last};
  };
  if (serves_again(judgement, tie)) return;
  if (!insist_ && serves_all_through(judgement, trigger, tie)) return;
  const DayRange window = at(trigger).window;
  const Day tentative = at(trigger).tentative;
  // On the first of its days: near the end of the term, less is left.
  const DayRange soon = tie.days(window.first);
  const auto length_to = [&](Day day) { return static_cast<int>((day - window.first).count()); };
  tie.target = std::clamp(static_cast<int>(breathing.count()), length_to(soon.first),
                          std::max(length_to(soon.first), length_to(soon.last)));
  if (!insist_ && !at(trigger).had_choice) {
    census_.count_brought(judgement.duty.body, judgement.duty.obligation->id, rule.own);
  }
  changed_ = true;
  for (int i = 0; i < static_cast<int>(all_.size()) && !rule.own && !insist_; ++i) {
    Demand& demand = at(i);
    const bool fits = i != trigger && !demand.displaced && demand.body == judgement.duty.body &&
                      tie.days(tentative).contains(demand.tentative);
    if (!fits) continue;
    chose_ties_ = true;
    tie.sole = false;
    tie.pull = Pull::none;
    tie.at_all = whole;
    demand.settled = true;
    demand.ties.push_back(std::move(tie));
    return;
  }
  tie.at_all = whole;
  Demand demand = demand_for(judgement);
  demand.window = calendar::intersect(reach_of(tie, window), days_);
  demand.loosest = demand.window;
  demand.tentative = std::clamp(tentative + Days{tie.target}, demand.window.first,
                                std::max(demand.window.first, demand.window.last));
  demand.ties.push_back(std::move(tie));
  all_.push_back(std::move(demand));
}

// The session that is asked for anyway and must come before the gap is too long; nobody: none can.
int DemandList::follower(const Judgement& judgement, int trigger) const {
  const Demand& its = all_[planning::index(trigger)];
  int best = nobody;
  for (int i = 0; i < static_cast<int>(all_.size()); ++i) {
    const Demand& demand = all_[planning::index(i)];
    const bool later = i != trigger && demand.body == its.body &&
                       demand.window.last > its.tentative &&
                       tied_.count({judgement.duty.obligation->id, demand.uid}) == 0;
    if (!later || calendar::intersect(demand.window, judgement.duty.window).empty()) continue;
    if (best == nobody || demand.window.last < all_[planning::index(best)].window.last) best = i;
  }
  return best;
}

// Sessions that a gap needs as far as the horizon goes, whatever else is asked for: each as late as
// may be. From the first one, which the window holds.
int DemandList::fewest_to_horizon(const rules::Obligation& obligation, DayRange window) const {
  const rules::Span& gap = *rules::traits(obligation.kind).longest_gap;
  const calendar::WorkCalendar work = problem_.rules->work();
  for (int count = 1;; ++count) {
    Day day = window.last;
    while (day >= window.first && home_.on(obligation.body, day).empty()) day -= Days{1};
    const Day last = gap.after(day, work);
    if (day < window.first || last > problem_.horizon.last) return count;
    window = {day + Days{1}, last};
  }
}

// Each as late as may be: so none is asked for that could be spared. Of several, the first alone:
// the day of the next one depends on it.
void DemandList::tie_next(const Judgement& judgement, int trigger) {
  const rules::Obligation* obligation = judgement.duty.obligation;
  const Demand its = at(trigger);
  const bool is_first = std::none_of(all_.begin(), all_.end(), [&](const Demand& other) {
    return other.body == its.body && other.tentative < its.tentative &&
           tied_.count({obligation->id, other.uid}) == 0;
  });
  if (!is_first) return;
  tied_.insert({obligation->id, judgement.duty.trigger});
  const auto last_of = [obligation, work = problem_.rules->work()](Day day) {
    return rules::traits(obligation->kind).longest_gap->after(day, work);
  };
  const DayRange window = calendar::intersect(judgement.duty.window, days_);
  const int known = follower(judgement, trigger);
  // The horizon ends before the gap does: so it shall, whichever day the session takes.
  if (known == nobody && judgement.duty.window.last > problem_.horizon.last) {
    Day day = its.window.first;
    while (day < its.tentative && last_of(day) <= problem_.horizon.last) day += Days{1};
    at(trigger).window.first = std::min(day, its.tentative);
    at(trigger).settled = true;
    return;
  }
  changed_ = true;
  Tie tie;
  tie.session = trigger;
  tie.sole = false;
  const bool close = problem_.set_aside.count({Hard::spacing, its.body, std::nullopt}) > 0;
  const Days spacing{close ? 1
                           : home_.placement().spacing(its.body, compliance::Manner::good_order)};
  tie.days = [last_of, spacing](Day day) { return DayRange{day + spacing, last_of(day)}; };
  const auto length = static_cast<int>((last_of(its.tentative) - its.tentative).count());
  tie.target =
      std::max(static_cast<int>(spacing.count()), length - static_cast<int>(breathing.count()));
  int number = known;
  if (known == nobody) {
    Demand demand = demand_for(judgement);
    demand.window = calendar::intersect(reach_of(tie, its.window), days_);
    demand.loosest = demand.window;
    number = static_cast<int>(all_.size());
    all_.push_back(std::move(demand));
    gaps_filled_.insert(obligation->id);
  } else {
    gaps_kept_.insert(obligation->id);
    if (at(known).even || at(known).wish) tie.pull = Pull::none;
    at(known).settled = true;
  }
  Demand& demand = at(number);
  demand.ties.push_back(std::move(tie));
  const DayRange days = calendar::intersect(demand.window, window);
  demand.tentative = std::max(days.first, days.last);
  for (Day day = days.last; day >= days.first; day -= Days{1}) {
    if (demand.options().on(demand.body, day).empty()) continue;
    demand.tentative = day;
    break;
  }
}

}  // namespace gouvernail::planning
