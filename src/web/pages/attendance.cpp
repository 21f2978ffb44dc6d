// SPDX-License-Identifier: MPL-2.0
// The meeting was held: who came, ticked seat by seat, at a desk or on a phone in the room.
#include <algorithm>
#include <array>

#include "app/meetings.h"
#include "app/persons.h"
#include "app/sending/guests.h"
#include "app/workspace/attendance.h"
#include "base/text.h"
#include "calendar/local_time.h"
#include "governance/attendance_sheet.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/invited.h"
#include "governance/people.h"
#include "governance/presence_text.h"
#include "governance/roles_called.h"
#include "governance/seat.h"
#include "records/workspace.h"
#include "reports/meeting_words.h"
#include "reports/page.h"
#include "rules/rules.h"
#include "settings/settings.h"
#include "web/page.h"
#include "web/pages/meeting_parts.h"
#include "web/pages/pages.h"

namespace gouvernail::web {
namespace {

using base::msg;
using governance::Attending;
using governance::Meeting;
using governance::Presence;
using reports::View;

constexpr std::array all_attending = {Attending::present, Attending::remote, Attending::represented,
                                      Attending::excused, Attending::absent};

base::Message attending_word(Attending attending) {
  switch (attending) {
    case Attending::present:
      return msg("present");
    case Attending::remote:
      return msg("remote");
    case Attending::represented:
      return msg("represented");
    case Attending::excused:
      return msg("excused");
    case Attending::absent:
      return msg("absent");
  }
  return {};
}

std::string field_of_person(const std::string& person) { return "p-" + person; }
std::string field_of_delegate(const std::string& person) { return "d-" + person; }
std::string field_of_newcomer(const std::string& person) { return "n-" + person; }
std::string field_of_role(const std::string& role) { return "r-" + role; }

// Some of a role who were in the room, of whom no name is known: a number of the form.
bool is_counted(const Presence& line) {
  return line.person.empty() && line.attending == Attending::present;
}

// Whoever came in his place, by the name that reads back as the same; else as a sheet has it.
std::string delegate_words(const Presence& line, const app::Opened& opened, const Visit& visit) {
  const governance::Convention& convention = *opened.rules->convention;
  if (line.by_person.empty()) {
    const governance::Role* role = convention.role(line.by_role);
    const std::string name = role != nullptr ? visit.say(role->name) : "";
    const governance::Role* read = name.empty() ? nullptr : convention.find_role(name);
    return read != nullptr && read->id == line.by_role ? name : line.by_role;
  }
  const governance::Person* person = opened.people->find(line.by_person);
  if (person != nullptr && opened.people->named(person->name) == person) return person->name;
  return (line.by_role.empty() ? "-" : line.by_role) + "/" + line.by_person;
}

// Neither a person nor a function that is known, nor written as a sheet has it.
bool is_unknown(const std::string& delegate, const app::Opened& opened) {
  return !delegate.empty() && delegate.find('/') == std::string::npos &&
         opened.people->named(delegate) == nullptr &&
         governance::roles_called(opened.rules->convention, delegate).empty();
}

// Somebody who would be added with that name, as a colleague of the guest.
governance::Person newcomer_for(const app::Guest& guest, const std::string& name,
                                const app::Opened& opened) {
  governance::Person newcomer;
  newcomer.key = app::free_key(name, *opened.people);
  newcomer.name = name;
  const governance::Role* role = opened.rules->convention->role(guest.role);
  if (role != nullptr) newcomer.party = role->party;
  return newcomer;
}

// Those of the form whom it asks to be added to the persons. The meeting by value: what is recorded
// takes the facts of `opened` anew.
void add_newcomers(const Visit& visit, app::Opened& opened, const Meeting meeting) {
  for (const app::Guest& guest : app::guests_of(meeting, opened)) {
    const std::string name = visit.form.text(field_of_delegate(guest.person));
    if (!visit.form.has(field_of_newcomer(guest.person)) || !is_unknown(name, opened)) continue;
    const governance::Person newcomer = newcomer_for(guest, name, opened);
    if (app::may_come_for(guest, newcomer, meeting, opened)) app::add_person(opened, newcomer);
  }
}

// What the sheet recorded says of a person, and how many of a role came without a name.
const Presence* recorded(const Meeting& meeting, const std::string& person) {
  if (!meeting.present) return nullptr;
  const auto found = std::ranges::find(*meeting.present, person, &Presence::person);
  return found == meeting.present->end() ? nullptr : &*found;
}
int recorded_count(const Meeting& meeting, const std::string& role) {
  int count = 0;
  if (!meeting.present) return count;
  for (const Presence& one : *meeting.present) {
    if (is_counted(one) && one.role == role) count += one.count;
  }
  return count;
}

// Lines of the sheet that the form has no place for: they stay as they are.
std::vector<Presence> kept_lines(const Meeting& meeting, const app::Opened& opened) {
  std::vector<Presence> kept;
  if (!meeting.present) return kept;
  const std::vector<app::Guest> guests = app::guests_of(meeting, opened);
  const governance::Body* body = opened.rules->convention->body(meeting.body);
  for (const Presence& line : *meeting.present) {
    const bool shown =
        line.person.empty()
            ? is_counted(line) && body && std::ranges::count(body->members, line.role)
            : std::ranges::count(guests, line.person, &app::Guest::person) > 0;
    if (!shown) kept.push_back(line);
  }
  return kept;
}

class AttendanceForm {
 public:
  AttendanceForm(const Visit& visit, const app::Opened& opened, const Problem* problem)
      : visit_(visit),
        opened_(opened),
        convention_(*opened.rules->convention),
        meeting_(meeting_at(opened, visit.parts.front())),
        problem_(problem) {}

