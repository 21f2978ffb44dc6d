// SPDX-License-Identifier: MPL-2.0
#include "app/repair_calendar.h"

#include "app/planning/session_names.h"
#include "app/workspace/portfolio_names.h"
#include "base/failure.h"
#include "governance/history.h"
#include "governance/meeting.h"

namespace gouvernail::app {
namespace {

using base::msg;

std::vector<planning::RepairChoice> repair_choices(const RepairCalendarRequest& request,
                                                   const PlanningFacts& facts) {
  const PortfolioNames names(facts.members);
  std::vector<planning::RepairChoice> choices(facts.members.size());
  const auto add = [&](const std::string& text, auto& list_of) {
    const auto found = names.find(text, [&](std::size_t i, const std::string& name) {
      return knows_body(facts, i, name) || knows_meeting(facts, i, name);
    });
    if (found.members.empty()) {
      throw base::bad_input(msg("“{}” is neither a body nor a meeting", text),
                            msg("see “{0}”", base::Action(base::Verb::list_meetings)));
    }
    const std::size_t member = names.only_one(found);
    list_of(choices[member])
        .insert(knows_body(facts, member, found.name) ? found.name
                                                      : uid_named(facts, member, found.name));
  };
  const auto frozen = [](planning::RepairChoice & choice) -> auto& { return choice.frozen; };
  const auto movable = [](planning::RepairChoice & choice) -> auto& { return choice.movable; };
  for (const std::string& text : request.frozen) add(text, frozen);
  for (const std::string& text : request.movable) {
    // "all", of every workspace or of one.
    const auto all =
        names.find(text, [](std::size_t, const std::string& name) { return name == "all"; });
    for (const std::size_t i : all.members) choices[i].all_movable = true;
    if (all.members.empty()) add(text, movable);
  }
  return choices;
}

// A workspace by itself does not part what several hold: the half that it moves stays a half, as
// when it is moved by hand, and is whole again once the others have moved theirs.
void keep_halves(const PlanningFacts& facts, planning::Plan& plan) {
  for (planning::PlannedMeeting& planned : plan.meetings) {
    const auto* meeting = facts.opened.front()->history->meeting(planned.meeting->uid);
    if (meeting) planned.meeting->joint = meeting->joint;
  }
}

}  // namespace

bool RepairCalendarResult::mended() const {
  for (std::size_t i = 0; i < facts.members.size(); ++i) {
    if (!repair.plan.plans[i].conflicts.empty() || !repair.stuck[i].empty()) return false;
  }
  return true;
}

RepairCalendarResult repair_calendar(const RepairCalendarRequest& request) {
  const CalendarRequest& calendar = request.calendar;
  RepairCalendarResult result{read_planning_facts(calendar), {}};
  PlanningFacts& facts = result.facts;
  const std::vector<planning::RepairChoice> choices = repair_choices(request, facts);
  calendar.search.begin(facts.warnings);
  result.repair = planning::repair_together(facts.problems, choices, calendar.search.control);
  planning::JointPlan& plan = result.repair.plan;
  if (!facts.is_portfolio()) keep_halves(facts, plan.plans.front());
  if (calendar.recorded_in) name_sessions(facts, plan, *calendar.recorded_in);
  return result;
}

}  // namespace gouvernail::app
