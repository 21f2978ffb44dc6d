// SPDX-License-Identifier: MPL-2.0
// What is recorded of persons, their seats and the parties.
#include "app/parties.h"
#include "app/persons.h"
#include "app/seats.h"
#include "governance/convention.h"
#include "governance/people.h"
#include "rules/rules.h"
#include "web/form_page.h"
#include "web/pages/meeting_parts.h"
#include "web/pages/pages.h"
#include "web/pages/person_parts.h"

namespace gouvernail::web {
namespace {

using base::msg;
using Kind = Field::Kind;

FormPage form_to(const Visit& visit, const app::Opened& opened, base::Message title,
                 const char* address, base::Message button) {
  FormPage page;
  page.title = std::move(title);
  page.address = address;
  page.button = std::move(button);
  page.back = persons_address;
  page.back_words = visit.say(msg("Persons and seats"));
  page.revision = opened.revision;
  return page;
}

Field role_field(const Visit& visit, const app::Opened& opened) {
  Field field{"role", msg("Function"), Kind::choice, visit.query.text("role"), true};
  for (const governance::Role& role : opened.rules->convention->roles) {
    field.choices.push_back({role.id, visit.say(role.name)});
  }
  return field;
}

Field person_field(const Visit& visit, const app::Opened& opened) {
  Field field{"person", msg("Person"), Kind::choice, visit.query.text("person"), true};
  for (const governance::Person& person : opened.people->persons) {
    field.choices.push_back({person.key, person.name.empty() ? person.key : person.name});
  }
  return field;
}

http::Response show_adding(Visit& visit, const Problem* problem) {
  const app::Opened opened = visit.open();
  FormPage page = form_to(visit, opened, msg("Add a person"), "/personnes/ajouter", msg("Add"));
  page.fields = {{"name", msg("Name"), Kind::text, "", true},
                 {"address", msg("Mail address")},
                 party_field(visit, opened, ""),
                 {"key", msg("Short name")}};
  page.fields.back().hint =
      msg("By which files and the journal call the person, for ever: small letters and hyphens. "
          "Left empty, it is made of the name.");
  return show_form(visit, page, problem);
}

http::Response show_setting(Visit& visit, const Problem* problem) {
  const app::Opened opened = visit.open();
  const std::string key =
      problem != nullptr ? visit.form.text("person") : visit.query.text("person");
  const governance::Person* person = opened.people->find(key);
  if (person == nullptr) throw NotFound{};
  FormPage page =
      form_to(visit, opened, msg("Change a person"), "/personnes/modifier", msg("Record"));
  page.fields = {{"person", {}, Kind::hidden, key},
                 {"name", msg("Name"), Kind::text, person->name, true},
                 {"address", msg("Mail address"), Kind::text, person->address},
                 party_field(visit, opened, person->party)};
  return show_form(visit, page, problem);
}

http::Response show_appointing(Visit& visit, const Problem* problem) {
  const app::Opened opened = visit.open();
  FormPage page = form_to(visit, opened, msg("Appoint somebody to a seat"), "/personnes/nommer",
                          msg("Appoint"));
  const std::string from = visit.query.text("from");
  page.fields = {
      role_field(visit, opened),
      person_field(visit, opened),
      {"from", msg("From"), Kind::day, from.empty() ? calendar::to_iso(visit.today()) : from, true},
      {"until", msg("Last day"), Kind::day}};
  return show_form(visit, page, problem);
}

http::Response show_signing(Visit& visit, const Problem* problem) {
  const app::Opened opened = visit.open();
  FormPage page =
      form_to(visit, opened, msg("Say when a party signed"), "/personnes/partie", msg("Record"));
  Field party = party_field(visit, opened, visit.query.text("party"));
  party.choices.erase(party.choices.begin());
  party.required = true;
  page.fields = {party, {"signed", msg("Signed on"), Kind::day, "", true}};
  return show_form(visit, page, problem);
}

http::Response show_ending(Visit& visit, const Problem* problem) {
  const app::Opened opened = visit.open();
  FormPage page =
      form_to(visit, opened, msg("End the seat"), "/personnes/fin", msg("End the seat"));
  page.grave = true;
  page.fields = {role_field(visit, opened),
                 person_field(visit, opened),
                 {"on", msg("Last day"), Kind::day, calendar::to_iso(visit.today()), true}};
  return show_form(visit, page, problem);
}

}  // namespace

http::Response show_set_party(Visit& visit) { return show_signing(visit, nullptr); }

http::Response set_party(Visit& visit) {
  Change change;
  change.then = persons_address;
  change.act = [&](app::Opened& opened) {
    app::set_party(opened, {visit.form.text("party"), need_typed_day(visit.form, "signed")});
    return Note{msg("The day of the signature was kept.")};
  };
  return make_change(visit, change, [&](const Problem& p) { return show_signing(visit, &p); });
}

http::Response show_add_person(Visit& visit) { return show_adding(visit, nullptr); }

http::Response add_person(Visit& visit) {
  Change change;
  change.then = persons_address;
  change.act = [&](app::Opened& opened) {
    const http::Form& form = visit.form;
    std::string key = form.text("key");
    if (key.empty()) key = app::free_key(form.text("name"), *opened.people);
    app::add_person(opened, {key, form.text("name"), form.text("address"), form.text("party")});
    change.then = person_address(key);
    return Note{msg("The person was added.")};
  };
  return make_change(visit, change, [&](const Problem& p) { return show_adding(visit, &p); });
}

http::Response show_set_person(Visit& visit) { return show_setting(visit, nullptr); }

http::Response set_person(Visit& visit) {
  Change change;
  change.subject = visit.form.text("person");
  change.then = person_address(visit.form.text("person"));
  change.act = [&](app::Opened& opened) {
    const http::Form& form = visit.form;
    const governance::Person* person = opened.people->find(form.text("person"));
    if (person == nullptr) throw NotFound{};
    app::SetPerson request;
    request.key = person->key;
    if (form.text("name") != person->name) request.name = form.text("name");
    if (form.text("address") != person->address) request.address = form.text("address");
    if (form.text("party") != person->party) request.party = form.text("party");
    app::set_person(opened, request);
    return Note{msg("What changed was kept.")};
  };
  return make_change(visit, change, [&](const Problem& p) { return show_setting(visit, &p); });
}

http::Response show_appoint(Visit& visit) { return show_appointing(visit, nullptr); }

http::Response appoint(Visit& visit) {
  Change change;
  change.subject = visit.form.text("role");
  change.then = person_address(visit.form.text("person"));
  change.act = [&](app::Opened& opened) {
    const http::Form& form = visit.form;
    const app::HeldSeat held =
        app::appoint_to_seat(opened, {form.text("role"), form.text("person"),
                                      need_typed_day(form, "from"), typed_day(form, "until")});
    return Note{msg("The seat is held from that day on."), held.remarks};
  };
  return make_change(visit, change, [&](const Problem& p) { return show_appointing(visit, &p); });
}

http::Response show_end_seat(Visit& visit) { return show_ending(visit, nullptr); }

http::Response end_seat(Visit& visit) {
  Change change;
  change.subject = visit.form.text("role");
  change.then = person_address(visit.form.text("person"));
  change.act = [&](app::Opened& opened) {
    const http::Form& form = visit.form;
    const app::HeldSeat ended =
        app::end_seat(opened, {form.text("role"), form.text("person"), need_typed_day(form, "on")});
    return Note{msg("The seat ends on that day."), ended.remarks};
  };
  return make_change(visit, change, [&](const Problem& p) { return show_ending(visit, &p); });
}

}  // namespace gouvernail::web
