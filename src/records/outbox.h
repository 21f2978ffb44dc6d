// SPDX-License-Identifier: MPL-2.0
// Mails to send and sent. Each is stored with the change that it tells of, before it is sent; what
// a server answered is stored after. A crash between the two leaves it `sending`: whether the
// server took it is not known, and it goes once more, byte for byte the same.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "calendar/local_time.h"

namespace gouvernail::records {

enum class MailState {
  pending,    // to be sent once it is due
  sending,    // handed to a server that has not answered yet, or whose answer was lost
  sent,       // a server took charge of it
  refused,    // a server refused it for good
  superseded  // it never leaves: a later mail on the same subject to the same recipient took its
              // place, or what it says is so no more
};
const char* to_string(MailState state);
// It may still have to go: no server was given it yet, or what the server answered is not known.
bool is_leaving(MailState state);
// A server was given it: its reader may have it. What waits, was refused or never leaves told
// nobody anything.
bool has_left(MailState state);

inline constexpr const char* invitation_kind = "invitation";  // OutgoingMail::kind
// Documents of a session: its revision says for which day they left. The files are no part of its
// bytes: whoever sends it puts them in (`documents`).
inline constexpr const char* documents_kind = "documents";
// That an invitation is not answered yet: its revision is that of the invitation, and the day. No
// change: what its reader knows of the session is what the invitation told.
inline constexpr const char* reminder_kind = "reminder";
inline constexpr const char* request_method = "REQUEST";  // OutgoingMail::method
inline constexpr const char* cancel_method = "CANCEL";
inline constexpr const char* minutes_method =
    "MINUTES";  // of documents: the minutes are among them

struct OutgoingMail {
  std::int64_t id = 0;     // given by the store
  std::string kind;        // "invitation", "documents", "reminder", "alert"
  std::string subject;     // uid of a meeting; what an alert is about
  std::string revision;    // of the subject; with kind, method and recipient, one mail for ever
  std::string method;      // "REQUEST", "CANCEL", "MINUTES", or empty
  std::string sender;      // of the envelope
  std::string recipient;   // in lower case when read back
  std::string person;      // key; empty when it is nobody known
  std::string message_id;  // without brackets
  std::string message;     // bytes; empty when not asked for, and once it was sent
  MailState state = MailState::pending;
  int attempts = 0;
  calendar::UtcTime queued_at;
  calendar::UtcTime changed_at;
  calendar::UtcTime due_at;
  int reply = 0;  // last code of the server
  // Of documents: "SHA-256 name" of each file, and the address ("https://…") of what is read
  // elsewhere.
  std::vector<std::string> documents = {};
};

// It asked its reader to come to a session, and a server took it.
bool has_invited(const OutgoingMail& mail);

// Recipients, by the uid of the session, whom the last mail of it that left to them asks to come;
// the one who was mailed last comes first. `outbox` in the order in which it was queued.
std::map<std::string, std::vector<std::string>> still_invited(
    const std::vector<OutgoingMail>& outbox);

class Outbox {
 public:
  virtual ~Outbox() = default;

  // Mails to send and sent, without their bytes, in the order in which they were queued.
  virtual std::vector<OutgoingMail> outbox() const = 0;
  // The first mail after number `after` that is due at `now`, with its bytes; it is `sending` from
  // then on.
  virtual std::optional<OutgoingMail> take_mail(calendar::UtcTime now, std::int64_t after) = 0;
  // What became of a mail that was taken. `due_at` counts for `pending` alone.
  virtual void settle_mail(std::int64_t id, MailState state, calendar::UtcTime now,
                           calendar::UtcTime due_at, int reply) = 0;

 protected:
  Outbox() = default;
  Outbox(const Outbox&) = default;
  Outbox& operator=(const Outbox&) = default;
};

}  // namespace gouvernail::records
