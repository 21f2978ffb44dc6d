// SPDX-License-Identifier: MPL-2.0
// Who holds which role of the convention, and until when.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/workspace/opened.h"
#include "base/message.h"
#include "governance/people.h"
#include "governance/seat.h"

namespace gouvernail::governance {
struct Role;
}

namespace gouvernail::app {

struct AppointToSeat {
  std::string role;    // by id, alias or name
  std::string person;  // key of people.toml
  calendar::Day from;
  std::optional<calendar::Day> until;  // last day; none: not known to end
};

struct EndSeat {
  std::string role;
  std::string person;
  calendar::Day last;  // the last day on which it is held
};

// Seats go from one person to another in one transaction.
struct ReplaceHolder {
  std::string person;              // key of whoever leaves
  std::vector<std::string> roles;  // ids
  calendar::Day last;              // on which he holds them all; the successor does from the next
  // Of people.toml, where its key stands there: the rest is not read then. Else it is added to it.
  governance::Person successor;
};

// A seat as it is recorded now, or that stands in the record. `role` lives as long as `opened`.
struct HeldSeat {
  const governance::Role* role = nullptr;
  governance::Seat seat;
  // What may surprise of one that was given, and the held sessions that counted one that ends
  // before them: it is recorded all the same.
  std::vector<base::Message> remarks = {};
};

// A role or a person that nobody has, a last day before the first, and the same person on the same
// seat on overlapping days are Failures. One that begins on the day of a recorded one replaces it.
HeldSeat appoint_to_seat(Opened& opened, const AppointToSeat& request);
HeldSeat end_seat(Opened& opened, const EndSeat& request);

// What is to be remarked of it. No role, one that the person does not hold on the last day, and a
// successor who is nobody, the same person, or who holds it already, are Failures. A seat that was
// given until a day is given until then anew.
std::vector<base::Message> replace_holder(Opened& opened, const ReplaceHolder& request);
// All seats as they would stand then; the same Failures. Nothing is recorded.
std::vector<governance::Seat> try_replacing(const Opened& opened, const ReplaceHolder& request);

// A seat that its person holds already, on a day that both have, is a Failure.
void need_free(const std::vector<governance::Seat>& seats, const governance::Seat& seat);

struct WhichSeats {
  calendar::Day today;
  bool ended = false;  // those too that ended before today
};

// By role, in the order of the rules; then in the order in which they were recorded.
std::vector<HeldSeat> list_seats(const Opened& opened, const WhichSeats& which);

}  // namespace gouvernail::app
