// SPDX-License-Identifier: MPL-2.0
// Values as the JSON that facts keep: keys in alphabetical order, no blanks, what is empty left
// out; the same value gives the same bytes for ever. For the stores.
//
// Reading throws StoreError (`damaged`) for anything that this module would not have written.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "records/changes.h"

namespace gouvernail::records {

struct MeetingEvidence {
  std::string meeting;  // uid
  Evidence evidence;

  friend bool operator==(const MeetingEvidence&, const MeetingEvidence&) = default;
};

std::string to_content(const governance::Meeting& meeting);  // its persons as "#7"
std::string to_content(const governance::Seat& seat);        // its person as "#7"
std::string to_content(const governance::Waiver& waiver);
std::string to_content(const governance::Tick& tick);  // its person as "#7"
std::string to_content(const MeetingEvidence& evidence);
std::string to_content(const InvitationRevision& revision);  // without its recipients
std::string to_content(const AnswerRecord& answer);          // persons as "#7", without its comment

// The word that facts keep for an answer; none for another word.
const char* answer_word(governance::Answer answer);
std::optional<governance::Answer> answer_of_word(std::string_view word);

// Why a session was corrected, beside what it is, and why it was withdrawn: facts keep it, the
// journal does not show it.
std::string with_reason(const std::string& content, const std::string& reason);
std::string without_reason(const std::string& content);
std::string withdrawn_for(const std::string& reason);
std::string reason_in(const std::string& content);  // empty where none is told

template <class Value>
Value from_content(const std::string& content);
template <>
governance::Meeting from_content(const std::string& content);
template <>
governance::Seat from_content(const std::string& content);
template <>
governance::Waiver from_content(const std::string& content);
template <>
governance::Tick from_content(const std::string& content);
template <>
MeetingEvidence from_content(const std::string& content);
template <>
InvitationRevision from_content(const std::string& content);
template <>
AnswerRecord from_content(const std::string& content);

// The content to record; `bad_change` when it would not read back as `value` (text that is not
// UTF-8, a year beyond 9999), so that whatever is recorded can be read for ever.
template <class Value>
std::string checked_content(const Value& value);

}  // namespace gouvernail::records
