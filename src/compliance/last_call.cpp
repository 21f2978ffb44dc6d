// SPDX-License-Identifier: MPL-2.0
#include "compliance/last_call.h"

#include <algorithm>

#include "compliance/derive.h"
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

}  // namespace

Placement::Placement(const rules::Rules& rules, const Sessions& sessions)
    : rules_(rules),
      sessions_(sessions),
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

Placement::Placement(const Placement& prepared, const Sessions& sessions)
    : rules_(prepared.rules_),
      sessions_(sessions),
      work_(prepared.work_),
      known_(prepared.known_),
      open_(prepared.open_),
      precedences_(prepared.precedences_),
      notices_(prepared.notices_) {}

bool Placement::is_open(Day day) const {
  if (!known_.contains(day)) return work_.is_ouvre(day);
  return open_[static_cast<std::size_t>((day - known_.first).count())] != 0;
}

Day Placement::latest_notice(const std::string& body, Day day, Manner manner) const {
  const Day stated = stated_notice(body, day, manner == Manner::resort);
  if (manner == Manner::resort) return stated;
  return std::min(stated, calendar::latest_before(day, rules_.house.notice_for(body), work_));
}

Day Placement::stated_notice(const std::string& body, Day day, bool urgent) const {
  Day latest = day;
  const auto stated = notices_.find(body);
  if (stated == notices_.end()) return latest;
  for (const rules::Obligation* obligation : stated->second) {
    if (!obligation->in_force.contains(day)) continue;
    latest =
        std::min(latest, notice_day(*rules::traits(obligation->kind).notice, day, urgent, work_));
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
    // A recommendation is a courtesy: it never condemns what the convention allows.
    if (manner == Manner::resort && obligation->weight != rules::Weight::obligation) continue;
    result.push_back(obligation);
  }
  return result;
}

DayRange Placement::predecessor_window(const rules::Obligation& precedence, Day day,
                                       std::optional<Day> previous) const {
  return compliance::predecessor_window(*rules::traits(precedence.kind).precedence,
                                        rules_.convention->term.first, day, previous, work_);
}

std::optional<Day> Placement::session_before(const std::string& body, Day day) const {
  const Sessions::List all = sessions_.of(body);
  const auto end = std::partition_point(all.begin(), all.end(),
                                        [&](const auto* meeting) { return meeting->day < day; });
  if (end == all.begin()) return std::nullopt;
  return (*(end - 1))->day;
}

bool Placement::is_free(const std::string& body, Day day, Manner manner) const {
  return is_open(day) && is_spaced(body, day, manner);
}

bool Placement::can_precede(const rules::Obligation& precedence, Day day,
                            std::optional<Day> previous, Day from, Manner manner, int depth) const {
  const DayRange window = predecessor_window(precedence, day, previous);
  if (!sessions_.within(precedence.body, window).empty()) return true;
  for (Day at = window.last; at >= window.first; at -= Days{1}) {
    if (latest_notice(precedence.body, at, manner) < from) return false;
    if (!is_free(precedence.body, at, manner)) continue;
    if (can_add(precedence.body, at, session_before(precedence.body, at), from, manner,
                depth + 1)) {
      return true;
    }
  }
  return false;
}

bool Placement::can_add(const std::string& body, Day day, std::optional<Day> previous, Day from,
                        Manner manner, int depth) const {
  if (day < from || latest_notice(body, day, manner) < from) return false;
  if (depth > deepest_chain) return true;  // the loader refuses cycles; the linter names them
  const auto before = predecessors(body, day, manner);
  return std::all_of(before.begin(), before.end(), [&](const rules::Obligation* precedence) {
    return can_precede(*precedence, day, previous, from, manner, depth);
  });
}

// Earliest first: an earlier session leaves more room to the next one, and a longer stretch in
// which its predecessor may stand; so the greedy choice finds a calendar whenever one exists.
bool Placement::can_meet(const Need& need, Day from, Manner manner) const {
  std::optional<Day> placed;
  int missing = need.missing;
  for (Day day = std::max(need.window.first, from); missing > 0 && day <= need.window.last;
       day += Days{1}) {
    if (placed && (day - *placed).count() < spacing(need.body, manner)) continue;
    if (!is_free(need.body, day, manner)) continue;
    const std::optional<Day> known = session_before(need.body, day);
    const auto previous = placed && (!known || *known < *placed) ? placed : known;
    if (!can_add(need.body, day, previous, from, manner, 0)) continue;
    placed = day;
    --missing;
  }
  return missing <= 0;
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
