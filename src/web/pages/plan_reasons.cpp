// SPDX-License-Identifier: MPL-2.0
// Why a session of a calendar that was found stands on its day.
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/meeting.h"
#include "records/workspace.h"
#include "reports/explanation.h"
#include "reports/meeting_words.h"
#include "reports/page.h"
#include "reports/plan_words.h"
#include "rules/rules.h"
#include "web/form_page.h"
#include "web/page.h"
#include "web/pages/pages.h"
#include "web/pages/plan_search.h"
#include "web/proposals.h"

namespace gouvernail::web {
namespace {

using base::msg;
using reports::View;

// The convention of the session, by its place among those that were planned.
std::size_t member_asked(const Visit& visit, const FoundCalendar& found) {
  const std::string text = visit.query.text("convention");
  for (std::size_t i = 0; i < found.facts.opened.size(); ++i) {
    if (text == std::to_string(i)) return i;
  }
  throw NotFound{};
}

}  // namespace

http::Response plan_reasons(Visit& visit) {
  const std::string& name = visit.parts.front();
  const auto held = visit.proposals.hold(name);
  const auto day = typed_day(visit.query, "jour");
  if (!held || !day || !(**held).plan.reasons) throw NotFound{};
  const FoundCalendar& found = **held;
  const std::size_t member = member_asked(visit, found);
  const auto explanation = found.plan.reasons->why(member, visit.query.text("instance"), *day);
  if (!explanation) throw NotFound{};

  const rules::Rules& rules = *found.facts.opened[member]->rules;
  const planning::PlannedMeeting& planned = explanation->meeting;
  std::vector<View> parts;
  for (const reports::ExplanationPart& part :
       reports::explanation_parts(*explanation, visit.language)) {
    std::vector<std::string> lines;
    for (const base::Message& line : part.lines) lines.push_back(visit.say(line));
    parts.emplace_back().text("part", visit.say(part.title)).lines("lines", std::move(lines));
  }
  View view = begin_page(visit, visit.say(msg("Why this day")));
  view.text("back", search_address(name, visit.query))
      .text("back_words", visit.say(found.mended ? msg("The calendar, mended")
                                                 : msg("The calendar that is proposed")))
      .text("what", reports::body_name(rules.convention, planned.meeting->body, visit.language))
      .text("when", reports::meeting_time(planned.meeting, planned.length, visit.language))
      .text("duty", reports::explained_duty(*explanation, rules, visit.language))
      .text("late",
            planned.late_since ? visit.say(reports::short_notice_words(*planned.late_since)) : "")
      .list("parts", std::move(parts));
  return show("plan_reasons.mustache", view, 200);
}

}  // namespace gouvernail::web
