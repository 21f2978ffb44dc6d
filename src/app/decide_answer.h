// SPDX-License-Identifier: MPL-2.0
// What a person decides of an answer that waits (take_answers).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/meetings.h"
#include "app/workspace/opened.h"
#include "governance/answer.h"

namespace gouvernail::app {

struct DecideAnswer {
  std::int64_t number = 0;  // of the answer that waits
  bool accept = false;
  // Keys of those whose answer it is, where one address is that of several; else empty.
  std::vector<std::string> persons = {};
  // Of an answer in somebody's own words that is accepted: what they say.
  std::optional<governance::Answer> says = {};
  // Of one that answers no mail of ours: the session (uid) that it is about; empty: the one at
  // which it is shown, where it can be about no other.
  std::string meeting = {};
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

// What accepting a counter-proposal would record; the same Failures. Nothing is recorded. Of a
// joint session, `behind` says nothing yet.
MeetingChanged try_accepting(const Opened& opened, std::int64_t number, calendar::Day today);

}  // namespace gouvernail::app
