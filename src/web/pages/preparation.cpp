// SPDX-License-Identifier: MPL-2.0
// What has to be done before and after a session, ticked where it is read.
#include "app/list_checklists.h"
#include "app/show_checklist.h"
#include "app/tick_item.h"
#include "calendar/typed.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/meeting.h"
#include "governance/people.h"
#include "records/workspace.h"
#include "reports/checklist.h"
#include "reports/checklist_words.h"
#include "reports/meeting_words.h"
#include "reports/page.h"
#include "rules/rules.h"
#include "settings/settings.h"
#include "web/form_page.h"
#include "web/page.h"
#include "web/pages/meeting_parts.h"
#include "web/pages/pages.h"

namespace gouvernail::web {
namespace {

using base::msg;
using compliance::ChecklistStep;
using reports::View;

app::ShowChecklistRequest asked(const Visit& visit, const http::Form& fields,
                                const std::string& list) {
  return {visit.situation(), list, typed_day(fields, "date")};
}

std::string checklist_address(const std::string& list, calendar::Day day) {
  return "/preparer?" + http::query_of({{"instance", list}, {"date", calendar::to_iso(day)}});
}

// The first checklist of the rules, unless another is asked for.
std::string list_asked(const Visit& visit, const std::vector<rules::Checklist>& lists) {
  const std::string asked = visit.query.text("instance");
  if (!asked.empty()) return asked;
  if (lists.empty()) throw NotFound{};
  return lists.front().id;
}

View step_view(const app::ShowChecklistResult& shown, const ChecklistStep& step,
               const Visit& visit) {
  const reports::Language& language = visit.language;
  const bool done = step.state == compliance::StepState::done;
  const bool takes = rules::takes_tick(step.item->proof) && shown.report.preparation.recorded;
  View view;
  view.text("what", reports::step_title(step, language))
      .text("day", reports::day_words(step, language))
      .text("who", reports::who_words(shown.report, step, language))
      .text("why", reports::why_words(step, language))
      .text("evidence", reports::evidence_words(shown.report, step, language))
      .text("state", reports::state_word(step.state, language))
      .text("sign", reports::state_symbol(step.state))
      .text("css", compliance::to_string(step.state))
      .text("item", step.item->id)
      .text("tick", takes && !done ? visit.say(msg("It is done")) : "")
      .text("untick", takes && step.tick ? visit.say(msg("It is not done after all")) : "");
  return view;
}

Note take(const Visit& visit) {
  const http::Form& form = visit.form;
  app::TickItemRequest request{asked(visit, form, form.text("list")), form.text("item"), {}};
  if (!form.has("untick")) {
    request.done = app::TickItemRequest::Done{visit.today(), form.text("note")};
  }
  const std::int64_t before = visit.open().revision;
  app::tick_item(request);
  Note note{request.done ? msg("It is ticked.") : msg("The tick was taken off.")};
  app::Opened opened = visit.open();
  if (opened.revision > before) note.entry = entry_to_undo(opened);
  return note;
}

// Of a session that nobody has recorded, the day is the last one that there is.
std::string title_of(const reports::ChecklistReport& report, const Visit& visit) {
  const governance::Meeting& session = *report.preparation.session;
  if (!session.uid.empty() || visit.query.has("date")) {
    return reports::session_title(report, visit.language);
  }
  return visit.say(msg("{0}: no day is set yet, {1} is the last one possible",
                       reports::body_name(report.rules->convention, session.body, visit.language),
                       calendar::arg(session.day)));
}

}  // namespace

http::Response preparation(Visit& visit) {
  const auto lists = app::list_checklists({visit.situation()}).lists;
  const app::ShowChecklistResult shown =
      app::show_checklist(asked(visit, visit.query, list_asked(visit, lists)));
  const reports::ChecklistReport& report = shown.report;
  View view = begin_page(visit, title_of(report, visit));
  std::vector<View> others;
  for (const rules::Checklist& list : lists) {
    others.emplace_back()
        .text("address", "/preparer?" + http::query_of({{"instance", list.id}}))
        .text("name", visit.say(list.title))
        .flag("current", list.id == shown.list->id);
  }
  std::vector<View> parts;
  for (const compliance::StepState state : reports::states_by_concern) {
    std::vector<View> steps;
    for (const ChecklistStep& step : report.preparation.steps) {
      if (step.state == state) steps.push_back(step_view(shown, step, visit));
    }
    if (steps.empty()) continue;
    parts.emplace_back()
        .text("title", reports::state_title(state, visit.language))
        .list("steps", std::move(steps));
  }
  std::vector<std::string> remarks;
  for (const base::Message& remark : report.remarks) remarks.push_back(visit.say(remark));
  const governance::Meeting& session = *report.preparation.session;
  add_hidden(view, visit, shown.opened->revision);
  view.text("progress", reports::progress_words(report, visit.language))
      .text("list", shown.list->id)
      .text("date", calendar::to_iso(shown.day))
      .text("meeting_address", session.uid.empty() ? "" : address_of(session))
      .text("meeting_words", visit.say(msg("See the meeting")))
      .text("lists_label", visit.say(msg("Checklists")))
      .text("print_address",
            "/preparer/imprimer?" + http::query_of({{"instance", shown.list->id},
                                                    {"date", calendar::to_iso(shown.day)}}))
      .text("print_words", visit.say(msg("To print")))
      .text("tasks_address",
            session.uid.empty()
                ? ""
                : "/preparer/taches.ics?" + http::query_of({{"instance", shown.list->id},
                                                            {"date", calendar::to_iso(shown.day)}}))
      .text("tasks_words", visit.say(msg("Into my tasks (.ics)")))
      .lines("remarks", std::move(remarks))
      .list("lists", std::move(others))
      .list("parts", std::move(parts));
  return show("preparation.mustache", view);
}

http::Response preparation_sheet(Visit& visit) {
  const auto shown = app::show_checklist(asked(visit, visit.query, visit.query.text("instance")));
  return document(reports::checklist_html(shown.report, visit.language));
}

http::Response preparation_tasks(Visit& visit) {
  const auto shown = app::show_checklist(asked(visit, visit.query, visit.query.text("instance")));
  return download(app::tasks_file(shown, visit.language, visit.now), "text/calendar; charset=utf-8",
                  "taches-" + shown.list->id + "-" + calendar::to_iso(shown.day) + ".ics");
}

http::Response tick(Visit& visit) {
  const calendar::Day day = need_typed_day(visit.form, "date");
  const std::string name = visit.notes.put(take(visit));
  return http::see_other(checklist_address(visit.form.text("list"), day) + "&message=" + name);
}

}  // namespace gouvernail::web
