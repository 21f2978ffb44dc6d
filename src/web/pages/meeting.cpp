// SPDX-License-Identifier: MPL-2.0
// One meeting: all that is recorded of it, what can be done with it, why it is due, what happened.
#include <algorithm>

#include "app/checks/checklists.h"
#include "app/draft_minutes.h"
#include "app/journal.h"
#include "app/judge_convention.h"
#include "app/sending/untold.h"
#include "app/signing_sheet.h"
#include "base/failure.h"
#include "compliance/duty_name.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/people.h"
#include "governance/transitions.h"
#include "records/workspace.h"
#include "reports/duty_words.h"
#include "reports/journal_text.h"
#include "reports/meeting_words.h"
#include "reports/names.h"
#include "reports/page.h"
#include "reports/signing_sheet.h"
#include "reports/task_words.h"
#include "rules/rules.h"
#include "settings/settings.h"
#include "web/page.h"
#include "web/pages/meeting_agenda.h"
#include "web/pages/meeting_guests.h"
#include "web/pages/meeting_parts.h"
#include "web/pages/pages.h"
#include "web/pages/task_ways.h"

namespace gouvernail::web {
namespace {

using base::msg;
using governance::Meeting;
using governance::MeetingStatus;
using reports::View;

class MeetingPage {
 public:
  MeetingPage(const app::JudgeConventionResult& judged, const Visit& visit)
      : opened_(*judged.opened),
        report_(judged.report),
        visit_(visit),
        language_(visit.language),
        convention_(*opened_.rules->convention),
        meeting_(meeting_at(opened_, visit.parts.front())) {}

  View fill() const {
    View view = begin_page(visit_, name_of(meeting_, opened_, visit_));
    reports::add_words(view,
                       {{"all_meetings", msg("Meetings")},
                        {"came_title", msg("Who came")},
                        {"note_title", msg("Note of the house")},
                        {"note_hint", msg("never sent")},
                        {"note_words", msg("Change the note")},
                        {"steps_title", msg("What can be done")},
                        {"tasks_title", msg("To do")},
                        {"why_title", msg("Why this meeting")},
                        {"history_title", msg("What happened")},
                        {"undo_words", msg("Undo")}},
                       language_);
    facts(view);
    words(view);
    const bool asks = governance::is_expected(meeting_) && !is_act();
    asks ? add_guests(view, meeting_, opened_, visit_) : leave_out_guests(view);
    attendance(view);
    steps(view);
    tasks(view);
    duties(view);
    history(view);
    return view;
  }

 private:
  std::string say(const base::Message& message) const { return language_.text(message); }
  bool is(MeetingStatus status) const { return meeting_.status == status; }
  bool is_act() const { return convention_.is_act(meeting_.body); }

  void facts(View& view) const {
    std::vector<View> rows;
    const auto fact = [&](const base::Message& what, const std::string& value) {
      if (!value.empty()) rows.emplace_back().text("what", say(what)).text("value", value);
    };
    const auto day = [&](const base::Message& what, const std::optional<calendar::Day>& value) {
      fact(what, value ? language_.day(*value) : "");
    };
    const governance::Body* body = convention_.body(meeting_.body);
    fact(msg("State"), reports::status_word(meeting_.status, language_));
    fact(msg("When"), reports::meeting_time(meeting_, governance::usual_length(body), language_));
    const std::string site = meeting_.site.empty() && body != nullptr ? body->site : meeting_.site;
    fact(msg("Place"), site.empty() ? "" : reports::site_name(convention_, site, language_));
    if (meeting_.urgent) fact(msg("Notice"), say(msg("urgent: the shorter one")));
    day(msg("Convocations sent on"), meeting_.convened_on);
    day(msg("Documents sent on"), meeting_.documents_on);
    day(msg("Minutes sent on"), meeting_.minutes_sent_on);
    day(msg("Minutes approved on"), meeting_.minutes_on);
    day(msg("Cancelled on"), meeting_.cancelled_on);
    day(msg("Moved from"), meeting_.moved_from);
    fact(msg("Reason"), meeting_.reason);
    if (!meeting_.second_of.empty()) fact(msg("Second convocation after"), meeting_.second_of);
    view.list("facts", std::move(rows));
  }

