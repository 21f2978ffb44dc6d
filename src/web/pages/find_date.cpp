// SPDX-License-Identifier: MPL-2.0
// "Trouver une date": the best days still possible for a session that is owed, who can when, and
// one of them taken.
#include "app/find_date.h"

#include <algorithm>

#include "base/failure.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/people.h"
#include "governance/transitions.h"
#include "records/workspace.h"
#include "reports/duty_words.h"
#include "reports/meeting_words.h"
#include "reports/page.h"
#include "reports/slot_words.h"
#include "rules/rules.h"
#include "settings/settings.h"
#include "web/form_page.h"
#include "web/page.h"
#include "web/pages/meeting_parts.h"
#include "web/pages/pages.h"

namespace gouvernail::web {
namespace {

using base::msg;
using planning::Slot;
using reports::View;

constexpr const char* date_address = "/reunions/date";
constexpr char between = '|';  // the parts of a session, as a form hides it

// "copil|2026-12-10|14:00|urgent|uid"
std::string hidden_session(const Slot& slot) {
  std::string text = slot.body + between + calendar::to_iso(slot.day) + between;
  text += typed_hour(slot.start) + between + (slot.urgent ? "urgent" : "") + between;
  return text + slot.second_of;
}

app::AddMeeting session_of(const std::string& hidden) {
  http::Form form;
  std::size_t at = 0;
  for (const char* name : {"body", "on", "at", "urgent", "second-of"}) {
    const std::size_t end = std::min(hidden.find(between, at), hidden.size());
    form.add(name, hidden.substr(at, end - at));
    at = std::min(end + 1, hidden.size());
  }
  app::AddMeeting session;
  session.body = form.text("body");
  session.day = need_typed_day(form, "on");
  session.start = typed_time(form, "at");
  session.urgent = !form.text("urgent").empty();
  session.second_of = form.text("second-of");
  return session;
}

class FindDate {
 public:
  FindDate(const app::DatesFound& found, const app::Opened& opened, const std::string& body,
           const Visit& visit)
      : found_(found), opened_(opened), body_(body), visit_(visit) {}

  View fill(const Problem* problem) const {
    View view = begin_page(visit_, visit_.say(msg("Find a date")));
    add_problem(view, visit_, problem);
    add_hidden(view, visit_, opened_.revision);
    reports::add_words(view,
                       {{"back_words", msg("Meetings")},
                        {"convene_words", msg("Take it and convene")},
                        {"take_words", msg("Take it, convene later")},
                        {"own_title", msg("Another date")},
                        {"own_lead", msg("You have a day in mind: see what it changes before "
                                         "anything is recorded.")},
                        {"look_words", msg("See what that changes")},
                        {"plan_words", msg("Propose a calendar")}},
                       visit_.language);
    std::vector<View> slots;
    for (const Slot& slot : found_.slots) slots.push_back(slot_view(slot));
    Field day{"on", msg("Day"), Field::Kind::day, "", true};
    Field hour{"at", msg("Hour"), Field::Kind::time};
    view.text("body", body_name(body_))
        .text("body_id", body_)
        .text("duty_id", found_.judgement ? found_.judgement->duty.id : "")
        .text("second_of", visit_.query.text("second-of"))
        .text("take_address",
              dates_address(body_, found_.judgement ? found_.judgement->duty.id : ""))
        .lines("lead", lead())
        .lines("warnings", warnings())
        .list("slots", std::move(slots))
        .list("fields", {field_view(day, visit_, nullptr), field_view(hour, visit_, nullptr)});
    return view;
  }

 private:
  std::string body_name(const std::string& body) const {
    return reports::body_name(opened_.rules->convention, body, visit_.language);
  }

  std::vector<std::string> lead() const {
    std::vector<std::string> lines;
    if (found_.settled) {
      lines.push_back(visit_.say(msg("The duty that you come from lacks no session any more.")));
    }
    for (const compliance::Judgement& judgement : found_.without) {
      lines.push_back(
          visit_.say(msg("{0}: no day keeps it as things stand. “Propose a calendar” says what "
                         "stands in the way, and what would help.",
                         duty_name(judgement))));
    }
    if (found_.judgement) {
      lines.push_back(visit_.say(
          msg("{0}: {1}", duty_name(*found_.judgement), visit_.say(found_.judgement->because))));
      const std::int64_t more = compliance::sessions_lacking(*found_.judgement) - 1;
      lines.push_back(visit_.say(
          more == 0 ? msg("Each of these days keeps it, and nothing that is kept suffers by it.")
                    : msg("With each of these days {0} {0:session is|sessions are} still lacking, "
                          "and nothing that is kept suffers by it.",
                          more)));
    } else if (lines.empty()) {
      lines.push_back(
          visit_.say(msg("No duty asks for another session of this body. You may hold "
                         "one all the same.")));
    }
    return lines;
  }

