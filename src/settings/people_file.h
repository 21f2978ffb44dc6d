// SPDX-License-Identifier: MPL-2.0
// people.toml, the persons of a workspace and who sits where when it begins:
//   [[person]]  key = "dgs", name = "…", address = "dgs@example.org", party = "cchpm",
//               aliases = ["…"]: other addresses that the person answers from
//   [[seat]]    role = "dgs-cchpm", person = "dgs", from = 2024-01-01, until = 2026-03-22
// A seat is recorded in the workspace once, when it is made or when it first stands in the file;
// what becomes of it later is recorded there and not in this file.
#pragma once

#include <string>
#include <vector>

#include "base/toml_reader.h"
#include "governance/people.h"
#include "governance/seat.h"

namespace gouvernail::governance {
struct Convention;
}

namespace gouvernail::settings {

inline constexpr const char* people_name = "people.toml";  // in the folder of a workspace

struct PeopleFile {
  governance::People people;
  std::vector<governance::Seat> seats;
};

// Role, person and days of each seat that can be read, without a convention to hold them against;
// what is wrong with the others is said by read_people.
std::vector<governance::Seat> seats_named(const std::string& text);

// Keys that stand twice, addresses that no mail can reach, parties, roles and persons that do
// not exist, and a last day before the first are diagnostics.
PeopleFile read_people(const base::SourceText& source, const governance::Convention& convention,
                       base::Diagnostics& diagnostics);

}  // namespace gouvernail::settings