  void words(View& view) const {
    add_agenda(view, meeting_, opened_, visit_);
    view.text("house_note", meeting_.note)
        .text("no_note", meeting_.note.empty() ? say(msg("None.")) : "")
        .text("base", address_of(meeting_));
    add_documents(view, meeting_, opened_, visit_);
  }

  void attendance(View& view) const {
    if (!meeting_.present) {
      view.list("came", {});
      return;
    }
    int came = 0;
    int all = 0;
    for (const governance::Presence& one : *meeting_.present) {
      all += one.count;
      if (governance::took_part(one)) came += one.count;
    }
    View part;
    part.text("count", say(msg("{0} of {1}", std::int64_t{came}, std::int64_t{all})))
        .lines("lines", reports::attendance_lines(with_names(meeting_, opened_.people), convention_,
                                                  true, language_));
    view.part("came", std::move(part));
  }

  // One that is not sound is told on the page of the checklists.
  std::vector<rules::Checklist> checklists() const {
    try {
      return app::read_checklists(opened_.rule_folder, opened_.rules);
    } catch (const base::Failure&) {
      return {};
    }
  }

  // Pages that help with it: what is to be prepared or, of one that is off, another date.
  void add_other_pages(std::vector<View>& steps) const {
    if (is(MeetingStatus::cancelled)) {
      if (is_act()) return;
      const bool first = steps.empty();
      steps.emplace_back()
          .text("address", dates_address(meeting_.body))
          .text("label", say(msg("Choose another date")))
          .flag("first", first);
      return;
    }
    for (const rules::Checklist& list : checklists()) {
      if (list.body != meeting_.body) continue;
      steps.emplace_back()
          .text("address",
                "/preparer?" + http::query_of({{"instance", list.id},
                                               {"date", calendar::to_iso(meeting_.day)}}))
          .text("label", visit_.say(list.title))
          .flag("first", false);
    }
  }

  // What comes next stands first and is the one that is filled; none is where those convened know
  // all, and the day is still to come.
  void steps(View& view) const {
    std::vector<View> steps;
    const std::string base = address_of(meeting_);
    const auto untold = app::untold_sessions(opened_, visit_.today());
    const auto its = untold.find(meeting_.uid);
    const bool calm =
        is(MeetingStatus::convened) && meeting_.day > visit_.today() && its == untold.end();
    const auto step = [&](const char* form, const base::Message& label) {
      const bool first = steps.empty() && !calm;
      steps.emplace_back()
          .text("address", base + "/" + form)
          .text("label", say(label))
          .flag("first", first);
    };
    const bool past = meeting_.day < visit_.today();
    const bool today = meeting_.day == visit_.today();
    const bool expected = is(MeetingStatus::proposed) || is(MeetingStatus::convened);
    const bool mails = opened_.settings->connections.mail.has_value() && !is_act();
    const bool by_mail = its != untold.end() && its->second.by_mail && mails;
    const base::Message sends =
        sending_label(meeting_, its == untold.end() ? nullptr : &its->second);
    if (by_mail && !expected) step("envoyer", sends);
    if (expected && past) step("tenue", msg("Say that it was held"));
    if (expected && !past && mails) step("envoyer", sends);
    const bool by_letter = expected && !past && !is_act() && !mails;
    if (by_letter) step("envoyer", msg("The letter, and the invitation as a file"));
    const bool by_hand = its != untold.end() && its->second.by_hand;
    if (by_hand) step("prevenir", msg("Say that they know"));
    if (expected && !past) {
      step("convoquer", is_act() ? msg("Say that the partners were told")
                                 : msg("Note that it was convened by other means"));
    }
    if (expected && today) step("tenue", msg("Say that it was held"));
    if (is(MeetingStatus::held)) {
      step("tenue", meeting_.present ? msg("Correct who came") : msg("Tick who came"));
      step("compte-rendu", msg("Minutes"));
      if (!meeting_.convened_on) step("convoquer", msg("Say when it was convened"));
    }
    const bool off = is(MeetingStatus::cancelled);
    if (!is_act() && !off) {
      step("emargement", msg("Attendance sheet to print"));
      step("compte-rendu.odt", msg("Begin the minutes (.odt)"));
    }
    add_other_pages(steps);
    if (expected) step("deplacer", msg("Move"));
    if (expected) step("annuler", msg("Cancel the meeting"));
    step("corriger", msg("Correct what was recorded wrongly"));
    view.list("steps", std::move(steps));
  }

