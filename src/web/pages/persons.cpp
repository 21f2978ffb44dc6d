// SPDX-License-Identifier: MPL-2.0
// Persons, and which seats they hold.
#include "app/persons.h"

#include <algorithm>

#include "app/parties.h"
#include "app/seats.h"
#include "base/text.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/people.h"
#include "records/workspace.h"
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
using reports::View;
using Kind = Field::Kind;

constexpr const char* persons_address = "/personnes";

std::string query_address(const char* path,
                          const std::vector<std::pair<std::string, std::string>>& fields) {
  return std::string(path) + "?" + http::query_of(fields);
}

class Persons {
 public:
  Persons(const app::Opened& opened, const Visit& visit)
      : opened_(opened), visit_(visit), convention_(*opened.rules->convention) {}

  View fill() const {
    View view = begin_page(visit_, visit_.say(msg("Persons and seats")));
    reports::add_words(view,
                       {{"add_words", msg("Add a person")},
                        {"appoint_words", msg("Appoint somebody to a seat")},
                        {"seats_title", msg("Who sits")},
                        {"vacant_title", msg("Functions that nobody holds")},
                        {"persons_title", msg("Persons")},
                        {"role_column", msg("Function")},
                        {"person_column", msg("Person")},
                        {"since_column", msg("Since")},
                        {"address_column", msg("Mail address")},
                        {"party_column", msg("Party")},
                        {"end_words", msg("End")},
                        {"appoint_short", msg("Appoint")},
                        {"parties_title", msg("Parties")},
                        {"sign_words", msg("Say when it signed")},
                        {"diary_words", msg("Diary")},
                        {"set_words", msg("Change")}},
                       visit_.language);
    seats(view);
    people(view);
    parties(view);
    return view;
  }

 private:
  void seats(View& view) const {
    std::vector<View> rows;
    std::vector<std::string> held;
    for (const app::HeldSeat& one : app::list_seats(opened_, {visit_.today(), false})) {
      held.push_back(one.seat.role);
      const std::string since = one.seat.until
                                    ? visit_.language.days({one.seat.from, *one.seat.until})
                                    : visit_.language.plain_day(one.seat.from);
      rows.emplace_back()
          .text("role", reports::role_name(convention_, one.seat.role, visit_.language))
          .text("person", person_name(one.seat.person, opened_.people))
          .text("since", since)
          .text("end_address", query_address("/personnes/fin", {{"role", one.seat.role},
                                                                {"person", one.seat.person}}));
    }
    std::vector<View> vacant;
    for (const governance::Role& role : convention_.roles) {
      if (std::ranges::count(held, role.id) > 0) continue;
      vacant.emplace_back()
          .text("role", visit_.say(role.name))
          .text("appoint_address", query_address("/personnes/nommer", {{"role", role.id}}));
    }
    view.block("seats", std::move(rows)).block("vacant", std::move(vacant));
  }

  void parties(View& view) const {
    std::vector<View> rows;
    for (const governance::Party& party : app::list_parties(opened_)) {
      rows.emplace_back()
          .text("party", visit_.say(party.name))
          .text("since", visit_.say(app::bound_since(party)))
          .text("sign_address", query_address("/personnes/partie", {{"party", party.id}}));
    }
    view.block("parties", std::move(rows));
  }

  void people(View& view) const {
    std::vector<View> rows;
    for (const governance::Person& person : app::list_persons(opened_)) {
      rows.emplace_back()
          .text("person", person.name.empty() ? person.key : person.name)
          .text("address", person.address.empty() ? visit_.say(msg("none")) : person.address)
          .text("party", person.party.empty()
                             ? ""
                             : reports::party_name(convention_, person.party, visit_.language))
          .text("diary_address", query_address("/personnes/agenda", {{"person", person.key}}))
          .text("set_address", query_address("/personnes/modifier", {{"person", person.key}}));
    }
    view.block("persons", std::move(rows));
  }

