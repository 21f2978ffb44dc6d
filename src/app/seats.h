// SPDX-License-Identifier: MPL-2.0
// Who holds which role of the convention, and until when.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/workspace/opened.h"
#include "base/message.h"
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

// A seat that its person holds already, on a day that both have, is a Failure.
void need_free(const std::vector<governance::Seat>& seats, const governance::Seat& seat);

struct WhichSeats {
  calendar::Day today;
  bool ended = false;  // those too that ended before today
};

// By role, in the order of the rules; then in the order in which they were recorded.
std::vector<HeldSeat> list_seats(const Opened& opened, const WhichSeats& which);

}  // namespace gouvernail::app
