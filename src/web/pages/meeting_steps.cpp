// SPDX-License-Identifier: MPL-2.0
// The steps of the life of a meeting, each a form: what it asks, and the use case that it asks for.
#include <algorithm>

#include "app/correct_meeting.h"
#include "app/defer_item.h"
#include "app/meetings.h"
#include "app/sending/guests.h"
#include "app/set_answer.h"
#include "app/try_meeting.h"
#include "base/failure.h"
#include "compliance/next_session.h"
#include "governance/agenda.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/people.h"
#include "records/workspace.h"
#include "rules/rules.h"
#include "settings/settings.h"
#include "web/pages/meeting_parts.h"
#include "web/pages/meeting_step.h"
#include "web/pages/pages.h"
#include "web/pages/touched.h"

namespace gouvernail::web {
namespace {

using base::msg;
using governance::Meeting;
using Kind = Field::Kind;

std::string iso_of(const std::optional<calendar::Day>& day) {
  return day ? calendar::to_iso(*day) : std::string();
}

struct Step {
  const char* name;  // in the address
  void (*ask)(const Here& here, FormPage& page);
  Note (*take)(Visit& visit, app::Opened& opened, const std::string& uid);
  // The page that follows, by that of the meeting; none: that one.
  std::string (*then)(const Visit& visit, const std::string& meeting) = nullptr;
};

void ask_agenda(const Here& here, FormPage& page) {
  page.title = msg("Agenda");
  page.button = msg("Keep the agenda");
  page.fields = {
      with_hint({"agenda", msg("Items"), Kind::area, here.meeting.agenda},
                msg("One item a line; those invited read it in the convocation. Where lines end "
                    "with their length, “(20 min)”, the page adds them up."))};
}

Note take_agenda(Visit& visit, app::Opened& opened, const std::string& uid) {
  app::DescribeMeeting request{uid, visit.form.text("agenda"), std::nullopt};
  return note_of(msg("The agenda was kept."), app::describe_meeting(opened, request), visit);
}

void ask_defer(const Here& here, FormPage& page) {
  page.title = msg("An item for the next session");
  page.button = msg("Defer the item");
  const Meeting* next =
      compliance::next_session_after(here.opened.history, here.meeting, here.visit.today());
  page.lead = {here.visit.say(
      next ? msg("It goes to the agenda of the session of {}.", calendar::arg(next->day))
           : msg("No later session is recorded yet: add it first."))};
  Field field{"item", msg("Item"), Kind::choice, here.visit.query.text("point"), true};
  for (const auto& item : governance::agenda_items(here.meeting.agenda)) {
    field.choices.push_back({item.text, item.text});
  }
  // No other item goes in the place of one that is gone.
  const bool there = std::ranges::count(field.choices, field.value, &Choice::value) > 0;
  if (!there) field.choices.insert(field.choices.begin(), Choice{});
  page.fields = {std::move(field)};
}

Note take_defer(Visit& visit, app::Opened& opened, const std::string& uid) {
  const app::ItemDeferred done =
      app::defer_item(opened, {uid, visit.form.text("item")}, visit.today());
  return {msg("The item is on the agenda of {}.", calendar::arg(done.to.day)), done.remarks};
}

void ask_note(const Here& here, FormPage& page) {
  page.title = msg("Note of the house");
  page.button = msg("Keep the note");
  page.fields = {with_hint({"note", msg("Note"), Kind::area, here.meeting.note},
                           msg("For the house alone: it never leaves."))};
}

Note take_note(Visit& visit, app::Opened& opened, const std::string& uid) {
  app::DescribeMeeting request{uid, std::nullopt, visit.form.text("note")};
  return note_of(msg("The note was kept."), app::describe_meeting(opened, request), visit);
}

void ask_convene(const Here& here, FormPage& page) {
  page.title = msg("Convened by other means");
  page.button = msg("Note the convocation");
  page.lead = {here.visit.say(
      msg("Nothing is sent from here: this says that the convocations left by another way."))};
  const std::string on = here.meeting.convened_on ? iso_of(here.meeting.convened_on)
                                                  : calendar::to_iso(here.visit.today());
  page.fields = {
      {"on", msg("Convocations sent on"), Kind::day, on, true},
      {"documents-on", msg("Documents sent on"), Kind::day, iso_of(here.meeting.documents_on)}};
}

Note take_convene(Visit& visit, app::Opened& opened, const std::string& uid) {
  if (meeting_at(opened, uid).status == governance::MeetingStatus::held) {
    app::HoldMeeting request;
    request.meeting = uid;
    request.convened_on = need_typed_day(visit.form, "on");
    request.documents_on = typed_day(visit.form, "documents-on");
    return note_of(msg("The days of sending were kept."),
                   app::hold_meeting(opened, request, visit.today()), visit);
  }
  const app::ConveneMeeting request{
      uid, {need_typed_day(visit.form, "on"), typed_day(visit.form, "documents-on"), {}}, {}};
  return note_of(msg("The meeting is convened."),
                 app::convene_meeting(opened, request, visit.today()), visit);
}

void ask_minutes(const Here& here, FormPage& page) {
  page.title = msg("Minutes");
  page.button = msg("Keep these days");
  page.fields = {
      {"minutes-sent-on", msg("Minutes sent on"), Kind::day, iso_of(here.meeting.minutes_sent_on)},
      {"minutes-on", msg("Minutes approved on"), Kind::day, iso_of(here.meeting.minutes_on)}};
}

Note take_minutes(Visit& visit, app::Opened& opened, const std::string& uid) {
  if (meeting_at(opened, uid).status != governance::MeetingStatus::held) {
    throw base::bad_input(msg("the meeting is not recorded as held"),
                          msg("say first that it was held, and who came"));
  }
  app::HoldMeeting request;
  request.meeting = uid;
  request.minutes_sent_on = typed_day(visit.form, "minutes-sent-on");
  request.minutes_on = typed_day(visit.form, "minutes-on");
  if (!request.minutes_sent_on && !request.minutes_on) {
    throw FieldFailure("minutes-sent-on", base::bad_input(msg("a day is missing")));
  }
  return note_of(msg("The days of the minutes were kept."),
                 app::hold_meeting(opened, request, visit.today()), visit);
}

// What the form has otherwise than the record: it shows it all.
struct Otherwise {
  std::optional<calendar::Minutes> start;
  std::optional<calendar::Minutes> until;
  std::optional<std::string> site;
};

Otherwise otherwise_in(const http::Form& form, const Meeting& meeting,
                       const governance::Convention& convention) {
  const TypedTimes times = typed_times(form, "at", "until");
  Otherwise now{times.from, times.until, convention.site_named(form.text("site"))};
  if (now.start == meeting.start_time || !form.has("at")) now.start.reset();
  if (now.site == meeting.site || !form.has("site")) now.site.reset();
  return now;
}

app::MoveMeeting move_asked_by(const http::Form& form, const Meeting& meeting,
                               const governance::Convention& convention) {
  const Otherwise now = otherwise_in(form, meeting, convention);
  return {meeting.uid, need_typed_day(form, "to"), now.start, now.until,
          now.site,    typed(form, "reason")};
}

void ask_move(const Here& here, FormPage& page) {
  page.title = msg("Move the meeting");
  page.button = msg("Move");
  page.lead = {
      here.visit.say(msg("On another day nobody is convened any more: it is proposed until "
                         "the new day is sent."))};
  page.fields = {
      {"to", msg("New day"), Kind::day, calendar::to_iso(here.meeting.day), true},
      {"at", msg("Hour"), Kind::time, typed_hour(here.meeting.start_time)},
      {"until", msg("Until"), Kind::time},
      site_field(here.opened, here.visit, here.meeting.site),
      with_hint({"reason", msg("Reason"), Kind::text}, msg("For those who were invited."))};
  page.can_look = true;
  if (!is_tried(here.visit)) return;
  fill_tried(page.fields, here.visit);
  if (!here.may_try) return;
  const http::Form& asked = here.visit.form.has("look") ? here.visit.form : here.visit.query;
  const auto request = move_asked_by(asked, here.meeting, here.opened.rules->convention);
  page.touched = touched_view(app::try_meeting(here.opened, request, here.visit.today()),
                              here.opened, here.visit);
}

Note take_move(Visit& visit, app::Opened& opened, const std::string& uid) {
  const http::Form& form = visit.form;
  const Meeting& meeting = meeting_at(opened, uid);
  const app::MoveMeeting request = move_asked_by(form, meeting, opened.rules->convention);
  if (request.day == meeting.day && !request.start && !request.end && !request.site) {
    throw FieldFailure("to", base::bad_input(msg("it stands there already: nothing would move"),
                                             msg("give another day, hour or place")));
  }
  return note_of(msg("The meeting was moved."), app::move_meeting(opened, request, visit.today()),
                 visit);
}

app::CancelMeeting cancel_asked_by(const http::Form& form, const std::string& uid) {
  return {uid, {need_typed_day(form, "on"), typed(form, "reason"), typed(form, "note")}};
}

void ask_cancel(const Here& here, FormPage& page) {
  page.title = msg("Cancel the meeting");
  page.button = msg("Cancel the meeting");
  page.grave = true;
  page.lead = {
      here.visit.say(msg("It will not take place. Who was invited by mail is told by the "
                         "next sending."))};
  // Once more of one that is off: as it is recorded.
  const bool off = here.meeting.status == governance::MeetingStatus::cancelled;
  const calendar::Day on = here.meeting.cancelled_on.value_or(here.visit.today());
  page.fields = {{"on", msg("Decided on"), Kind::day, calendar::to_iso(on), true},
                 with_hint({"reason", msg("Reason"), Kind::text, off ? here.meeting.reason : ""},
                           msg("For those who were invited.")),
                 with_hint({"note", msg("Private note"), Kind::area, here.meeting.note},
                           msg("For the house alone: it never leaves."))};
  page.can_look = !off;
  if (off || !is_tried(here.visit)) return;
  fill_tried(page.fields, here.visit);
  if (!here.may_try) return;
  const http::Form& asked = here.visit.form.has("look") ? here.visit.form : here.visit.query;
  const auto request = cancel_asked_by(asked, here.meeting.uid);
  page.touched = touched_view(app::try_meeting(here.opened, request, here.visit.today()),
                              here.opened, here.visit);
}

Note take_cancel(Visit& visit, app::Opened& opened, const std::string& uid) {
  return note_of(msg("The meeting was cancelled."),
                 app::cancel_meeting(opened, cancel_asked_by(visit.form, uid), visit.today()),
                 visit);
}

void ask_correct(const Here& here, FormPage& page) {
  page.title = msg("Correct what was recorded wrongly");
  page.button = msg("Correct");
  page.lead = {
      here.visit.say(msg("The meeting is not moved and nobody is told: it never was "
                         "otherwise. The journal keeps what stood there, and why."))};
  page.fields = {{"to", msg("Day"), Kind::day, calendar::to_iso(here.meeting.day)},
                 {"at", msg("Hour"), Kind::time, typed_hour(here.meeting.start_time)},
                 {"until", msg("Until"), Kind::time},
                 site_field(here.opened, here.visit, here.meeting.site),
                 second_field(here.opened, here.visit, here.meeting.second_of),
                 {"never-was", msg("There was no such meeting"), Kind::tick},
                 {"because", msg("Why the record was wrong"), Kind::text, "", true}};
}

// What differs from what is recorded: the form shows it all.
Note take_correct(Visit& visit, app::Opened& opened, const std::string& uid) {
  const http::Form& form = visit.form;
  const Meeting& meeting = meeting_at(opened, uid);
  app::CorrectMeeting request;
  request.meeting = uid;
  request.never_was = form.has("never-was");
  request.because = form.text("because");
  if (!request.never_was) {
    request.day = typed_day(form, "to");
    if (request.day == meeting.day) request.day.reset();
    const Otherwise now = otherwise_in(form, meeting, opened.rules->convention);
    request.start = now.start;
    request.end = now.until;
    request.site = now.site;
    const std::string second_of = form.text("second-of");
    request.not_second = second_of.empty() && !meeting.second_of.empty();
    if (second_of != meeting.second_of) request.second_of = second_of;
  }
  const app::MeetingCorrected done = app::correct_meeting(opened, request, visit.today());
  return {done.after ? msg("The record was corrected.") : msg("The meeting was withdrawn."),
          done.told};
}

void ask_answer(const Here& here, FormPage& page) {
  page.title = msg("An answer that came by another way");
  page.button = msg("Note the answer");
  Field person{"person", msg("Person"), Kind::choice, here.visit.query.text("personne"), true};
  for (const app::Guest& guest : app::guests_of(here.meeting, here.opened)) {
    const governance::Person* known = here.opened.people->find(guest.person);
    person.choices.push_back({guest.person, known != nullptr ? known->name : guest.person});
  }
  Field answer{"answer", msg("Answer"), Kind::choice, "oui", true};
  answer.choices = {{"oui", here.visit.say(msg("comes"))},
                    {"non", here.visit.say(msg("does not come"))},
                    {"peut-être", here.visit.say(msg("perhaps"))},
                    {"représenté par", here.visit.say(msg("is represented"))}};
  page.fields = {person, answer,
                 with_hint({"delegate", msg("Represented by"), Kind::text},
                           msg("Name or address of whoever comes in the place."))};
}

Note take_answer(Visit& visit, app::Opened& opened, const std::string& uid) {
  const http::Form& form = visit.form;
  std::string answer = form.text("answer");
  if (answer == "représenté par") {
    const std::string delegate = form.text("delegate");
    if (delegate.empty()) {
      throw FieldFailure("delegate", base::bad_input(msg("whoever comes in the place is missing")));
    }
    answer += " " + delegate;
  }
  return {msg("The answer was noted."),
          app::set_answer(opened, {uid, form.text("person"), answer}).remarks};
}

void ask_tell(const Here& here, FormPage& page) {
  page.title = msg("Those convened were told");
  page.button = msg("They know");
  page.lead = {
      here.visit.say(msg("Nothing is sent from here: this says that those who were convened by "
                         "other means than mail know that it was moved or cancelled."))};
}

Note take_tell(Visit& visit, app::Opened& opened, const std::string& uid) {
  return note_of(msg("It is noted that they know."),
                 app::tell_meeting(opened, {uid}, visit.today()), visit);
}

constexpr Step all_steps[] = {{"ordre-du-jour", ask_agenda, take_agenda},
                              {"reporter-point", ask_defer, take_defer},
                              {"note", ask_note, take_note},
                              {"convoquer", ask_convene, take_convene},
                              {"compte-rendu", ask_minutes, take_minutes},
                              {"deplacer", ask_move, take_move},
                              {"annuler", ask_cancel, take_cancel},
                              {"corriger", ask_correct, take_correct},
                              {"reponse", ask_answer, take_answer},
                              {"prevenir", ask_tell, take_tell},
                              {"document", ask_document, take_document, after_document},
                              {"retirer-document", ask_detach, take_detach}};

const Step& step_of(const Visit& visit) {
  for (const Step& step : all_steps) {
    if (visit.parts.at(1) == step.name) return step;
  }
  throw NotFound{};
}

http::Response show_step_form(Visit& visit, const Problem* problem) {
  const app::Opened opened = visit.open();
  const Meeting& meeting = meeting_at(opened, visit.parts.front());
  FormPage page = form_of_meeting(visit, opened, meeting);
  const Step& step = step_of(visit);
  page.address = address_of(meeting) + "/" + step.name;
  step.ask({visit, opened, meeting, problem == nullptr}, page);
  return show_form(visit, page, problem);
}

}  // namespace

namespace {

// What is asked about cannot be: the form says why.
http::Response try_step(Visit& visit) {
  try {
    return show_step_form(visit, nullptr);
  } catch (const base::Failure& failure) {
    const Problem problem = problem_of(failure, visit);
    return show_step_form(visit, &problem);
  }
}

}  // namespace

http::Response show_step(Visit& visit) { return try_step(visit); }

http::Response take_step(Visit& visit) {
  const std::string uid = visit.parts.front();
  const Step& step = step_of(visit);
  if (is_tried(visit)) return try_step(visit);
  Change change;
  change.subject = uid;
  change.then = "/reunions/" + http::percent_encoded(uid);
  if (step.then != nullptr) change.then = step.then(visit, change.then);
  change.act = [&](app::Opened& opened) {
    meeting_at(opened, uid);
    Note note = step.take(visit, opened, uid);
    if (!opened.history->meeting(uid)) change.then = "/reunions";
    return note;
  };
  return make_change(visit, change,
                     [&](const Problem& problem) { return show_step_form(visit, &problem); });
}

}  // namespace gouvernail::web
