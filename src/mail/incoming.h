// SPDX-License-Identifier: MPL-2.0
// What a mail that arrived brings: its sender and its calendars, however they are nested.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/local_time.h"

namespace gouvernail::mail {

// Longer mails are not looked at.
inline constexpr std::size_t longest_mail = std::size_t{20} * 1024 * 1024;

// A mail that came back (RFC 3464): for good, since what is only late may still arrive.
struct Bounce {
  std::string message_id;            // of the mail, without brackets; empty: it does not say
  std::string recipient;             // address; may be empty
  int status = 0;                    // as base/mail_status.h has it; 0: it does not say
  std::string envelope_id = {};      // that the mail left with (ENVID); may be empty
  std::string final_recipient = {};  // address, where it was passed on to another; may be empty
  bool said_in_words = false;        // by a server that writes to people: it may only be late

  friend bool operator==(const Bounce&, const Bounce&) = default;
};

struct Incoming {
  std::string id;                // Message-ID without brackets; may be empty
  std::string from;              // address alone, as written; empty when there is none
  std::string sender;            // of the Sender header; may be empty
  bool several_authors = false;  // From names others besides: who it is from is not clear
  std::vector<std::string> authentication;  // Authentication-Results, the topmost first
  std::optional<calendar::UtcTime> date;    // of the Date header
  std::vector<std::string> answers;         // In-Reply-To and References, without brackets
  std::string subject;                      // in UTF-8
  // Of the first text/plain that says something, else of the first text/html without its marks; at
  // most 2000 octets, in UTF-8.
  std::string text;
  // The same whenever the same mail is read, and another one of another mail: of its Message-ID,
  // its date, its subject and all its text.
  std::string digest;
  bool automatic = false;       // a machine wrote it (RFC 3834): nobody answers by it
  std::vector<Bounce> bounces;  // what a server says of mails that did not arrive
  std::vector<Bounce> delayed;  // … and of those that have not arrived yet
  // Bytes of each text/calendar, application/ics or *.ics part, decoded, in UTF-8 where its
  // charset is known; equal ones once. At most 16.
  std::vector<std::string> calendars;
};

// A mail that is cut short or malformed gives what can be read of it. `bytes` must not be longer
// than longest_mail (std::length_error).
Incoming read_message(std::string_view bytes);

// The mails of a file in which they stand one after the other, each behind a line that begins with
// "From " (mbox); of any other, the bytes as they are.
std::vector<std::string_view> mails_in(std::string_view bytes);

// Whether the bytes look like a mail and not like a calendar: a header field comes first.
bool is_mail(std::string_view bytes);

}  // namespace gouvernail::mail
