// SPDX-License-Identifier: MPL-2.0
// What those who are invited were told last, and before.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/local_time.h"

namespace gouvernail::governance {

// What its calendar asks a reader to do: METHOD of RFC 5546.
enum class RevisionMethod { request, cancel, publish };
const char* to_text(RevisionMethod method);  // "REQUEST", "CANCEL", "PUBLISH"
std::optional<RevisionMethod> parse_revision_method(std::string_view text);

// An invitation as it was sent. What a second export needs to be the same, byte for byte.
struct Revision {
  std::string uid;            // of the meeting
  int sequence = 0;           // SEQUENCE of RFC 5545: never lower than before
  calendar::UtcTime dtstamp;  // DTSTAMP: later than that of every earlier revision of the uid
  RevisionMethod method = RevisionMethod::request;
  std::string content_sha256;           // of what the recipients were told
  std::vector<std::string> recipients;  // mail addresses; sorted and without case when read back
  std::string when = {};   // "2026-10-13T14:00", or the day alone; empty: not kept then
  std::string place = {};  // as the recipients were told
  // That it takes place, rather than that it may: the first mail that leaves with this revision
  // convenes the session.
  bool convenes = false;

  friend bool operator==(const Revision&, const Revision&) = default;
};

}  // namespace gouvernail::governance