  View fill() const {
    View view = begin_page(visit_, visit_.say(msg("Who came")));
    add_problem(view, visit_, problem_);
    add_hidden(view, visit_, opened_.revision);
    reports::add_words(view,
                       {{"button", msg("Record the meeting as held")},
                        {"others_title", msg("Others, without a name")},
                        {"others_hint", msg("How many of a function came whom no seat names.")},
                        {"delegate_label", msg("Represented by")},
                        {"lead", msg("Tick what you know; who is left without a tick is not on the "
                                     "sheet. What is recorded can be taken back.")}},
                       visit_.language);
    std::vector<View> persons;
    std::vector<View> roles;
    for (const app::Guest& guest : app::guests_of(meeting_, opened_)) persons.push_back(row(guest));
    if (const governance::Body* body = convention_.body(meeting_.body)) {
      for (const std::string& role : body->members) roles.push_back(role_row(role));
    }
    const Field minutes{
        "minutes-sent-on", msg("Minutes sent on"), Field::Kind::day,
        meeting_.minutes_sent_on ? calendar::to_iso(*meeting_.minutes_sent_on) : ""};
    view.text("address", address_of(meeting_) + "/tenue")
        .text("back", address_of(meeting_))
        .text("back_words", name_of(meeting_, opened_, visit_))
        .list("persons", std::move(persons))
        .list("roles", std::move(roles))
        .text("kept", kept_words())
        .lines("known", known_names())
        .list("fields", {field_view(minutes, visit_, problem_)});
    return view;
  }

 private:
  bool was_sent() const { return problem_ != nullptr; }

  View row(const app::Guest& guest) const {
    const governance::Person* person = opened_.people->find(guest.person);
    const Presence* before = recorded(meeting_, guest.person);
    std::string chosen = before ? governance::to_string(before->attending) : "";
    std::string delegate = before ? delegate_words(*before, opened_, visit_) : "";
    if (was_sent()) {
      chosen = visit_.form.text(field_of_person(guest.person));
      delegate = visit_.form.text(field_of_delegate(guest.person));
    }
    std::vector<View> choices;
    choices.emplace_back()
        .text("choice", "")
        .text("words", visit_.say(msg("not noted")))
        .flag("ticked", chosen.empty());
    for (const Attending attending : all_attending) {
      choices.emplace_back()
          .text("choice", governance::to_string(attending))
          .text("words", visit_.say(attending_word(attending)))
          .flag("ticked", chosen == governance::to_string(attending));
    }
    View view;
    view.text("name", person != nullptr ? person->name : guest.person)
        .text("role", reports::role_name(convention_, guest.role, visit_.language))
        .text("field", field_of_person(guest.person))
        .text("delegate_field", field_of_delegate(guest.person))
        .text("delegate", delegate)
        .text("newcomer", newcomer_words(guest, delegate))
        .text("newcomer_field", field_of_newcomer(guest.person))
        .flag("newcomer_ticked", visit_.form.has(field_of_newcomer(guest.person)))
        .list("choices", std::move(choices));
    return view;
  }