  std::string duty_name(const compliance::Judgement& judgement) const {
    return reports::duties_name(opened_.rules, {&judgement}, visit_.language);
  }

  std::vector<std::string> warnings() const {
    std::vector<std::string> lines;
    for (const base::Diagnostic& one : found_.warnings) {
      lines.push_back(visit_.say(one.what));
      if (!one.remedy.empty()) lines.back() += " " + visit_.say(one.remedy);
    }
    return lines;
  }

  View slot_view(const Slot& slot) const {
    std::vector<std::string> facts;
    const auto put = [&](std::string words) {
      if (!words.empty()) facts.push_back(std::move(words));
    };
    put(slot.site.empty()
            ? ""
            : reports::site_name(opened_.rules->convention, slot.site, visit_.language));
    std::vector<std::string> sessions;
    for (const Slot& before : slot.before) {
      put(visit_.say(msg("before it: {0}, {1}", body_name(before.body),
                         reports::slot_time(before, visit_.language))));
      sessions.push_back(hidden_session(before));
    }
    sessions.push_back(hidden_session(slot));
    put(reports::who_is_free(slot, &*opened_.people, reports::Audience::organiser,
                             visit_.language));
    put(reports::slot_timing(slot, visit_.language));
    View view;
    view.text("when", reports::slot_time(slot, visit_.language))
        .lines("facts", std::move(facts))
        .lines("sessions", std::move(sessions));
    return view;
  }

  const app::DatesFound& found_;
  const app::Opened& opened_;
  const std::string& body_;
  const Visit& visit_;
};

http::Response show_dates(Visit& visit, const Problem* problem) {
  const http::Form& asked = visit.form.has("instance") ? visit.form : visit.query;
  // "pour": from a page that asks for an "instance" already.
  const std::string body = asked.has("instance") ? asked.text("instance") : asked.text("pour");
  const app::Opened opened = visit.open();
  const app::DatesFound found =
      app::find_dates(opened, {body, asked.text("echeance")}, visit.today());
  return show("find_date.mustache", FindDate(found, opened, body, visit).fill(problem),
              problem == nullptr ? 200 : problem->status);
}

}  // namespace

std::string dates_address(const std::string& body, const std::string& duty) {
  std::vector<std::pair<std::string, std::string>> fields = {{"instance", body}};
  if (!duty.empty()) fields.emplace_back("echeance", duty);
  return std::string(date_address) + "?" + http::query_of(fields);
}

namespace {

// A finger that slipped, or a colleague: the last of the sessions, where all of them stand already.
const governance::Meeting* taken_before(const app::Opened& opened,
                                        const std::vector<app::AddMeeting>& sessions) {
  const governance::Meeting* last = nullptr;
  for (const app::AddMeeting& session : sessions) {
    const auto& all = opened.history->meetings;
    const auto found = std::ranges::find_if(all, [&](const governance::Meeting& one) {
      return one.body == session.body && one.day == session.day &&
             one.start_time == session.start && governance::is_expected(one);
    });
    if (found == all.end()) return nullptr;
    last = &*found;
  }
  return last;
}

// The days were good ones for the record as it stood when they were shown: taken twice, or after
// something else was recorded, they may keep nothing any more.
void refuse_what_changed(const Visit& visit, const app::Opened& opened) {
  if (visit.form.text("revision") == std::to_string(opened.revision)) return;
  throw base::bad_input(msg("something was recorded since these days were shown"),
                        msg("choose among those that are shown now"));
}

}  // namespace

http::Response find_date(Visit& visit) { return show_dates(visit, nullptr); }

http::Response take_date(Visit& visit) {
  Change change;
  change.act = [&](app::Opened& opened) {
    std::vector<app::AddMeeting> sessions;
    for (const auto& [name, value] : visit.form.fields()) {
      if (name == "session") sessions.push_back(session_of(value));
    }
    if (sessions.empty()) throw NotFound{};
    if (const governance::Meeting* there = taken_before(opened, sessions)) {
      change.then = address_of(*there);
      return Note{msg("It was taken already.")};
    }
    refuse_what_changed(visit, opened);
    const auto added = app::add_meetings(opened, sessions, visit.today());
    // What comes first is convened first.
    change.then = address_of((visit.form.has("convene") ? added.front() : added.back()).after);
    if (visit.form.has("convene")) change.then += "/envoyer";
    Note note{msg("{0} {0:meeting|meetings} recorded as proposed.",
                  static_cast<std::int64_t>(added.size()))};
    if (visit.form.has("convene") && added.size() > 1) {
      note.remarks.push_back(msg("This one comes first; then convene that of {}.",
                                 calendar::arg(added.back().after.day)));
    }
    for (const app::MeetingChanged& one : added) {
      note.remarks.insert(note.remarks.end(), one.remarks.begin(), one.remarks.end());
    }
    return note;
  };
  return make_change(visit, change,
                     [&](const Problem& problem) { return show_dates(visit, &problem); });
}

}  // namespace gouvernail::web
