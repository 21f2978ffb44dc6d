// SPDX-License-Identifier: MPL-2.0
// Somebody takes another's seats over: one form, one day, one change.
#include <algorithm>

#include "app/handover.h"
#include "app/persons.h"
#include "app/seats.h"
#include "base/mail_address.h"
#include "governance/convention.h"
#include "governance/people.h"
#include "reports/meeting_words.h"
#include "rules/rules.h"
#include "web/form_page.h"
#include "web/pages/meeting_parts.h"
#include "web/pages/pages.h"
#include "web/pages/person_parts.h"
#include "web/pages/touched.h"

namespace gouvernail::web {
namespace {

using base::msg;
using Kind = Field::Kind;

std::string field_of_seat(const std::string& role) { return "seat-" + role; }

// Roles that the person holds today or will hold, once each.
std::vector<std::string> roles_held(const app::Opened& opened, const std::string& person,
                                    calendar::Day today) {
  std::vector<std::string> roles;
  for (const app::HeldSeat& one : app::list_seats(opened, {today, false})) {
    const bool its = one.seat.person == person;
    if (its && std::ranges::count(roles, one.seat.role) == 0) roles.push_back(one.seat.role);
  }
  return roles;
}

governance::Person successor_in(const http::Form& form, const app::Opened& opened) {
  if (const auto key = typed(form, "successor")) {
    const governance::Person* known = opened.people->find(*key);
    if (known != nullptr) return *known;
  }
  governance::Person person;
  person.name = form.text("name");
  person.address = form.text("address");
  person.party = form.text("party");
  if (!person.name.empty()) person.key = app::free_key(person.name, *opened.people);
  return person;
}

app::ReplaceHolder request_in(const http::Form& form, const app::Opened& opened,
                              calendar::Day today) {
  app::ReplaceHolder request;
  request.person = form.text("person");
  for (const std::string& role : roles_held(opened, request.person, today)) {
    if (form.has(field_of_seat(role))) request.roles.push_back(role);
  }
  request.last = need_typed_day(form, "on");
  request.successor = successor_in(form, opened);
  return request;
}

std::string successor_name(const governance::Person& successor, const Visit& visit) {
  if (!successor.name.empty()) return successor.name;
  return successor.key.empty() ? visit.say(msg("the successor")) : successor.key;
}

// A line a session: what each of the two is told of it, and how.
std::vector<base::Message> told_of_handover(const app::Opened& opened,
                                            const app::ReplaceHolder& request, const Visit& visit) {
  using Told = app::Handover::Told;
  const std::string leaver = person_name(request.person, opened.people);
  const std::string& name = request.successor.name;
  const std::string successor = !name.empty()                   ? name
                                : request.successor.key.empty() ? visit.say(msg("the successor"))
                                                                : request.successor.key;
  std::vector<base::Message> lines;
  for (const app::Handover& one : app::sessions_handed_over(opened, request, visit.today())) {
    const std::string session = name_of(one.meeting, opened, visit);
    switch (one.told) {
      case Told::later:
        if (one.comes) {
          lines.push_back(
              msg("{0}: not convened yet. The invitation will go to {1}.", session, successor));
        }
        break;
      case Told::by_hand:
        lines.push_back(msg("{0}: convened by other means. Tell {1} and {2} yourself.", session,
                            leaver, successor));
        break;
      case Told::by_mail:
        lines.push_back(
            one.leaves && one.comes
                ? msg("{0}: {1} is told that they are not expected any more, and {2} is invited. "
                      "Both mails wait for “Send” on the page of the meeting.",
                      session, leaver, successor)
            : one.leaves
                ? msg("{0}: {1} is told that they are not expected any more. The mail waits for "
                      "“Send” on the page of the meeting.",
                      session, leaver)
                : msg("{0}: {1} is invited. The mail waits for “Send” on the page of the meeting.",
                      session, successor));
        break;
    }
  }
  if (lines.empty()) lines.push_back(msg("No meeting that is planned changes its guests."));
  const bool unreached =
      !request.successor.name.empty() && !base::can_be_written_to(request.successor.address);
  if (unreached) {
    lines.push_back(msg("{} has no mail address: nothing will reach them by mail.", successor));
  }
  return lines;
}

// None where what is typed cannot be done: whoever sends it is told why.
std::optional<reports::View> touched_by(const app::Opened& opened,
                                        const app::ReplaceHolder& request, const Visit& visit) {
  reports::View view;
  std::vector<std::string> facts;
  try {
    for (const base::Message& line : told_of_handover(opened, request, visit)) {
      facts.push_back(visit.say(line));
    }
  } catch (const base::Failure&) {
    return std::nullopt;
  }
  view.text("touched_title", visit.say(msg("What guests are told")))
      .text("calm", visit.say(msg("Nothing leaves by itself.")))
      .text("missed", "")
      .lines("facts", std::move(facts));
  add_differences(view, {}, opened, visit);
  return view;
}

Field successor_field(const app::Opened& opened, const std::string& leaver, const Visit& visit) {
  Field field{"successor", msg("Who follows"), Kind::choice};
  field.choices = {{"", visit.say(msg("Somebody new, named below"))}};
  for (const governance::Person& person : opened.people->persons) {
    if (person.key != leaver) {
      field.choices.push_back({person.key, person_name(person.key, opened.people)});
    }
  }
  return field;
}

http::Response show_replacing(Visit& visit, const Problem* problem) {
  const app::Opened opened = visit.open();
  const bool sent = !visit.form.fields().empty();
  const std::string key = (sent ? visit.form : visit.query).text("person");
  const std::vector<std::string> roles = roles_held(opened, key, visit.today());
  if (roles.empty()) throw NotFound{};
  FormPage page;
  page.title = msg("Replace {}", person_name(key, opened.people));
  page.address = "/personnes/remplacer";
  page.button = msg("Replace");
  page.back = person_address(key);
  page.back_words = person_name(key, opened.people);
  page.revision = opened.revision;
  page.can_look = true;
  page.lead = {
      visit.say(msg("The seats end on the last day and go to the successor from the next "
                    "day on. What was held until then keeps the former name."))};
  page.fields = {{"person", {}, Kind::hidden, key}};
  for (const std::string& role : roles) {
    page.fields.push_back(
        {field_of_seat(role),
         msg("{}", reports::role_name(*opened.rules->convention, role, visit.language)), Kind::tick,
         "yes"});
  }
  page.fields.push_back({"on", msg("Last day"), Kind::day, calendar::to_iso(visit.today()), true});
  page.fields.push_back(successor_field(opened, key, visit));
  page.fields.push_back({"name", msg("Name of somebody new")});
  page.fields.push_back({"address", msg("Mail address of somebody new")});
  page.fields.push_back(
      party_field(visit, opened, opened.people->find(key) ? opened.people->find(key)->party : ""));
  if (visit.form.has("look")) fill_tried(page.fields, visit);
  app::ReplaceHolder request{key, roles, visit.today(), {}};
  if (sent && problem == nullptr) request = request_in(visit.form, opened, visit.today());
  if (problem == nullptr) page.touched = touched_by(opened, request, visit);
  return show_form(visit, page, problem);
}

}  // namespace

http::Response show_replace_person(Visit& visit) { return show_replacing(visit, nullptr); }

http::Response replace_person(Visit& visit) {
  const auto again = [&](const Problem& p) { return show_replacing(visit, &p); };
  if (visit.form.has("look")) return show_replacing(visit, nullptr);
  Change change;
  change.subject = visit.form.text("person");
  change.then = person_address(visit.form.text("person"));
  change.act = [&](app::Opened& opened) {
    const app::ReplaceHolder request = request_in(visit.form, opened, visit.today());
    if (request.successor.key.empty()) {
      throw FieldFailure("name", base::bad_input(msg("who follows is not said"),
                                                 msg("choose somebody, or give a name")));
    }
    Note note{
        msg("The seats go to {} from the next day on.", successor_name(request.successor, visit))};
    note.remarks = told_of_handover(opened, request, visit);
    for (base::Message& one : app::replace_holder(opened, request)) {
      note.remarks.push_back(std::move(one));
    }
    return note;
  };
  return make_change(visit, change, again);
}

}  // namespace gouvernail::web
