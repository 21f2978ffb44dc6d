// SPDX-License-Identifier: MPL-2.0
// The meetings: what comes, what was, and one more.
#include <algorithm>

#include "app/judge_convention.h"
#include "app/meetings.h"
#include "app/try_meeting.h"
#include "app/workspace/meeting_names.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/people.h"
#include "records/workspace.h"
#include "reports/meeting_words.h"
#include "reports/page.h"
#include "rules/rules.h"
#include "settings/settings.h"
#include "web/page.h"
#include "web/pages/meeting_parts.h"
#include "web/pages/pages.h"
#include "web/pages/touched.h"

namespace gouvernail::web {
namespace {

using base::msg;
using governance::Meeting;
using reports::View;

struct Asked {
  std::string body;
  std::string year;  // empty: this one; "all"
  bool incomplete = false;
};

Asked asked_by(const Visit& visit) {
  return {visit.query.text("instance"), visit.query.text("annee"),
          visit.query.text("etat") == "incompletes"};
}

// Whether something of its record is lacking: uids.
std::vector<std::string> incomplete_meetings(const reports::CheckReport& report) {
  std::vector<std::string> uids;
  for (const compliance::Task& task : report.tasks) {
    const bool record =
        task.kind == compliance::TaskKind::record || task.kind == compliance::TaskKind::prove;
    if (record && !task.meeting.empty()) uids.push_back(task.meeting);
  }
  return uids;
}

class Meetings {
 public:
  Meetings(const app::JudgeConventionResult& judged, const Visit& visit)
      : opened_(*judged.opened),
        incomplete_(incomplete_meetings(judged.report)),
        visit_(visit),
        asked_(asked_by(visit)) {}

  View fill() const {
    View view = begin_page(visit_, visit_.say(msg("Meetings")));
    std::vector<const Meeting*> ahead;
    std::vector<const Meeting*> past;
    std::vector<const Meeting*> off;  // whose day is still to come
    for (const Meeting& meeting : opened_.history->meetings) {
      if (!is_asked(meeting)) continue;
      const bool cancelled = meeting.status == governance::MeetingStatus::cancelled;
      (!is_to_come(meeting) ? past : cancelled ? off : ahead).push_back(&meeting);
    }
    const auto first = [](const Meeting* a, const Meeting* b) {
      return reports::comes_first(*a, *b);
    };
    std::ranges::sort(ahead, first);
    std::ranges::sort(off, first);
    std::ranges::sort(past, first);
    std::ranges::reverse(past);
    std::vector<View> parts;
    const auto part = [&](const base::Message& title, const std::vector<const Meeting*>& all) {
      if (all.empty()) return;
      std::vector<View> rows;
      for (const Meeting* meeting : all) rows.push_back(row(*meeting));
      parts.emplace_back().text("title", visit_.say(title)).list("rows", std::move(rows));
    };
    part(msg("To come"), ahead);
    part(msg("Cancelled, they will not take place"), off);
    part(msg("Past"), past);
    reports::add_words(view,
                       {{"add_words", msg("Add a meeting")},
                        {"find_words", msg("Find a date")},
                        {"find_label", msg("A date for a body")},
                        {"show_words", msg("Show")},
                        {"day_column", msg("Day")},
                        {"body_column", msg("Body")},
                        {"state_column", msg("State")},
                        {"filter_label", msg("Choose meetings")}},
                       visit_.language);
    view.text("nothing", parts.empty() ? visit_.say(msg("There is no such meeting.")) : "")
        .list("parts", std::move(parts))
        .list("filters", filters())
        .list("bodies", {body_to_meet()});
    return view;
  }

 private:
  bool is_to_come(const Meeting& meeting) const { return meeting.day >= visit_.today(); }

  bool is_asked(const Meeting& meeting) const {
    if (asked_.incomplete) return std::ranges::count(incomplete_, meeting.uid) > 0;
    if (!asked_.body.empty() && meeting.body != asked_.body) return false;
    const int year = calendar::year_of(meeting.day);
    if (asked_.year == "all") return true;
    if (!asked_.year.empty()) return std::to_string(year) == asked_.year;
    return year == calendar::year_of(visit_.today()) || is_to_come(meeting);
  }

  View row(const Meeting& meeting) const {
    const auto& convention = *opened_.rules->convention;
    const governance::Body* body = convention.body(meeting.body);
    View view;
    view.text("day", meeting_time(meeting, governance::usual_length(body), visit_.language))
        .text("address", address_of(meeting))
        .text("body", body_name(convention, meeting.body, visit_.language))
        .text("state", status_word(meeting.status, visit_.language))
        .text("lacking", std::ranges::count(incomplete_, meeting.uid) > 0
                             ? visit_.say(msg("to be completed"))
                             : "");
    return view;
  }

  // For which a day is looked for.
  View body_to_meet() const {
    Field body{"pour", msg("A date for"), Field::Kind::choice, asked_.body, true};
    const governance::Convention& convention = opened_.rules->convention;
    for (const Choice& one : body_choices(opened_, visit_)) {
      if (!convention.is_act(one.value)) body.choices.push_back(one);
    }
    return field_view(body, visit_, nullptr);
  }

