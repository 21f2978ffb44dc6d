// SPDX-License-Identifier: MPL-2.0
#include "compliance/last_call.h"

#include <algorithm>

#include "compliance/derive.h"
#include "compliance/evidence_level.h"
#include "compliance/validity.h"
#include "governance/convention.h"
#include "governance/meeting.h"
#include "rules/traits.h"

namespace gouvernail::compliance {
namespace {

using calendar::Day;
using calendar::DayRange;
using calendar::Days;

// Acts before the term count too (a convocation sent in December for January), and a chain of
// predecessors with notices may reach back further still.
constexpr Days margin{400};
constexpr int deepest_chain = 4;

// One calendar in the making. Everything as early as possible: what stands earlier leaves more room
// to what comes next, and the longer stretch to what must come before that; so a calendar is found
// whenever one exists (a predecessor that may serve several is taken as early as the others).
class Draft {
 public:
  Draft(const Placement& placement, Day from, Manner manner)
      : placement_(placement), from_(from), manner_(manner) {}

  bool meet(const Need& need) {
    int missing = need.missing;
    const DayRange days = good() && need.in_good_order ? *need.in_good_order : need.window;
    last_ = days.last;
    // A second convocation may be convened later than any other session.
    Day day = need.second_convocation ? from_ : earliest(need.body);
    for (day = std::max(days.first, day); missing > 0 && day <= days.last; day += Days{1}) {
      if (place(need.body, day, 0, need.second_convocation)) --missing;
    }
    return missing <= 0;
  }

 private:
  struct Placed {
    const std::string* body;
    Day day;
  };
  // On its own day, a session served one that comes after it: it came before that one, and is not
  // there for the next. `uid`: of one that stands; empty: of one that was placed.
  struct Used {
    const rules::Obligation* precedence;
    std::string uid;
    Day day;
  };

  bool good() const { return manner_ == Manner::good_order; }

  // The first day on which somebody who acts from the first one on can have it meet; beyond the
  // need where there is none. Looked for once a body.
  Day earliest(const std::string& body) {
    for (const Placed& known : earliest_) {
      if (*known.body == body) return known.day;
    }
    Day day = from_;
    while (day <= last_ && placement_.last_act(body, day, manner_) < from_) day += Days{1};
    earliest_.push_back({&body, day});
    return day;
  }

  bool can_stand(const std::string& body, Day day, bool second) const {
    if (day < from_ || (good() && !placement_.is_open(day))) return false;
    if (placement_.last_act(body, day, manner_, second) < from_) return false;
    const Days apart{placement_.spacing(body, manner_)};
    const bool apart_from_placed =
        std::all_of(placed_.begin(), placed_.end(), [&](const Placed& other) {
          return *other.body != body ||
                 (other.day <= day ? day - other.day : other.day - day) >= apart;
        });
    return apart_from_placed && placement_.is_spaced(body, day, manner_);
  }

  bool place(const std::string& body, Day day, int depth, bool second = false) {
    if (!can_stand(body, day, second)) return false;
    const std::size_t placed = placed_.size();
    const std::size_t used = used_.size();
    // The loader refuses circles, and the linter names them.
    if (depth <= deepest_chain) {
      for (const rules::Obligation* precedence : placement_.predecessors(body, day, manner_)) {
        if (precede(*precedence, body, day, depth)) continue;
        placed_.erase(placed_.begin() + static_cast<std::ptrdiff_t>(placed), placed_.end());
        used_.erase(used_.begin() + static_cast<std::ptrdiff_t>(used), used_.end());
        return false;
      }
    }
    placed_.push_back({&body, day});
    return true;
  }

  std::optional<Day> day_before(const std::string& body, Day day) const {
    std::optional<Day> before = placement_.session_before(body, day, manner_);
    for (const Placed& other : placed_) {
      const bool earlier = *other.body == body && other.day < day;
      if (earlier && (!before || *before < other.day)) before = other.day;
    }
    return before;
  }

  // By one of an earlier day, or else of the very day: a session that stands on that one may still
  // come after it, and serve the next.
  bool precede(const rules::Obligation& precedence, const std::string& body, Day day, int depth) {
    const std::optional<Day> previous = day_before(body, day);
    DayRange whole = placement_.predecessor_window(precedence, day, previous, Manner::resort);
    DayRange days = placement_.predecessor_window(precedence, day, previous, manner_);
    whole.last = std::min(whole.last, days.last);
    const bool of_the_day = days.last == day;
    const Day eve = of_the_day ? day - Days{1} : days.last;
    const Search search{precedence, body, day, depth,
                        rules::traits(precedence.kind).precedence->fresh ? previous : std::nullopt};
    if (find(search, {whole.first, eve}, {days.first, eve})) return true;
    return of_the_day && find(search, {day, day}, {day, day});
  }

