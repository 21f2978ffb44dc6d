// SPDX-License-Identifier: MPL-2.0
// An answer to an invitation that only a person can judge, and why.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "calendar/local_time.h"
#include "governance/answer.h"

namespace gouvernail::governance {

enum class Decision { waiting, accepted, refused };

// Why nobody may record an answer without asking.
enum class Doubt {
  counter,   // another day or hour is proposed
  stranger,  // from somebody who was not invited
  sender,    // sent by somebody else than the one it speaks for
  delegate,  // whoever would come may not sit there, or is not known
  shared,    // from a mailbox of several who were invited: whose answer it is
  text,      // a mail in somebody's own words: what it says is for a person to read
  returned,  // no answer: a mail to `attendee` that did not arrive at another address, `sender`; at
             // its own, where which mail it was is not said
  instance,  // to a session of a series (`start`) of which we invited to another one, or to one
             // alone
  unbound    // the same as `text`, to no mail of ours: which session it is about is guessed
};
const char* doubt_word(Doubt doubt);  // "counter"… as a store keeps it
std::optional<Doubt> doubt_of_word(std::string_view word);

struct Undecided {
  std::int64_t id = 0;  // given by the store
  std::string meeting;  // uid
  Doubt doubt = Doubt::stranger;
  std::string attendee;  // addresses, in lower case when read back
  std::string sender;
  Answer answer = Answer::needs_action;
  std::string delegate;
  int sequence = 0;
  calendar::UtcTime dtstamp;
  // Proposed; of Doubt::instance, the session that is answered, and the start that is proposed.
  std::optional<calendar::LocalTime> start;
  std::optional<calendar::LocalTime> end;
  std::string comment;
  calendar::UtcTime received_at;
  Decision state = Decision::waiting;
  std::string origin = {};  // what tells the mail from others, where its words do not; not stored
  // By which it is known as the same one again (records::digest_of); given when read back, and kept
  // where it comes from another record.
  std::string digest = {};

  friend bool operator==(const Undecided&, const Undecided&) = default;
};

}  // namespace gouvernail::governance
