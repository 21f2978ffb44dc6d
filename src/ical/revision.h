// SPDX-License-Identifier: MPL-2.0
// SEQUENCE and DTSTAMP of an invitation, decided from what was sent before: nothing changed,
// nothing changes; and neither ever goes back.
#pragma once

#include <optional>
#include <string>

#include "ical/invitation.h"

namespace gouvernail::ical {

struct Revision {
  int sequence = 0;
  calendar::UtcTime dtstamp;
  std::string essential;  // time, place and status, as text
  std::string content;    // everything a reader is told, as text: all but the answers given
};

// What of an invitation makes a new SEQUENCE (time, status, place), and all of it.
std::string essential_of(const Invitation& invitation);
std::string content_of(const Invitation& invitation);

// The revision to write now. `before` is the last one sent, none for the first. The same
// content gives `before` itself, so that the file comes out byte for byte; a change of the
// essential adds 1 to SEQUENCE; any change moves DTSTAMP on, even when `now` is behind it.
Revision next_revision(const Invitation& invitation, const std::optional<Revision>& before,
                       calendar::UtcTime now);

}  // namespace gouvernail::ical
