// SPDX-License-Identifier: MPL-2.0
// An attendance sheet held against the seats of its day.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/message.h"
#include "calendar/day.h"

namespace gouvernail::governance {

struct Convention;
struct Meeting;
struct Presence;
struct Seat;

// A role in which a sheet puts more persons than it has seats (governance/places.h), counted with
// the roles that fill it besides.
struct Overfull {
  std::string role;  // id
  int persons = 0;   // on the sheet, whether they came or not; whoever came in somebody's place too
  int seats = 0;

  friend bool operator==(const Overfull&, const Overfull&) = default;
};

// In the order of the sheet. A role whose seats nobody knows is never too full.
std::vector<Overfull> overfull(const std::vector<Presence>& present, calendar::Day day,
                               const std::vector<Seat>& seats, const Convention& convention);
base::Message cause_of(const Overfull& overfull, const Convention& convention);

// Where a session stands in its file.
struct SheetInFile {
  const Meeting* meeting = nullptr;
  int line = 0;
};
// Of sessions that come from a file: where there are more persons than seats, those that the
// convention gives or, where it gives no number, those that are recorded.
base::Diagnostics overfull_sheets(const std::string& file, const std::vector<SheetInFile>& sheets,
                                  const std::vector<Seat>& seats, const Convention& convention);

// Persons whom a sheet names more than once, each once; whoever represents somebody is named too.
std::vector<std::string> named_twice(const std::vector<Presence>& present);

}  // namespace gouvernail::governance