  // What must come before a session of `body` on `day`; fresh: since another on `since`.
  struct Search {
    const rules::Obligation& precedence;
    const std::string& body;
    Day day;
    int depth;
    std::optional<Day> since;
  };

  bool find(const Search& s, const DayRange& standing, const DayRange& days) {
    for (const auto* known : placement_.sessions().within(s.precedence.body, standing)) {
      if (!placement_.may_serve(s.precedence, *known)) continue;
      if (known->day == s.since && !is_since(s.precedence, *known, s.body)) continue;
      use(s.precedence, known->uid, known->day, s.day);
      return true;
    }
    for (const Placed& other : placed_) {
      if (*other.body != s.precedence.body || !days.contains(other.day)) continue;
      if (other.day == s.since && is_used(s.precedence, "", other.day)) continue;
      use(s.precedence, "", other.day, s.day);
      return true;
    }
    for (Day at = std::max(days.first, earliest(s.precedence.body)); at <= days.last;
         at += Days{1}) {
      if (!place(s.precedence.body, at, s.depth + 1)) continue;
      use(s.precedence, "", at, s.day);
      return true;
    }
    return false;
  }

  void use(const rules::Obligation& precedence, const std::string& uid, Day at, Day day) {
    if (at == day) used_.push_back({&precedence, uid, at});
  }

  bool is_used(const rules::Obligation& precedence, const std::string& uid, Day at) const {
    return std::any_of(used_.begin(), used_.end(), [&](const Used& used) {
      return used.precedence == &precedence && used.uid == uid && used.day == at;
    });
  }

  // Of one that stands on the day of the session before: whether it came after that one. In good
  // order its hours show it; at the last resort they may still be told so.
  bool is_since(const rules::Obligation& precedence, const governance::Meeting& known,
                const std::string& body) const {
    const bool placed = std::any_of(placed_.begin(), placed_.end(), [&](const Placed& other) {
      return *other.body == body && other.day == known.day;
    });
    if (placed) return !good() && !is_used(precedence, known.uid, known.day);
    const auto others = placement_.takers(manner_).within(body, {known.day, known.day});
    return std::all_of(others.begin(), others.end(), [&](const governance::Meeting* other) {
      const Order order = order_of(*other, known);
      return order == Order::before || (!good() && order == Order::unknown);
    });
  }

