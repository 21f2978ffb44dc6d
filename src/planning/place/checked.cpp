// SPDX-License-Identifier: MPL-2.0
#include "planning/place/checked.h"

#include <algorithm>
#include <utility>

#include "governance/convention.h"
#include "governance/history.h"
#include "governance/history_as_of.h"
#include "governance/meeting.h"
#include "rules/rules.h"

namespace gouvernail::planning {

using compliance::Judgement;

Checked::Checked(const Problem& problem)
    : problem_(problem), judgements_(judged(problem.history)) {}

void Checked::judge_with(const std::vector<governance::Meeting>& placed) {
  governance::History history = problem_.history;
  history.meetings.insert(history.meetings.end(), placed.begin(), placed.end());
  judgements_ = judged(history);
}

std::vector<Judgement> Checked::judged(const governance::History& history) const {
  return compliance::judge(*problem_.rules, problem_.world,
                           governance::as_of(history, problem_.today));
}

bool Checked::begins_in_time(const Judgement& judgement) const {
  return wants_sessions(judgement) &&
         !calendar::intersect(judgement.duty.window, problem_.horizon).empty();
}

calendar::DayRange Checked::days_of_interest() const {
  calendar::DayRange days = problem_.horizon;
  for (const Judgement& judgement : judgements_) {
    if (begins_in_time(judgement)) days.last = std::max(days.last, judgement.duty.window.last);
  }
  for (const Displaced& displaced : problem_.displaced) {
    days.last = std::max(days.last, displaced.window.last);
  }
  days.last =
      std::max(problem_.horizon.last, std::min(days.last, problem_.rules->convention->term.last));
  return days;
}

std::string Checked::duty_of(const Demand& demand) const {
  if (demand.trigger.empty() || !demand.obligation) return demand.duty;
  const auto found =
      std::find_if(judgements_.begin(), judgements_.end(), [&](const Judgement& one) {
        return one.duty.trigger == demand.trigger &&
               one.duty.obligation->id == demand.obligation->id;
      });
  return found == judgements_.end() ? demand.duty : found->duty.id;
}

}  // namespace gouvernail::planning
