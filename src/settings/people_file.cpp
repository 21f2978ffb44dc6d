// SPDX-License-Identifier: MPL-2.0
#include "settings/people_file.h"

#include <utility>

#include "base/text.h"
#include "calendar/toml_day.h"
#include "governance/convention.h"
#include "governance/unknown_name.h"
#include "settings/address.h"

namespace gouvernail::settings {
namespace {

using base::msg;
using base::TableReader;

void unknown(TableReader& reader, const char* key, governance::UnknownName name) {
  reader.error("unknown-id", reader.get(key), std::move(name.cause), std::move(name.remedy));
}

governance::Person read_person(TableReader& reader, const governance::People& before,
                               const governance::Convention& convention) {
  governance::Person person;
  person.key = reader.need_id("key");
  person.name = reader.need_text("name");
  person.address = read_address(reader, "address");
  person.party = reader.text("party").value_or("");
  if (!person.key.empty() && before.find(person.key) != nullptr) {
    reader.error("duplicate-id", reader.get("key"), msg("“{}” is defined twice", person.key),
                 msg("give each its own key, or delete one"));
  }
  // One that nobody can write to is told where something is sent: it stops nobody else's mail.
  need_address(reader, "address", person.address);
  person.aliases = reader.texts("aliases").value_or(std::vector<std::string>{});
  for (std::string& alias : person.aliases) {
    alias = std::string(base::trim(alias));
    need_address(reader, "aliases", alias);
  }
  if (!person.party.empty() && convention.party(person.party) == nullptr) {
    unknown(reader, "party", governance::unknown_party(convention, person.party));
  }
  reader.finish();
  return person;
}

governance::Seat read_seat(TableReader& reader, const governance::People& people,
                           const governance::Convention& convention) {
  governance::Seat seat;
  seat.role = reader.need_text("role");
  seat.person = reader.need_text("person");
  seat.from = calendar::need_day(reader, "from");
  seat.until = calendar::read_day(reader, "until");
  const governance::Role* role = convention.role(seat.role);
  if (role != nullptr) seat.party = role->party;
  if (!seat.role.empty() && role == nullptr) {
    unknown(reader, "role", governance::unknown_role(convention, seat.role));
  }
  const governance::Person* person = people.find(seat.person);
  if (!seat.person.empty() && person == nullptr) {
    unknown(reader, "person", governance::unknown_person(people, seat.person));
  }
  if (seat.party.empty() && person != nullptr) seat.party = person->party;
  if (seat.until && *seat.until < seat.from) {
    reader.error("last-before-first", reader.get("until"), msg("the seat ends before it begins"),
                 msg("correct one of the days"));
  }
  reader.finish();
  return seat;
}

}  // namespace

PeopleFile read_people(const base::SourceText& source, const governance::Convention& convention,
                       base::Diagnostics& diagnostics) {
  PeopleFile file;
  const auto root = base::parse_toml(source, diagnostics);
  if (!root) return file;
  TableReader reader(*root, source, diagnostics);
  for (TableReader& entry : reader.tables("person")) {
    file.people.persons.push_back(read_person(entry, file.people, convention));
  }
  for (TableReader& entry : reader.tables("seat")) {
    file.seats.push_back(read_seat(entry, file.people, convention));
  }
  reader.finish();
  return file;
}

std::vector<governance::Seat> seats_named(const std::string& text) {
  std::vector<governance::Seat> seats;
  base::Diagnostics ignored;
  const base::SourceText source{people_name, text};
  const auto root = base::parse_toml(source, ignored);
  if (!root) return seats;
  TableReader reader(*root, source, ignored);
  for (TableReader& entry : reader.tables("seat")) {
    const auto role = entry.text("role");
    const auto person = entry.text("person");
    const auto from = calendar::read_day(entry, "from");
    if (role && person && from) {
      seats.push_back({*role, *person, "", *from, calendar::read_day(entry, "until")});
    }
  }
  return seats;
}

}  // namespace gouvernail::settings
