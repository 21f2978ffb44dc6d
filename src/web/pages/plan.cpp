// SPDX-License-Identifier: MPL-2.0
// A calendar that keeps the duties, proposed or mended: compared with what stands, then kept or
// left.
#include <algorithm>
#include <chrono>

#include "app/record_calendar.h"
#include "base/failure.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/meeting.h"
#include "planning/joint.h"
#include "records/workspace.h"
#include "reports/duty_words.h"
#include "reports/meeting_words.h"
#include "reports/page.h"
#include "reports/plan_words.h"
#include "rules/rules.h"
#include "web/page.h"
#include "web/pages/pages.h"
#include "web/pages/plan_search.h"
#include "web/proposals.h"

namespace gouvernail::web {
namespace {

using base::msg;
using reports::View;

// How long whoever looks again waits: not long, since few threads answer everybody.
constexpr std::chrono::milliseconds further_wait{100};

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
  if (!visit.query.has("from") && !visit.query.has("mend")) throw NotFound{};
  Problem gone;
  gone.status = 404;
  gone.title = msg("This calendar is not there any more");
  gone.lines = {
      visit.say(msg("This proposal is not there any more: it was kept, or the program "
                    "was started anew meanwhile. It can be looked for again."))};
  visit.form = visit.query;  // what was looked for stands in the address
  return ask_again(visit, &gone);
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

// What cannot be kept, and of one that was mended what cannot be held.
std::vector<std::string> conflict_lines(const FoundCalendar& found, const rules::Rules& rules,
                                        const Visit& visit) {
  const planning::Plan& plan = found.plan.plans.front();
  std::vector<std::string> lines;
  for (const planning::Conflict& conflict : plan.conflicts) {
    const std::string duty = reports::planned_duty_name(plan, rules, conflict.duty, visit.language);
    lines.push_back(duty + " – " + visit.say(conflict.message));
    if (!conflict.proven) lines.back() += " " + visit.say(reports::unproven_words());
  }
  if (!found.mended) return lines;
  for (const governance::Meeting& meeting : found.mended->stuck) {
    lines.push_back(visit.say(
        msg("{0} of {1} can no longer be held, and is not to be moved: let what has been convened "
            "move, too, or cancel the meeting.",
            reports::body_name(rules.convention, meeting.body, visit.language),
            calendar::arg(meeting.day))));
  }
  return lines;
}

// Whose diary could not be read comes first: of him the search knows nothing.
std::vector<std::string> notice_lines(const FoundCalendar& found, const Visit& visit) {
  std::vector<std::string> lines;
  for (const base::Diagnostic& warning : found.facts.warnings) {
    lines.push_back(visit.say(warning.what));
    if (!warning.remedy.empty()) lines.back() += " " + visit.say(warning.remedy);
  }
  for (const base::Message& notice : found.notices) lines.push_back(visit.say(notice));
  return lines;
}

// The words of the page that differ between a calendar that was proposed and one that was mended.
void add_kind(View& view, const FoundCalendar& found, const Visit& visit) {
  if (found.mended) {
    view.text("status", visit.say(found.mended->words))
        .text("ask_address", repair_address)
        .text("none_words", visit.say(msg("No meeting moves.")));
    return;
  }
  const planning::JointPlan& joint = found.plan;
  const planning::Plan& plan = joint.plans.front();
  view.text("status", visit.say(reports::status_words(plan.status, joint.cost, joint.lower_bound,
                                                      reports::standing_in(plan), visit.language)))
      .text("ask_address", plan_address)
      .text("none_words", visit.say(msg("Nothing is lacking: no meeting has to be added.")));
}

http::Response show_plan(Visit& visit, const std::string& name, const FoundCalendar& found,
                         const Problem* problem) {
  const planning::Plan& plan = found.plan.plans.front();
  const rules::Rules& rules = *found.facts.opened.front()->rules;
  std::vector<View> changes;
  std::int64_t kept = 0;
  for (const planning::PlannedMeeting& planned : plan.meetings) {
    if (planned.change == planning::Change::kept) {
      ++kept;
    } else {
      changes.push_back(planned_view(planned, rules, visit));
    }
  }
  std::vector<std::string> ways;
  for (const planning::Relaxation& way : plan.relaxations) ways.push_back(visit.say(way.message));
  View view = begin_page(
      visit, visit.say(found.mended ? msg("The calendar, mended") : msg("A calendar is proposed")));
  add_problem(view, visit, problem);
  add_hidden(view, visit, found.facts.opened.front()->revision);
  reports::add_words(view,
                     {{"day_column", msg("Day")},
                      {"body_column", msg("Body")},
                      {"change_column", msg("What changes")},
                      {"keep_words", msg("Keep this calendar")},
                      {"leave_words", msg("Leave it, and look again")},
                      {"conflicts_title", msg("What cannot be kept")},
                      {"ways_title", msg("What would help")}},
                     visit.language);
  add_kind(view, found, visit);
  const bool none = changes.empty();
  view.text("kept",
            visit.say(msg("{0} {0:meeting stays|meetings stay} where {0:it is|they are}.", kept)))
      .text("keep_address", none || problem ? "" : search_address(name, visit.query))
      .flag("none", none)
      .block("changes", std::move(changes))
      .block("conflicts", conflict_lines(found, rules, visit))
      .block("remedies", std::move(ways))
      .lines("notices", notice_lines(found, visit));
  return show("plan.mustache", view, problem == nullptr ? 200 : problem->status);
}

}  // namespace

namespace {

// What a mended calendar leaves to be settled.
std::int64_t left_open(const FoundCalendar& found) {
  if (!found.mended) return 0;
  return static_cast<std::int64_t>(found.plan.plans.front().conflicts.size() +
                                   found.mended->stuck.size());
}

base::Message done_words(const FoundCalendar& found, std::int64_t added) {
  if (!found.mended) return msg("{0} {0:meeting|meetings} recorded as proposed.", added);
  const std::int64_t open = left_open(found);
  if (open == 0) return msg("The calendar was mended.");
  return msg("The calendar was mended in part: {0} {0:thing is|things are} left to be settled.",
             open);
}

}  // namespace

http::Response proposed_plan(Visit& visit) {
  const std::string& name = visit.parts.front();
  try {
    const auto standing = visit.proposals.wait(name, further_wait);
    if (standing && !standing->over) return show_searching(visit, *standing);
  } catch (const base::Failure& failure) {
    const Problem problem = problem_of(failure, visit);
    return ask_again(visit, &problem);
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
  FoundCalendar& proposal = **held;
  try {
    const auto done = app::record_calendar({proposal.facts, proposal.plan, visit.today()});
    const std::string month = first_month(proposal.plan.plans.front());
    visit.proposals.drop(name);
    const auto& member = done.members.front();
    Note note{done_words(proposal, member.added), done.behind,
              proposal.facts.opened.front()->revision};
    note.trouble = left_open(proposal) > 0;
    note.remarks.insert(note.remarks.end(), done.remarks.begin(), done.remarks.end());
    if (proposal.mended && member.added > 0) {
      note.remarks.push_back(msg("{0} {0:meeting|meetings} recorded as proposed.", member.added));
    }
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
