// SPDX-License-Identifier: MPL-2.0
// A mail as values, and as the bytes that go to a server.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "calendar/local_time.h"

namespace gouvernail::mail {

struct Address {
  std::string name;     // may be empty, UTF-8
  std::string address;  // ASCII, checked by whoever takes it in
};

// A calendar that goes with a mail (iMIP, RFC 6047).
struct CalendarPart {
  std::string method;     // METHOD of its calendar: "REQUEST"
  std::string bytes;      // the .ics
  std::string file_name;  // ASCII: "invitation.ics"
};

// A file that goes along.
struct Attachment {
  std::string type;  // "application/ics"
  std::string bytes;
  std::string file_name;  // UTF-8 (RFC 2231)
};

struct Message {
  std::string id;  // Message-ID without its angle brackets; unique
  calendar::UtcTime date;
  Address from;
  std::optional<Address> sender;  // who writes on behalf of `from`
  Address to;
  std::string subject;
  std::string plain;
  std::string html;  // empty: plain text alone
  std::optional<CalendarPart> calendar;
  std::vector<Attachment> attachments;
  std::vector<std::string> answers;  // ids of earlier messages of the thread, oldest first
  std::vector<std::pair<std::string, std::string>> headers;  // more of them: "List-Id", ASCII
};

// RFC 5322: CRLF, 7 bits, lines of at most 998 octets, headers in RFC 2047. With a calendar:
// mixed( alternative( plain, html, text/calendar ), application/ics ), so that every client finds
// the invitation and none shows it twice. With attachments: mixed( alternative( plain, html ),
// attachments ). The same message gives the same bytes.
std::string compose(const Message& message);

// The same mail with those files put beside its text: mixed( what it was, attachments ). The same
// mail and files give the same bytes. What compose() gave.
std::string with_files(const std::string& message, const std::vector<Attachment>& files);

// A Message-ID from 16 random bytes and the domain of `address`.
std::string make_id(const std::string& sixteen_bytes, const std::string& address);

}  // namespace gouvernail::mail