  const app::Opened& opened_;
  const Visit& visit_;
  const governance::Convention& convention_;
};

FormPage form_of(const Visit& visit, const app::Opened& opened, base::Message title,
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

Field party_field(const Visit& visit, const app::Opened& opened, const std::string& value) {
  Field field{"party", msg("Party"), Kind::choice, value};
  field.choices = {{"", visit.say(msg("None"))}};
  for (const governance::Party& party : opened.rules->convention->parties) {
    field.choices.push_back({party.id, visit.say(party.name)});
  }
  return field;
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
  FormPage page = form_of(visit, opened, msg("Add a person"), "/personnes/ajouter", msg("Add"));
  page.fields = {{"name", msg("Name"), Kind::text, "", true},
                 {"address", msg("Mail address")},
                 party_field(visit, opened, ""),
                 {"key", msg("Short name"), Kind::text, "", true}};
  page.fields.back().hint =
      msg("By which lists and the journal call the person: small letters and hyphens.");
  return show_form(visit, page, problem);
}

http::Response show_setting(Visit& visit, const Problem* problem) {
  const app::Opened opened = visit.open();
  const std::string key =
      problem != nullptr ? visit.form.text("person") : visit.query.text("person");
  const governance::Person* person = opened.people->find(key);
  if (person == nullptr) throw NotFound{};
  FormPage page =
      form_of(visit, opened, msg("Change a person"), "/personnes/modifier", msg("Record"));
  page.fields = {{"person", {}, Kind::hidden, key},
                 {"name", msg("Name"), Kind::text, person->name, true},
                 {"address", msg("Mail address"), Kind::text, person->address},
                 party_field(visit, opened, person->party)};
  return show_form(visit, page, problem);
}

http::Response show_appointing(Visit& visit, const Problem* problem) {
  const app::Opened opened = visit.open();
  FormPage page = form_of(visit, opened, msg("Appoint somebody to a seat"), "/personnes/nommer",
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
      form_of(visit, opened, msg("Say when a party signed"), "/personnes/partie", msg("Record"));
  Field party = party_field(visit, opened, visit.query.text("party"));
  party.choices.erase(party.choices.begin());
  party.required = true;
  page.fields = {party, {"signed", msg("Signed on"), Kind::day, "", true}};
  return show_form(visit, page, problem);
}

http::Response show_ending(Visit& visit, const Problem* problem) {
  const app::Opened opened = visit.open();
  FormPage page =
      form_of(visit, opened, msg("End the seat"), "/personnes/fin", msg("End the seat"));
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

http::Response persons(Visit& visit) {
  return show("persons.mustache", Persons(visit.open(), visit).fill());
}

http::Response show_add_person(Visit& visit) { return show_adding(visit, nullptr); }

http::Response add_person(Visit& visit) {
  Change change;
  change.then = persons_address;
  change.act = [&](app::Opened& opened) {
    const http::Form& form = visit.form;
    app::add_person(
        opened, {form.text("key"), form.text("name"), form.text("address"), form.text("party")});
    return Note{msg("The person was added.")};
  };
  return make_change(visit, change, [&](const Problem& p) { return show_adding(visit, &p); });
}

http::Response show_set_person(Visit& visit) { return show_setting(visit, nullptr); }

http::Response set_person(Visit& visit) {
  Change change;
  change.subject = visit.form.text("person");
  change.then = persons_address;
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
  change.then = persons_address;
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
  change.then = persons_address;
  change.act = [&](app::Opened& opened) {
    const http::Form& form = visit.form;
    const app::HeldSeat ended =
        app::end_seat(opened, {form.text("role"), form.text("person"), need_typed_day(form, "on")});
    return Note{msg("The seat ends on that day."), ended.remarks};
  };
  return make_change(visit, change, [&](const Problem& p) { return show_ending(visit, &p); });
}

}  // namespace gouvernail::web