  std::vector<View> filters() const {
    Field body{"instance", msg("Body"), Field::Kind::choice, asked_.body, true};
    body.choices = body_choices(opened_, visit_);
    body.choices.insert(body.choices.begin(), {"", visit_.say(msg("All"))});
    Field year{"annee", msg("Year"), Field::Kind::choice, asked_.year, true};
    year.choices = {{"", visit_.say(msg("This year, and what comes"))},
                    {"all", visit_.say(msg("All"))}};
    const calendar::DayRange& term = opened_.rules->convention->term;
    for (int one = calendar::year_of(term.first); one <= calendar::year_of(term.last); ++one) {
      year.choices.push_back({std::to_string(one), std::to_string(one)});
    }
    return {field_view(body, visit_, nullptr), field_view(year, visit_, nullptr)};
  }

  const app::Opened& opened_;
  std::vector<std::string> incomplete_;
  const Visit& visit_;
  Asked asked_;
};

app::AddMeeting added_by(const http::Form& form) {
  const TypedTimes times = typed_times(form, "at", "until");
  return {form.text("body"),  need_typed_day(form, "on"), times.from,
          times.until,        form.text("site"),          form.text("note"),
          form.has("urgent"), form.text("agenda"),        form.text("second-of")};
}

// `may_try`: what is asked about; false: it was tried, and cannot be.
FormPage adding(const Visit& visit, const app::Opened& opened, bool may_try) {
  FormPage page;
  page.title = msg("Add a meeting");
  page.address = "/reunions/ajouter";
  page.button = msg("Add");
  page.back = "/reunions";
  page.back_words = visit.say(msg("Meetings"));
  page.revision = opened.revision;
  page.lead = {visit.say(msg("It is proposed at first: nobody is told before you convene it."))};
  Field body{"body", msg("Body"), Field::Kind::choice, visit.query.text("body"), true};
  body.choices = body_choices(opened, visit);
  page.fields = {body,
                 {"on", msg("Day"), Field::Kind::day, visit.query.text("on"), true},
                 {"at", msg("Hour"), Field::Kind::time, visit.query.text("at")},
                 {"until", msg("Until"), Field::Kind::time},
                 site_field(opened, visit, ""),
                 {"agenda", msg("Agenda"), Field::Kind::area},
                 {"note", msg("Private note"), Field::Kind::area},
                 {"urgent", msg("Urgent: the shorter notice counts"), Field::Kind::tick},
                 second_field(opened, visit, visit.query.text("second-of"))};
  page.fields[5].hint = msg("For those invited; one item a line.");
  page.fields[6].hint = msg("For the house alone: it never leaves.");
  page.can_look = true;
  if (!is_tried(visit)) return page;
  fill_tried(page.fields, visit);
  if (!may_try) return page;
  const http::Form& asked = visit.form.has("look") ? visit.form : visit.query;
  page.touched = touched_view(app::try_meeting(opened, added_by(asked), visit.today()), opened,
                              visit, asked.text("echeance"));
  return page;
}

}  // namespace

http::Response meetings(Visit& visit) {
  const app::JudgeConventionResult judged = app::judge_convention({visit.situation()});
  return show("meetings.mustache", Meetings(judged, visit).fill());
}

http::Response show_add_meeting(Visit& visit) {
  try {
    return show_form(visit, adding(visit, visit.open(), true));
  } catch (const base::Failure& failure) {
    if (!is_tried(visit)) throw;
    const Problem problem = problem_of(failure, visit);
    return show_form(visit, adding(visit, visit.open(), false), &problem);
  }
}

namespace {

// A form that was sent once more, by a finger that slipped: the same session was added since it was
// loaded.
void refuse_twice(const Visit& visit, const app::Opened& opened, const app::AddMeeting& request) {
  if (visit.form.text("revision") == std::to_string(opened.revision)) return;
  const auto& meetings = opened.history->meetings;
  const bool there = std::ranges::any_of(meetings, [&](const governance::Meeting& one) {
    return one.body == request.body && one.day == request.day && one.start_time == request.start;
  });
  if (!there) return;
  throw FieldFailure("on",
                     base::bad_input(msg("such a meeting was added since this form was loaded"),
                                     msg("load the form anew to add another one all the same")));
}

}  // namespace

http::Response add_meeting(Visit& visit) {
  const auto again = [&](const Problem& problem) {
    return show_form(visit, adding(visit, visit.open(), false), &problem);
  };
  if (is_tried(visit)) return show_add_meeting(visit);
  Change change;
  change.act = [&](app::Opened& opened) {
    const app::AddMeeting request = added_by(visit.form);
    refuse_twice(visit, opened, request);
    const app::MeetingChanged done = app::add_meeting(opened, request, visit.today());
    change.then = address_of(done.after);
    return note_of(msg("The meeting was added: it is proposed."), done, visit);
  };
  return make_change(visit, change, again);
}

http::Response go_to_meeting(Visit& visit) {
  const app::Opened opened = visit.open();
  const governance::Meeting found = app::need_meeting(opened, visit.query.text("reunion"));
  const std::string form = visit.query.text("pour");
  std::vector<std::pair<std::string, std::string>> chosen;  // of that form
  for (const auto& field : visit.query.fields()) {
    if (field.first != "reunion" && field.first != "pour") chosen.push_back(field);
  }
  const std::string query = http::query_of(chosen);
  return http::see_other(address_of(found) +
                         (form.empty() ? "" : "/" + http::percent_encoded(form)) +
                         (query.empty() ? "" : "?" + query));
}

}  // namespace gouvernail::web
