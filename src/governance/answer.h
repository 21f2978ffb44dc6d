// SPDX-License-Identifier: MPL-2.0
// What those who are invited answer. Each answer is a fact of its own, so that any order of arrival
// ends in the same state.
#pragma once

#include <string>

#include "calendar/local_time.h"

namespace gouvernail::governance {

// In the order of their words in iCalendar (PARTSTAT): of two answers given in one second, it
// decides which counts, and workspaces were filled by it.
enum class Answer { accepted, declined, delegated, needs_action, tentative };
const char* to_partstat(Answer answer);  // "ACCEPTED"…, as calendars and records have it

struct AnswerRecord {
  std::string meeting;  // uid
  std::string person;   // key
  Answer answer = Answer::needs_action;
  std::string delegate;  // key; empty unless delegated
  int sequence = 0;      // of the invitation answered
  calendar::UtcTime dtstamp;
  std::string comment;            // goes when the person is erased
  calendar::UtcTime recorded_at;  // given by the store

  friend bool operator==(const AnswerRecord&, const AnswerRecord&) = default;
};

// Whether `a` counts and not `b`, both of one person for one meeting: by SEQUENCE, then DTSTAMP
// (RFC 5546 2.1.5), then by answer, so that one of two always does. What says neither yes nor no
// takes back no answer to the same invitation, however late: clients write so whenever one is
// opened anew.
bool counts_more(const AnswerRecord& a, const AnswerRecord& b);

}  // namespace gouvernail::governance
