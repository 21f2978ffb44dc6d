// SPDX-License-Identifier: MPL-2.0
// Roles that nobody holds, and that a session ahead cannot do without.
#include <algorithm>

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

}  // namespace

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
      if (!task.last_day || convened < *task.last_day) task.last_day = convened;
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
