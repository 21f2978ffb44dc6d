// SPDX-License-Identifier: MPL-2.0
// What a person decides of an answer that waits (take_answers).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/workspace/opened.h"

namespace gouvernail::app {

struct DecideAnswer {
  std::int64_t number = 0;  // of the answer that waits
  bool accept = false;
  // Keys of those whose answer it is, where one address is that of several; else empty.
  std::vector<std::string> persons = {};
};

struct Decided {
  base::Message done;  // what was done
  // What may surprise about the day and hour to which a session was moved (session_remarks.h).
  std::vector<base::Message> remarks;
  std::vector<base::Message> behind;  // what the records of a joint session still lack
};

// Decides on an answer that waits. A counter-proposal that is accepted moves the meeting; to a
// day that has passed it does not. Any other is recorded as if it had come from a guest.
Decided decide(Opened& opened, const DecideAnswer& request, calendar::Day today);

}  // namespace gouvernail::app
