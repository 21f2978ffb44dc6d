// SPDX-License-Identifier: MPL-2.0
// Roles that nobody holds, and that a session ahead cannot do without.
#include <algorithm>
#include <optional>
#include <set>

#include "compliance/run.h"
#include "compliance/task_list.h"
#include "governance/convention.h"
#include "governance/invited.h"
#include "governance/seat.h"
#include "governance/stand_ins.h"
#include "governance/transitions.h"
#include "rules/traits.h"

namespace gouvernail::compliance {
namespace {

using base::Blank;
using base::msg;
using calendar::Day;
using calendar::Days;
using governance::Meeting;

// By a holder or, where being represented is enough, by somebody whom the role's clause lets sit
// there.
bool is_held_by_anybody(const TaskList& list, const std::string& role, bool stand_ins, Day day) {
  const governance::Convention& convention = list.rules().convention;
  const governance::Role* place = convention.role(role);
  const auto& seats = list.history().seats;
  return std::any_of(seats.begin(), seats.end(), [&](const governance::Seat& seat) {
    if (!governance::holds_on(seat, day)) return false;
    if (governance::fills(seat, role, convention)) return true;
    const governance::Role* other = convention.role(seat.role);
    return stand_ins && place && other && governance::may_sit_for(*place, *other, true);
  });
}

// By habit, a role that nobody holds finds somebody within this time.
constexpr Days found_within{30};

bool is_filled(const TaskList& list, const std::string& role, Day day) {
  const auto& seats = list.history().seats;
  return std::any_of(seats.begin(), seats.end(), [&](const governance::Seat& seat) {
    return governance::holds_on(seat, day) &&
           governance::fills(seat, role, list.rules().convention);
  });
}

// The first day from `day` on that nobody holds the role.
Day vacant_from(const TaskList& list, const std::string& role, Day day) {
  for (bool moved = true; moved;) {
    moved = false;
    for (const governance::Seat& seat : list.history().seats) {
      const bool held = governance::holds_on(seat, day) && seat.until &&
                        governance::fills(seat, role, list.rules().convention);
      if (!held) continue;
      day = *seat.until + Days{1};
      moved = true;
    }
  }
  return day;
}

// The first day of the vacancy that lasts on `day`; none: nobody is recorded to have held the role
// before.
std::optional<Day> vacant_since(const TaskList& list, const std::string& role, Day day) {
  std::optional<Day> since;
  for (const governance::Seat& seat : list.history().seats) {
    if (!governance::ended_by(seat, day) || !governance::fills(seat, role, list.rules().convention))
      continue;
    if (!since || *since <= *seat.until) since = *seat.until + Days{1};
  }
  return since;
}

// By when somebody has to be in the role for a session that would have nobody in it: by its own day
// where the role is filled for the body, by the day of its convocation where its composition names
// the role.
class Wanted {
 public:
  Wanted(const TaskList& list, const std::string& role) : list_(list), role_(role) {
    for (const Judgement& judgement : list.judgements()) {
      const rules::Standing* standing = rules::traits(judgement.duty.obligation->kind).standing;
      if (standing && standing->role == role) bodies_.insert(standing->sessions_of);
    }
  }

  std::optional<Day> by(const Meeting& meeting) const {
    std::optional<Day> first;
    if (bodies_.contains(meeting.body) && !is_filled(list_, role_, meeting.day)) {
      first = list_.worked(meeting.day);
    }
    for (const std::size_t i : list_.brought_by(meeting)) {
      if (!is_named_by(list_.judgements()[i], meeting)) continue;
      const Day convened = list_.worked(list_.usual_notice(meeting));
      first = std::min(convened, first.value_or(convened));
    }
    return first;
  }

 private:
  // By its composition, which nobody would fill.
  bool is_named_by(const Judgement& judgement, const Meeting& meeting) const {
    const rules::Composition* rule = rules::traits(judgement.duty.obligation->kind).composition;
    if (!rule || rule->require == rules::Participation::invited) return false;
    const bool stand_ins = rule->require == rules::Participation::represented;
    return std::ranges::any_of(rule->roles,
                               [&](const rules::RoleRequirement& wanted) {
                                 return wanted.condition.empty() && wanted.role == role_;
                               }) &&
           !is_held_by_anybody(list_, role_, stand_ins, meeting.day);
  }

