// SPDX-License-Identifier: MPL-2.0
// Persons, the functions that they hold, and what nobody holds; who is looked for among them.
#include "app/persons.h"

#include <algorithm>
#include <set>

#include "app/parties.h"
#include "app/seats.h"
#include "base/text.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/people.h"
#include "reports/meeting_words.h"
#include "reports/page.h"
#include "rules/rules.h"
#include "web/form_page.h"
#include "web/page.h"
#include "web/pages/meeting_parts.h"
#include "web/pages/pages.h"
#include "web/pages/person_parts.h"

namespace gouvernail::web {
namespace {

using base::msg;
using reports::View;

// What somebody looks for: words of which each is to stand somewhere, whatever its case and
// accents.
class Sought {
 public:
  explicit Sought(const std::string& text) {
    for (std::string& word : base::split(base::fold(text), '-')) {
      if (!word.empty()) words_.push_back(std::move(word));
    }
  }

  bool anything() const { return words_.empty(); }

  bool is_in(const std::string& text) const {
    const std::string folded = base::fold(text);
    return std::ranges::all_of(
        words_, [&](const std::string& word) { return folded.find(word) != std::string::npos; });
  }

 private:
  std::vector<std::string> words_;
};

class Persons {
 public:
  Persons(const app::Opened& opened, const Visit& visit)
      : opened_(opened),
        visit_(visit),
        convention_(*opened.rules->convention),
        query_(visit.query.text("q")),
        sought_(query_),
        mails_(last_mails(opened, visit)) {}

  View fill() const {
    View view = begin_page(visit_, visit_.say(msg("Persons and seats")));
    reports::add_words(view,
                       {{"add_words", msg("Add a person")},
                        {"appoint_words", msg("Appoint somebody to a seat")},
                        {"search_label", msg("Look for somebody")},
                        {"search_hint", msg("A name, a function, a party, an address.")},
                        {"search_words", msg("Search")},
                        {"all_words", msg("Show all")},
                        {"vacant_title", msg("Functions that nobody holds")},
                        {"persons_title", msg("Persons")},
                        {"others_title", msg("Without a seat today")},
                        {"role_column", msg("Function")},
                        {"person_column", msg("Person")},
                        {"address_column", msg("Mail address")},
                        {"appoint_short", msg("Appoint")},
                        {"parties_title", msg("Parties")},
                        {"sign_words", msg("Say when it signed")}},
                       visit_.language);
    view.text("query", query_).flag("searching", !sought_.anything());
    std::vector<View> seated;
    std::vector<View> others;
    people(seated, others);
    const std::size_t found = seated.size() + others.size();
    std::vector<View> empty = vacant();
    std::vector<View> bound = parties();
    const bool nothing = found + empty.size() + bound.size() == 0;
    view.text("found", sought_.anything() ? ""
                       : nothing ? visit_.say(msg("Nobody and nothing of that name is known here."))
                                 : visit_.say(msg("{0} {0:person|persons} found",
                                                  static_cast<std::int64_t>(found))))
        .block("persons", std::move(seated))
        .block("others", std::move(others))
        .block("vacant", std::move(empty))
        .block("parties", std::move(bound));
    return view;
  }

 private:
  std::vector<View> vacant() const {
    std::set<std::string> held;
    for (const app::HeldSeat& one : app::list_seats(opened_, {visit_.today(), false})) {
      held.insert(one.seat.role);
    }
    std::vector<View> rows;
    for (const governance::Role& role : convention_.roles) {
      const std::string name = visit_.say(role.name);
      if (held.contains(role.id) || !sought_.is_in(name)) continue;
      rows.emplace_back()
          .text("role", name)
          .text("appoint_address", person_form("/personnes/nommer", {{"role", role.id}}));
    }
    return rows;
  }

  std::vector<View> parties() const {
    std::vector<View> rows;
    for (const governance::Party& party : app::list_parties(opened_)) {
      const std::string name = visit_.say(party.name);
      if (!sought_.is_in(name)) continue;
      rows.emplace_back()
          .text("party", name)
          .text("since", visit_.say(app::bound_since(party)))
          .text("sign_address", person_form("/personnes/partie", {{"party", party.id}}));
    }
    return rows;
  }

  // Names of the functions that he holds today or will hold.
  std::vector<std::string> functions_of(const std::string& key) const {
    std::vector<std::string> names;
    for (const app::HeldSeat& one : app::list_seats(opened_, {visit_.today(), false})) {
      if (one.seat.person != key) continue;
      const std::string name = reports::role_name(convention_, one.seat.role, visit_.language);
      names.push_back(
          one.seat.from <= visit_.today()
              ? name
              : visit_.say(msg("{0} (from {1:short} on)", name, calendar::arg(one.seat.from))));
    }
    return names;
  }

  // All who are known, and whoever holds a seat without being so.
  std::vector<governance::Person> everybody() const {
    std::vector<governance::Person> all = app::list_persons(opened_);
    for (const governance::Seat& seat : opened_.history->seats) {
      const bool known = std::ranges::count(all, seat.person, &governance::Person::key) > 0;
      if (!known) all.push_back({seat.person, "", "", ""});
    }
    std::ranges::stable_sort(all, {}, [](const governance::Person& one) {
      return base::fold(one.name.empty() ? one.key : one.name);
    });
    return all;
  }

  void people(std::vector<View>& seated, std::vector<View>& others) const {
    for (const governance::Person& person : everybody()) {
      const std::string name = person.name.empty() ? person.key : person.name;
      const std::string party =
          person.party.empty() ? ""
                               : reports::party_name(convention_, person.party, visit_.language);
      std::vector<std::string> functions = functions_of(person.key);
      std::string all;
      for (const std::string& one : {name, person.key, party, person.address}) {
        all.append(one).append(" ");
      }
      for (const std::string& one : functions) all.append(one).append(" ");
      if (!sought_.is_in(all)) continue;
      const auto mail = mails_.find(governance::address_key(person.address));
      const bool refused = mail != mails_.end() && mail->second.refused;
      View row;
      row.text("person", name)
          .text("party", party)
          .text("person_address", person_address(person.key))
          .text("address", person.address.empty() ? visit_.say(msg("none")) : person.address)
          .text("refused", refused ? visit_.say(msg("refused by a server")) : "")
          .lines("functions", functions);
      (functions.empty() ? others : seated).push_back(std::move(row));
    }
  }

  const app::Opened& opened_;
  const Visit& visit_;
  const governance::Convention& convention_;
  std::string query_;
  Sought sought_;
  std::map<std::string, LastMail> mails_;
};

}  // namespace

http::Response persons(Visit& visit) {
  return show("persons.mustache", Persons(visit.open(), visit).fill());
}

}  // namespace gouvernail::web