  // Of somebody whom the form named and nobody knows; else empty.
  std::string newcomer_words(const app::Guest& guest, const std::string& delegate) const {
    if (!was_sent() || !is_unknown(delegate, opened_)) return {};
    const governance::Person newcomer = newcomer_for(guest, delegate, opened_);
    if (!app::may_come_for(guest, newcomer, meeting_, opened_)) return {};
    return visit_.say(msg("Add “{}” to the persons, and record this sheet", delegate));
  }

  // Who may be said to have come in somebody's place.
  std::vector<std::string> known_names() const {
    std::vector<std::string> names;
    for (const governance::Person& person : opened_.people->persons) names.push_back(person.name);
    for (const governance::Role& role : convention_.roles) {
      names.push_back(visit_.say(role.name));
    }
    return names;
  }

  // "Also on the sheet, and kept: MSA excused".
  std::string kept_words() const {
    const auto kept = kept_lines(meeting_, opened_);
    if (kept.empty()) return {};
    Meeting left = meeting_;
    left.present = kept;
    base::MessageList lines;
    for (std::string& line : reports::attendance_lines(with_names(left, opened_.people),
                                                       convention_, true, visit_.language)) {
      lines.push_back(msg("{}", std::move(line)));
    }
    return visit_.say(msg("Also on the sheet, and kept as it stands: {}", std::move(lines)));
  }

  View role_row(const std::string& role) const {
    const int before = recorded_count(meeting_, role);
    View view;
    view.text("role_field", field_of_role(role))
        .text("role_name", reports::role_name(convention_, role, visit_.language))
        .text("count", was_sent()    ? visit_.form.text(field_of_role(role))
                       : before == 0 ? std::string()
                                     : std::to_string(before));
    return view;
  }