  const TaskList& list_;
  const std::string& role_;
  std::set<std::string> bodies_;  // for whose sessions the role is to be filled
};

}  // namespace

void owe_seat(TaskList& list, Task& task, const std::string& role, Day day,
              const rules::Obligation* standing) {
  const rules::Rules& rules = list.rules();
  const Day in_force =
      standing ? run_of(*standing, rules).in_force().first : rules.convention->term.first;
  const Day vacant = vacant_from(list, role, day);
  const std::optional<Day> ended = vacant_since(list, role, vacant);
  const Day since = ended ? std::max(*ended, in_force) : std::min(vacant, in_force);
  Day last = Day::max();
  Day resort = Day::max();
  const auto by = [&](Day call, Day end) {
    last = std::min(last, list.worked(call));
    resort = std::min(resort, end);
  };
  const Wanted wanted(list, role);
  for (const Meeting& meeting : list.history().meetings) {
    // Where nobody is known to have held the role before, what was held says nothing of a vacancy.
    const bool bears = governance::is_expected(meeting) ||
                       (ended && meeting.status == governance::MeetingStatus::held);
    if (!bears || meeting.day < since) continue;
    if (const auto call = wanted.by(meeting)) by(*call, meeting.day);
  }
  const rules::Standing* rule = standing ? rules::traits(standing->kind).standing : nullptr;
  if (rule && rule->filled == rules::Filled::always) {
    const Day end = rule->vacancy.after(since - Days{1}, rules.work());
    by(end, end);
  }
  if (last == Day::max()) return list.by_habit(task, since + found_within);
  if (!task.last_day || task.habit || last < *task.last_day) {
    task.last_day = std::min(last, task.last_day.value_or(last));
    task.last_resort = std::min(resort, task.last_resort.value_or(resort));
    task.habit = false;
  }
}

// Roles without which a session ahead lacks its composition, and that nobody holds on its day. With
// no seat recorded at all, nobody keeps that record here.
void vacancy_tasks(TaskList& list) {
  if (list.history().seats.empty()) return;
  const Days horizon{list.rules().house.alert_days};
  for (std::size_t i = 0; i < list.judgements().size(); ++i) {
    const Judgement& judgement = list.judgements()[i];
    const rules::Composition* rule = rules::traits(judgement.duty.obligation->kind).composition;
    const Meeting* meeting = list.sessions().find(judgement.duty.trigger);
    if (!rule || !meeting || rule->require == rules::Participation::invited) continue;
    if (judgement.verdict == Verdict::waived) continue;
    if (!governance::is_ahead(*meeting, list.as_of())) continue;
    const Day convened = list.worked(list.usual_notice(*meeting));
    if (convened > list.as_of() + horizon) continue;
    for (const rules::RoleRequirement& wanted : rule->roles) {
      const bool stand_ins = rule->require == rules::Participation::represented;
      if (!wanted.condition.empty() ||
          is_held_by_anybody(list, wanted.role, stand_ins, meeting->day)) {
        continue;
      }
      Task& task = list.of(TaskKind::fill_seat, wanted.role);
      const governance::Role* role = list.rules().convention->role(wanted.role);
      const base::LocalizedText name = role ? role->name : base::LocalizedText{wanted.role, ""};
      owe_seat(list, task, wanted.role, meeting->day, nullptr);
      if (task.what.empty()) task.what = msg("Appoint somebody as “{0}”", name);
      if (task.why.empty()) {
        task.why = msg("Nobody holds this role for {0:the} of {1:plain}.", list.body(meeting->body),
                       calendar::arg(meeting->day));
      }
      task.actions = {appoint(wanted.role, Blank::day)};
      list.hang(task, i);
    }
  }
}

}  // namespace gouvernail::compliance
