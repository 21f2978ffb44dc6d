// SPDX-License-Identifier: MPL-2.0
#include "app/propose_calendar.h"

#include "app/planning/replanned.h"
#include "app/planning/session_names.h"
#include "app/workspace/joint_records.h"
#include "app/workspace/notices.h"
#include "base/failure.h"
#include "governance/history.h"
#include "governance/meeting.h"

namespace gouvernail::app {

using base::msg;

namespace {

// Each told once, by the convention that leads.
std::vector<base::Message> parted_halves(const PlanningFacts& facts) {
  std::vector<base::Message> told;
  for (std::size_t i = 0; i < facts.opened.size(); ++i) {
    const Opened& opened = *facts.opened[i];
    for (const auto& [uid, what] : parted_joint_sessions(opened, facts.problems[i].today)) {
      const governance::Meeting* leads = opened.history->meeting(uid);
      if (leads && leads->joint == uid) told.push_back(what);
    }
  }
  return told;
}

}  // namespace

bool ProposeCalendarResult::keeps_all() const {
  return plan.status == planning::Status::optimal || plan.status == planning::Status::feasible;
}

std::vector<base::Message> ProposeCalendarResult::notices() const {
  if (facts.is_portfolio()) return parted_halves(facts);
  return app::notices(*facts.opened.front(), facts.problems.front().horizon);
}

ProposeCalendarResult propose_calendar(const ProposeCalendarRequest& request) {
  const CalendarRequest& calendar = request.calendar;
  ProposeCalendarResult result{read_planning_facts(calendar), {}};
  calendar.search.begin(result.facts.warnings);
  const Loosened loosened = request.replan ? loosen_proposed(result.facts) : Loosened{};
  result.plan = planning::propose_together(result.facts.problems, calendar.search.control);
  take_up(loosened, result.plan);
  if (request.replan && result.plan.status == planning::Status::unknown && calendar.recorded_in) {
    throw base::bad_input(msg("The search ended before a calendar was found: what was proposed "
                              "stays as it is."),
                          msg("give it more time, or fewer days to plan"));
  }
  if (calendar.recorded_in) name_sessions(result.facts, result.plan, *calendar.recorded_in);
  return result;
}

}  // namespace gouvernail::app
