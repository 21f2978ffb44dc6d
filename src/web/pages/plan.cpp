// SPDX-License-Identifier: MPL-2.0
// A calendar that keeps the duties: proposed, compared with what stands, then kept or left.
#include <algorithm>
#include <chrono>
#include <cmath>

#include "app/propose_calendar.h"
#include "app/record_calendar.h"
#include "base/failure.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/meeting.h"
#include "governance/people.h"
#include "planning/joint.h"
#include "records/workspace.h"
#include "reports/duty_words.h"
#include "reports/meeting_words.h"
#include "reports/page.h"
#include "reports/plan_words.h"
#include "rules/rules.h"
#include "settings/settings.h"
#include "web/form_page.h"
#include "web/page.h"
#include "web/pages/pages.h"
#include "web/proposals.h"

namespace gouvernail::web {
namespace {

using base::msg;
using reports::View;

constexpr std::chrono::seconds longest_search{60};
// How long whoever begins a search waits for its end, and whoever looks again: not long, since few
// threads answer everybody.
constexpr std::chrono::milliseconds first_wait{2000};
constexpr std::chrono::milliseconds further_wait{100};
constexpr const char* plan_address = "/calendrier/plan";

http::Response ask_for_plan(Visit& visit, const Problem* problem) {
  const app::Opened opened = visit.open();
  FormPage page;
  page.title = msg("Propose a calendar");
  page.address = plan_address;
  page.button = msg("Look for a calendar");
  page.back = "/calendrier";
  page.back_words = visit.say(msg("Calendar"));
  page.revision = opened.revision;
  page.lead = {
      visit.say(msg("What stands is kept; what is lacking is given a day on which everybody "
                    "who is needed is free. It takes a minute at most, you can end it before, and "
                    "nothing is recorded before you keep it."))};
  const calendar::Day tomorrow = visit.today() + calendar::Days{1};
  const calendar::Day last = opened.rules->convention->term.last;
  const calendar::Day year_end =
      calendar::make_day(calendar::year_of(visit.today()) + 1, 12, 31).value();
  // The address of a search that is gone says what was looked for.
  const auto asked = [&](const char* name, const std::string& usual) {
    return visit.query.has(name) ? visit.query.text(name) : usual;
  };
  page.fields = {
      {"from", msg("From"), Field::Kind::day, asked("from", calendar::to_iso(tomorrow)), true},
      {"to", msg("Until"), Field::Kind::day,
       asked("to", calendar::to_iso(std::min(last, year_end))), true},
      {"replan", msg("What is only proposed may move, too"), Field::Kind::tick,
       visit.query.text("replan")}};
  return show_form(visit, page, problem);
}

app::ProposeCalendarRequest request_of(const Visit& visit) {
  app::CalendarRequest calendar{visit.situation()};
  calendar.from = need_typed_day(visit.form, "from");
  calendar.to = need_typed_day(visit.form, "to");
  return {calendar, visit.form.has("replan")};
}

// What is looked for once whoever asked has gone on.
Proposals::Look search_of(app::ProposeCalendarRequest request, const reports::Language& language) {
  return [request = std::move(request), language](const auto& is_enough, const auto& tell) {
    const auto end = std::chrono::steady_clock::now() + longest_search;
    app::ProposeCalendarRequest asked = request;
    asked.calendar.recorded_in = &language;
    asked.calendar.search.control.stop = [&] {
      return is_enough() || std::chrono::steady_clock::now() >= end;
    };
    asked.calendar.search.control.tell = tell;
    return app::propose_calendar(asked);
  };
}

// The address of a search says what is looked for: it can be begun again where the server has
// forgotten it.
std::string search_address(const std::string& name, const http::Form& asked) {
  std::vector<std::pair<std::string, std::string>> fields;
  for (const char* field : {"from", "to", "replan"}) {
    if (asked.has(field)) fields.emplace_back(field, asked.text(field));
  }
  const std::string query = http::query_of(fields);
  return std::string(plan_address) + "/" + name + (query.empty() ? "" : "?" + query);
}

http::Response show_searching(const Visit& visit, const Proposals::Standing& standing) {
  const auto& progress = standing.progress;
  const bool found = progress && !std::isinf(progress->cost);
  const double part = found && progress->cost > 0 ? 1 - progress->lower_bound / progress->cost : 0;
  View view = begin_page(visit, visit.say(msg("A calendar is looked for")));
  add_hidden(view, visit, 0);
  reports::add_words(
      view, {{"enough_words", msg("That is enough")}, {"again_words", msg("How far is it?")}},
      visit.language);
  view.text("progress", visit.say(found ? msg("A calendar was found; better ones may save {} %.",
                                              visit.language.number(100 * part, 1))
                                        : msg("None was found yet.")))
      .text("enough_address", std::string(plan_address) + "/" + visit.parts.front() + "/suffit")
      .text("again_address", search_address(visit.parts.front(), visit.query));
  for (const char* field : {"from", "to", "replan"}) view.text(field, visit.query.text(field));
  http::Response response = show("searching.mustache", view);
  response.headers.add("Refresh", "1");
  return response;
}

// Where the first of what is new or moved stands: the month that is shown once it is kept.
std::string first_month(const planning::Plan& plan) {
  for (const planning::PlannedMeeting& planned : plan.meetings) {
    if (planned.change == planning::Change::kept) continue;
    return calendar::to_iso(planned.meeting->day).substr(0, 7);
  }
  return "";
}

// It was kept, or the server has forgotten it: what was looked for can be looked for again.
http::Response show_gone(Visit& visit) {
  if (!visit.query.has("from")) throw NotFound{};
  Problem gone;
  gone.status = 404;
  gone.lines = {
      visit.say(msg("This proposal is not there any more: it was kept, or the program "
                    "was started anew meanwhile. It can be looked for again."))};
  return ask_for_plan(visit, &gone);
}

View planned_view(const planning::PlannedMeeting& planned, const rules::Rules& rules,
                  const Visit& visit) {
  const governance::Meeting& meeting = *planned.meeting;
  const governance::Body* body = rules.convention->body(meeting.body);
  View view;
  view.text("when", reports::meeting_time(meeting, governance::usual_length(body), visit.language))
      .text("what", reports::body_name(rules.convention, meeting.body, visit.language))
      .text("sign", reports::symbol_of(planned.change))
      .text("change", visit.say(reports::change_word(planned.change)))
      .text("was", planned.was ? visit.say(msg("was on {}", calendar::arg(*planned.was))) : "")
      .text("css", planned.change == planning::Change::added       ? "satisfied"
                   : planned.change == planning::Change::moved     ? "at_risk"
                   : planned.change == planning::Change::cancelled ? "breached"
                                                                   : "quiet");
  return view;
}

http::Response show_plan(Visit& visit, const std::string& name,
                         const app::ProposeCalendarResult& proposal, const Problem* problem) {
  const planning::JointPlan& joint = proposal.plan;
  const planning::Plan& plan = joint.plans.front();
  const rules::Rules& rules = *proposal.facts.opened.front()->rules;
  std::vector<View> changes;
  std::int64_t kept = 0;
  for (const planning::PlannedMeeting& planned : plan.meetings) {
    if (planned.change == planning::Change::kept) {
      ++kept;
      continue;
    }
    changes.push_back(planned_view(planned, rules, visit));
  }
  std::vector<std::string> conflicts;
  for (const planning::Conflict& conflict : plan.conflicts) {
    const std::string duty = reports::planned_duty_name(plan, rules, conflict.duty, visit.language);
    conflicts.push_back(duty + " – " + visit.say(conflict.message));
    if (!conflict.proven) conflicts.back() += " " + visit.say(reports::unproven_words());
  }
  std::vector<std::string> ways;
  for (const planning::Relaxation& way : plan.relaxations) ways.push_back(visit.say(way.message));
  // Whose diary could not be read comes first: of him the search knows nothing.
  std::vector<std::string> notices;
  for (const base::Diagnostic& warning : proposal.facts.warnings) {
    notices.push_back(visit.say(warning.what));
    if (!warning.remedy.empty()) notices.back() += " " + visit.say(warning.remedy);
  }
  for (const base::Message& notice : proposal.notices()) notices.push_back(visit.say(notice));
  View view = begin_page(visit, visit.say(msg("A calendar is proposed")));
  add_problem(view, visit, problem);
  add_hidden(view, visit, proposal.facts.opened.front()->revision);
  reports::add_words(view,
                     {{"day_column", msg("Day")},
                      {"body_column", msg("Body")},
                      {"change_column", msg("What changes")},
                      {"keep_words", msg("Keep this calendar")},
                      {"leave_words", msg("Leave it, and look again")},
                      {"conflicts_title", msg("What cannot be kept")},
                      {"ways_title", msg("What would help")},
                      {"none_words", msg("Nothing is lacking: no meeting has to be added.")}},
                     visit.language);
  const bool none = changes.empty();
  view.text("status", visit.say(reports::status_words(plan.status, joint.cost, joint.lower_bound,
                                                      reports::standing_in(plan), visit.language)))
      .text("kept",
            visit.say(msg("{0} {0:meeting stays|meetings stay} where {0:it is|they are}.", kept)))
      .text("keep_address", none ? "" : search_address(name, visit.query))
      .flag("none", none)
      .block("changes", std::move(changes))
      .block("conflicts", std::move(conflicts))
      .block("ways", std::move(ways))
      .lines("notices", std::move(notices));
  return show("plan.mustache", view, problem == nullptr ? 200 : problem->status);
}

}  // namespace

http::Response show_planning(Visit& visit) { return ask_for_plan(visit, nullptr); }

http::Response propose_plan(Visit& visit) {
  try {
    const std::string name = visit.proposals.begin(search_of(request_of(visit), visit.language));
    visit.proposals.wait(name, first_wait);
    return http::see_other(search_address(name, visit.form));
  } catch (const base::Failure& failure) {
    const Problem problem = problem_of(failure, visit);
    return ask_for_plan(visit, &problem);
  }
}

http::Response proposed_plan(Visit& visit) {
  const std::string& name = visit.parts.front();
  try {
    const auto standing = visit.proposals.wait(name, further_wait);
    if (standing && !standing->over) return show_searching(visit, *standing);
  } catch (const base::Failure& failure) {
    const Problem problem = problem_of(failure, visit);
    return ask_for_plan(visit, &problem);
  }
  const auto proposal = visit.proposals.hold(name);
  if (!proposal) return show_gone(visit);
  return show_plan(visit, name, **proposal, nullptr);
}

http::Response end_search(Visit& visit) {
  const std::string& name = visit.parts.front();
  visit.proposals.end(name);
  return http::see_other(search_address(name, visit.form));
}

http::Response keep_plan(Visit& visit) {
  const std::string& name = visit.parts.front();
  const auto held = visit.proposals.hold(name);
  if (!held) return show_gone(visit);
  app::ProposeCalendarResult& proposal = **held;
  try {
    const auto done = app::record_calendar({proposal.facts, proposal.plan, visit.today()});
    const std::string month = first_month(proposal.plan.plans.front());
    visit.proposals.drop(name);
    const auto& member = done.members.front();
    Note note{msg("{0} {0:meeting|meetings} recorded as proposed.", member.added), done.behind,
              proposal.facts.opened.front()->revision};
    note.remarks.insert(note.remarks.end(), done.remarks.begin(), done.remarks.end());
    if (member.moved > 0) {
      note.remarks.push_back(msg("{0} {0:meeting|meetings} moved.", member.moved));
    }
    if (member.given_up > 0) {
      note.remarks.push_back(
          msg("{0} {0:proposed date|proposed dates} given up.", member.given_up));
    }
    return http::see_other("/calendrier?mois=" + month +
                           "&message=" + visit.notes.put(std::move(note)));
  } catch (const base::Failure& failure) {
    Problem problem = problem_of(failure, visit);
    problem.status = 409;
    return show_plan(visit, name, proposal, &problem);
  }
}

}  // namespace gouvernail::web
