// SPDX-License-Identifier: MPL-2.0
// Calendars as text, as RFC 5545 wants it and as Outlook, Zimbra, Thunderbird, Google and Apple
// read it. Written by hand: libical lets a line end through in an attendee's name, leaves
// non-ASCII names unquoted and brings a VTIMEZONE with the offsets of 1891.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ical/invitation.h"

namespace gouvernail::ical {

// Of what is put on a server: our description once more, so that the next writing can tell what
// somebody added to it from what we said then, also where another coordinator wrote it.
inline constexpr std::string_view said_property = "X-GOUVERNAIL-SAID";

// One calendar of these events: CRLF, lines of at most 75 octets, UTF-8, a VTIMEZONE when a
// timed event needs it, once. Throws std::invalid_argument when problem_with() an event.
// With `publish` attendees are left out: a feed is for reading only.
std::string write_calendar(Method method, const std::vector<Invitation>& events,
                           const std::string& name = "");

// TEXT escaped (backslash, semicolon, comma, line ends); control characters but tab dropped.
std::string escape_text(std::string_view text);
// A parameter's value: plain ASCII token as it is, else quoted with RFC 6868's ^' ^^ ^n.
std::string parameter_value(std::string_view value);
// "20261013".
std::string compact_day(calendar::Day day);
// The first lines of a calendar; without a method when it is empty.
void append_head(std::string& out, std::string_view method, std::string_view name);
// A content line, folded and ended.
void append_line(std::string& out, std::string_view line);

}  // namespace gouvernail::ical