  void tasks(View& view) const {
    std::vector<View> items;
    for (const compliance::Task& task : report_.tasks) {
      if (task.meeting != meeting_.uid) continue;
      std::vector<View> buttons;
      for (const WayToDo& way : ways_to_do(task, report_)) {
        // Here is where the meeting is seen.
        if (way.address == address_of(meeting_)) continue;
        buttons.emplace_back().text("address", way.address).text("button", say(way.label));
      }
      items.emplace_back()
          .text("what", say(task.what))
          .text("when", reports::task_deadline(task, report_.as_of, language_))
          .text("css", task.overdue ? "breached" : "at_risk")
          .block("buttons", std::move(buttons));
    }
    view.block("its_tasks", std::move(items));
  }

  void duties(View& view) const {
    std::vector<View> items;
    for (const compliance::Judgement& judgement : report_.judgements) {
      const bool bears = std::ranges::count(judgement.meetings, meeting_.uid) > 0;
      if (!bears && judgement.duty.trigger != meeting_.uid) continue;
      View item;
      item.text("name", reports::duties_name(*report_.rules, {&judgement}, language_))
          .text("address", duty_address(judgement.duty.id))
          .text("source", reports::weight_and_source(*judgement.duty.obligation, language_))
          .part("badge", reports::badge(judgement.verdict, language_));
      items.push_back(std::move(item));
    }
    view.block("duties", std::move(items));
  }

  void history(View& view) const {
    std::vector<View> items;
    auto lines = app::journal_lines(opened_, {meeting_.uid, {}, true});
    std::ranges::reverse(lines);
    for (const reports::JournalLine& line : lines)
      items.push_back(journal_view(line, opened_, visit_));
    view.list("history", std::move(items));
  }

  const app::Opened& opened_;
  const reports::CheckReport& report_;
  const Visit& visit_;
  const reports::Language& language_;
  const governance::Convention& convention_;
  const Meeting& meeting_;
};

}  // namespace

std::string duty_address(const std::string& duty) {
  const compliance::DutyName name = compliance::parse_duty_name(duty);
  std::string address = "/echeances/" + http::percent_encoded(name.obligation);
  if (name.label) address += "/" + http::percent_encoded(*name.label);
  return address;
}

http::Response meeting(Visit& visit) {
  const app::JudgeConventionResult judged = app::judge_convention({visit.situation()});
  return show("meeting.mustache", MeetingPage(judged, visit).fill());
}

http::Response minutes_draft(Visit& visit) {
  const app::Opened opened = visit.open();
  const Meeting& meeting = meeting_at(opened, visit.parts.front());
  return download(app::draft_minutes(opened, {meeting.uid}, visit.today(), visit.language),
                  "application/vnd.oasis.opendocument.text",
                  "compte-rendu-" + meeting.body + "-" + calendar::to_iso(meeting.day) + ".odt");
}

http::Response signing_sheet(Visit& visit) {
  const app::Opened opened = visit.open();
  meeting_at(opened, visit.parts.front());
  const app::SigningSheetRequest request{visit.parts.front(), !visit.query.has("sans-noms")};
  const auto sheet = app::signing_sheet(opened, request, visit.language);
  return document(reports::signing_sheet_html(sheet, visit.language));
}

}  // namespace gouvernail::web
