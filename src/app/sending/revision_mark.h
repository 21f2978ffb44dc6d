// SPDX-License-Identifier: MPL-2.0
// Which revision of an invitation: the two numbers by which calendars tell what is newer (RFC
// 5546).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "calendar/local_time.h"

namespace gouvernail::app {

struct RevisionMark {
  int sequence = 0;           // SEQUENCE
  calendar::UtcTime dtstamp;  // DTSTAMP

  friend bool operator==(const RevisionMark&, const RevisionMark&) = default;
};

// "3/20261124T100000Z", as the outbox keeps it; none for another text.
std::string to_text(const RevisionMark& mark);
std::optional<RevisionMark> parse_revision_mark(std::string_view text);

}  // namespace gouvernail::app