  const Visit& visit_;
  const app::Opened& opened_;
  const governance::Convention& convention_;
  const Meeting& meeting_;
  const Problem* problem_;
};

// Nothing of the sheet that is recorded changes.
bool is_as_recorded(const std::string& sheet, const app::Opened& opened, const Meeting& meeting) {
  if (!meeting.present || sheet.empty()) return false;
  return std::ranges::is_permutation(app::need_sheet(opened, meeting, sheet), *meeting.present);
}

// Whoever came in a guest's place, as a sheet takes it.
std::string delegate_in(const Visit& visit, const app::Opened& opened, const Meeting& meeting,
                        const app::Guest& guest) {
  const Presence* before = recorded(meeting, guest.person);
  const std::string field = field_of_delegate(guest.person);
  std::string delegate = visit.form.text(field);
  const governance::Person* person = opened.people->find(guest.person);
  if (delegate.empty()) {
    throw FieldFailure(field, base::bad_input(msg("who came in the place of “{}” is missing",
                                                  person ? person->name : guest.person)));
  }
  // As the form shows what is recorded: in the function in which he came then.
  if (before && !before->by_person.empty() && delegate == delegate_words(*before, opened, visit)) {
    return (before->by_role.empty() ? "-" : before->by_role) + "/" + before->by_person;
  }
  if (delegate.find('/') != std::string::npos) return delegate;
  // A person comes before a function that is called the same: both are kept of whoever has a seat.
  if (const governance::Person* came = opened.people->named(delegate)) {
    const std::string role =
        governance::role_brought(came->key, meeting.body, meeting.day, opened.history->seats,
                                 opened.people, opened.rules->convention);
    return (role.empty() ? "-" : role) + "/" + came->key;
  }
  const governance::Convention& convention = opened.rules->convention;
  if (governance::role_called(convention, delegate, convention.body(meeting.body)) != nullptr)
    return delegate;
  const bool may_be_added =
      app::may_come_for(guest, newcomer_for(guest, delegate, opened), meeting, opened);
  throw FieldFailure(
      field,
      base::bad_input(msg("“{}” is neither a person nor a function that is known", delegate),
                      may_be_added
                          ? msg("choose one of the list, or tick below the name that this person "
                                "is to be added; what you ticked is kept")
                          : msg("choose one of the list, or say that “{}” was excused: by the "
                                "convention, whoever has no seat may not come in this place",
                                person ? person->name : guest.person)));
}

// The sheet as somebody types it: persons by their keys, roles with a number; empty: it stays as it
// is recorded.
std::string sheet_text(const Visit& visit, const app::Opened& opened, const Meeting& meeting) {
  std::string sheet;
  const auto add = [&](const std::string& part) { sheet += (sheet.empty() ? "" : "|") + part; };
  for (const app::Guest& guest : app::guests_of(meeting, opened)) {
    std::string chosen = visit.form.text(field_of_person(guest.person));
    // Who is said to have come in his place says how he took part.
    const bool named = !visit.form.text(field_of_delegate(guest.person)).empty();
    if (chosen.empty() && named) chosen = governance::to_string(Attending::represented);
    if (chosen.empty()) continue;
    // With the function: a key may read as another one's name.
    const Presence* before = recorded(meeting, guest.person);
    std::string part = (before ? before->role : guest.role) + "/" + guest.person;
    if (chosen == governance::to_string(Attending::represented)) {
      part += "=représenté par " + delegate_in(visit, opened, meeting, guest);
    } else if (chosen != governance::to_string(Attending::present)) {
      part += "=" + chosen;
    }
    add(part);
  }
  if (const governance::Body* body = opened.rules->convention->body(meeting.body)) {
    for (const std::string& role : body->members) {
      const std::string count = visit.form.text(field_of_role(role));
      if (count.empty() || count == "0") continue;
      std::string counted = role;
      if (count != "1") counted += "*" + count;
      add(counted);
    }
  }
  for (Presence& line : kept_lines(meeting, opened)) {
    add(governance::presence_text(std::vector<Presence>{std::move(line)}));
  }
  if (sheet.empty() && meeting.present && !meeting.present->empty()) {
    throw base::bad_input(
        msg("nobody would be left on the sheet that is recorded"),
        msg("take its entry back in the history of the meeting, where it is wrong"));
  }
  return is_as_recorded(sheet, opened, meeting) ? "" : sheet;
}

http::Response show_attendance_form(Visit& visit, const Problem* problem) {
  const app::Opened opened = visit.open();
  const View view = AttendanceForm(visit, opened, problem).fill();
  return show("attendance.mustache", view, problem == nullptr ? 200 : problem->status);
}

}  // namespace

http::Response show_attendance(Visit& visit) { return show_attendance_form(visit, nullptr); }

http::Response take_attendance(Visit& visit) {
  const std::string uid = visit.parts.front();
  Change change;
  change.subject = uid;
  change.then = "/reunions/" + http::percent_encoded(uid);
  change.act = [&](app::Opened& opened) {
    app::HoldMeeting request;
    request.meeting = uid;
    add_newcomers(visit, opened, meeting_at(opened, uid));
    request.present = sheet_text(visit, opened, meeting_at(opened, uid));
    request.minutes_sent_on = typed_day(visit.form, "minutes-sent-on");
    request.hour = calendar::to_paris(visit.now).time;
    return note_of(msg("The meeting is recorded as held."),
                   app::hold_meeting(opened, request, visit.today()), visit);
  };
  return make_change(visit, change,
                     [&](const Problem& problem) { return show_attendance_form(visit, &problem); });
}

}  // namespace gouvernail::web