  const Placement& placement_;
  Day from_;
  Manner manner_;
  Day last_;  // on which anything may stand
  std::vector<Placed> earliest_;
  std::vector<Placed> placed_;
  std::vector<Used> used_;
};

}  // namespace

Placement::Placement(const rules::Rules& rules, const Sessions& sessions, const Validity* validity,
                     const Takers* takers)
    : rules_(rules),
      sessions_(sessions),
      validity_(validity),
      takers_(takers),
      work_(rules.work()),
      known_{rules.convention->term.first - margin, rules.convention->term.last + margin} {
  open_.resize(static_cast<std::size_t>(known_.length()));
  for (Day day = known_.first; day <= known_.last; day += Days{1}) {
    open_[static_cast<std::size_t>((day - known_.first).count())] = work_.is_ouvre(day);
  }
  for (const rules::Obligation& obligation : rules.obligations) {
    const rules::KindTraits its = rules::traits(obligation.kind);
    if (its.precedence) precedences_[its.precedence->before_each].push_back(&obligation);
    if (its.notice) notices_[obligation.body].push_back(&obligation);
  }
}

Placement::Placement(const Placement& prepared, const Sessions& sessions, const Validity* validity,
                     const Takers* takers)
    : rules_(prepared.rules_),
      sessions_(sessions),
      validity_(validity),
      takers_(takers),
      work_(prepared.work_),
      known_(prepared.known_),
      open_(prepared.open_),
      precedences_(prepared.precedences_),
      notices_(prepared.notices_) {}

const Sessions& Placement::takers(Manner manner) const {
  if (!takers_) return sessions_;
  return manner == Manner::good_order ? takers_->perhaps : takers_->surely;
}

bool Placement::is_open(Day day) const {
  if (!known_.contains(day)) return work_.is_ouvre(day);
  return open_[static_cast<std::size_t>((day - known_.first).count())] != 0;
}

Day Placement::latest_notice(const std::string& body, Day day, Manner manner, bool second) const {
  if (manner == Manner::resort) return stated_notice(body, day, true, second);
  return std::min(notice_by(rules::Weight::recommendation, body, day, {false, second}),
                  calendar::latest_before(day, rules_.house.notice_for(body), work_));
}

Day Placement::last_act(const std::string& body, Day day, Manner manner, bool second) const {
  Day latest = latest_notice(body, day, manner, second);
  if (manner == Manner::resort) return latest;
  while (!is_open(latest)) latest -= Days{1};
  return latest;
}

bool Placement::may_serve(const rules::Obligation& precedence,
                          const governance::Meeting& meeting) const {
  const rules::Precedence& rule = *rules::traits(precedence.kind).precedence;
  if (!concerns(meeting, rule.counting)) return false;
  return !validity_ || validity_->of(meeting, rule.counting).worth != Worth::none;
}

// What nobody is bound to makes nothing impossible: a session that is convened without the notice
// that an indicator or a recommendation wants can still be held, and counts.
Day Placement::stated_notice(const std::string& body, Day day, bool urgent, bool second) const {
  return notice_by(rules::Weight::obligation, body, day, {urgent, second});
}

Day Placement::notice_by(rules::Weight lightest, const std::string& body, Day day,
                         NoticeForm form) const {
  Day latest = day;
  const auto stated = notices_.find(body);
  if (stated == notices_.end()) return latest;
  for (const rules::Obligation* obligation : stated->second) {
    if (!obligation->in_force.contains(day) || obligation->weight > lightest) continue;
    const rules::Obligation& version = notice_on(*obligation, rules_, day, form, work_);
    latest = std::min(latest, notice_day(*rules::traits(version.kind).notice, day, form, work_));
  }
  return latest;
}

int Placement::spacing(const std::string& body, Manner manner) const {
  return manner == Manner::good_order ? std::max(1, rules_.house.spacing_for(body)) : 1;
}

bool Placement::is_spaced(const std::string& body, Day day, Manner manner) const {
  const Days apart{spacing(body, manner) - 1};
  return sessions_.within(body, {day - apart, day + apart}).empty();
}

std::vector<const rules::Obligation*> Placement::predecessors(const std::string& body, Day day,
                                                              Manner manner) const {
  std::vector<const rules::Obligation*> result;
  const auto found = precedences_.find(body);
  if (found == precedences_.end()) return result;
  for (const rules::Obligation* obligation : found->second) {
    if (!obligation->in_force.contains(day)) continue;
    // What nobody is bound to never condemns what the convention allows: without what an indicator
    // or a recommendation wants before it, the session can still be held, and counts. That holds
    // where an indicator waits for another, too: a number that is missed makes no other impossible.
    if (manner == Manner::resort && obligation->weight != rules::Weight::obligation) continue;
    result.push_back(obligation);
  }
  return result;
}

DayRange Placement::predecessor_window(const rules::Obligation& precedence, Day day,
                                       std::optional<Day> previous, Manner manner) const {
  const PredecessorDays days =
      predecessor_days(*rules::traits(precedence.kind).precedence, rules_.convention->term.first,
                       day, previous, work_);
  return manner == Manner::good_order ? days.in_good_order : days.window;
}

std::optional<Day> Placement::session_before(const std::string& body, Day day,
                                             Manner manner) const {
  const Sessions::List all = takers(manner).of(body);
  const auto end = std::partition_point(all.begin(), all.end(),
                                        [&](const auto* meeting) { return meeting->day < day; });
  if (end == all.begin()) return std::nullopt;
  return (*(end - 1))->day;
}

bool Placement::can_meet(const Need& need, Day from, Manner manner) const {
  return Draft(*this, from, manner).meet(need);
}

std::optional<Day> Placement::last_day_to_act(const Need& need, Manner manner) const {
  if (need.missing <= 0 || need.window.empty()) return std::nullopt;
  // Acting later never helps, so the days that still allow it are a first stretch of them all.
  Day possible = need.window.first - margin;
  if (!can_meet(need, possible, manner)) return std::nullopt;
  Day impossible = need.window.last + Days{1};
  while (impossible - possible > Days{1}) {
    const Day middle = possible + (impossible - possible) / 2;
    (can_meet(need, middle, manner) ? possible : impossible) = middle;
  }
  return possible;
}

}  // namespace gouvernail::compliance
