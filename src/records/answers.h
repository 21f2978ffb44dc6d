// SPDX-License-Identifier: MPL-2.0
// Answers to invitations. Each is a fact of its own, so that any order of arrival ends in the same
// state; those that only a person can judge wait beside.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "calendar/local_time.h"

namespace gouvernail::records {

struct AnswerRecord {
  std::string meeting;   // uid
  std::string person;    // key
  std::string answer;    // PARTSTAT: "ACCEPTED"…
  std::string delegate;  // key; empty unless DELEGATED
  int sequence = 0;      // of the invitation answered
  calendar::UtcTime dtstamp;
  std::string comment;            // goes when the person is erased
  calendar::UtcTime recorded_at;  // given by the store

  friend bool operator==(const AnswerRecord&, const AnswerRecord&) = default;
};

// Whether `a` counts and not `b`, both of one person for one meeting: by SEQUENCE, then DTSTAMP
// (RFC 5546 2.1.5), then by word, so that one of two always does.
bool counts_more(const AnswerRecord& a, const AnswerRecord& b);

enum class Decision { waiting, accepted, refused };

struct Undecided {
  std::int64_t id = 0;   // given by the store
  std::string meeting;   // uid
  std::string reason;    // "counter", "stranger", "sender", "delegate"
  std::string attendee;  // addresses, in lower case when read back
  std::string sender;
  std::string answer;  // PARTSTAT
  std::string delegate;
  int sequence = 0;
  calendar::UtcTime dtstamp;
  std::optional<calendar::LocalTime> start;  // proposed
  std::optional<calendar::LocalTime> end;
  std::string comment;
  calendar::UtcTime received_at;
  Decision state = Decision::waiting;
};

}  // namespace gouvernail::records
