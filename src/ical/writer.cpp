// SPDX-License-Identifier: MPL-2.0
#include "ical/writer.h"

#include <stdexcept>

#include "base/version.h"

namespace gouvernail::ical {
namespace {

using calendar::Day;
using calendar::LocalTime;

constexpr std::size_t longest_line = 75;  // octets, without the line end (RFC 5545 3.1)

constexpr std::string_view paris =
    "BEGIN:VTIMEZONE\r\n"
    "TZID:Europe/Paris\r\n"
    "BEGIN:DAYLIGHT\r\n"
    "TZOFFSETFROM:+0100\r\n"
    "TZOFFSETTO:+0200\r\n"
    "TZNAME:CEST\r\n"
    "DTSTART:19700329T020000\r\n"
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\n"
    "END:DAYLIGHT\r\n"
    "BEGIN:STANDARD\r\n"
    "TZOFFSETFROM:+0200\r\n"
    "TZOFFSETTO:+0100\r\n"
    "TZNAME:CET\r\n"
    "DTSTART:19701025T030000\r\n"
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\n"
    "END:STANDARD\r\n"
    "END:VTIMEZONE\r\n";

std::string compact(const LocalTime& time) {
  const auto two = [](long value) {
    return std::string(value < 10 ? "0" : "") + std::to_string(value);
  };
  return compact_day(time.day) + "T" + two(time.time.count() / 60) + two(time.time.count() % 60) +
         "00";
}

// The end by elapsed time: a meeting over a change of clocks lasts as long as it says.
LocalTime end_of(const Invitation& event) {
  const LocalTime start{event.first, *event.start};
  return calendar::to_paris(calendar::resolve_paris(start).utc + event.length);
}

const char* method_name(Method method) {
  switch (method) {
    case Method::publish:
      return "PUBLISH";
    case Method::request:
      return "REQUEST";
    case Method::cancel:
    case Method::withdraw:
      return "CANCEL";
    case Method::stored:
      return "";
  }
  return "";
}

const char* status_line(EventStatus status) {
  switch (status) {
    case EventStatus::tentative:
      return "STATUS:TENTATIVE";
    case EventStatus::confirmed:
      return "STATUS:CONFIRMED";
    case EventStatus::cancelled:
      return "STATUS:CANCELLED";
  }
  return "";
}

// What Outlook shows the time as.
const char* busy_line(EventStatus status) {
  switch (status) {
    case EventStatus::tentative:
      return "X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE";
    case EventStatus::confirmed:
      return "X-MICROSOFT-CDO-BUSYSTATUS:BUSY";
    case EventStatus::cancelled:
      return "X-MICROSOFT-CDO-BUSYSTATUS:FREE";
  }
  return "";
}

const char* role_name(AttendeeRole role) {
  switch (role) {
    case AttendeeRole::chair:
      return "CHAIR";
    case AttendeeRole::required:
      return "REQ-PARTICIPANT";
    case AttendeeRole::optional:
      return "OPT-PARTICIPANT";
  }
  return "";
}

void append_escaped(std::string& out, std::string_view text);
void append_parameter_value(std::string& out, std::string_view value);

// `line` is a scratch buffer: a calendar holds thousands of lines.
void property(std::string& out, std::string& line, std::string_view name, std::string_view text) {
  if (text.empty()) return;
  line = name;
  append_escaped(line, text);
  append_line(out, line);
}

void append_times(std::string& out, const Invitation& event) {
  if (!event.start) {
    append_line(out, "DTSTART;VALUE=DATE:" + compact_day(event.first));
    append_line(out, "DTEND;VALUE=DATE:" + compact_day(event.last + calendar::Days{1}));
    return;
  }
  append_line(out, "DTSTART;TZID=Europe/Paris:" + compact({event.first, *event.start}));
  append_line(out, "DTEND;TZID=Europe/Paris:" + compact(end_of(event)));
}

void append_people(std::string& out, std::string& line, Method method, const Invitation& event) {
  // Without it, a server would send its own invitations (RFC 6638 7.1).
  const std::string_view agent = method == Method::stored ? ";SCHEDULE-AGENT=CLIENT" : "";
  line = "ORGANIZER";
  line += agent;
  if (!event.organizer.name.empty()) {
    line += ";CN=";
    line += parameter_value(event.organizer.name);
  }
  if (!event.organizer.sent_by.empty()) {
    line += ";SENT-BY=\"mailto:" + event.organizer.sent_by + "\"";
  }
  line += ":mailto:";
  line += event.organizer.address;
  append_line(out, line);
  for (const Attendee& attendee : event.attendees) {
    line = "ATTENDEE";
    line += agent;
    line += ";CUTYPE=INDIVIDUAL;ROLE=";
    line += role_name(attendee.role);
    line += ";PARTSTAT=";
    line += governance::to_partstat(attendee.answer);
    line += ";RSVP=TRUE;CN=";
    append_parameter_value(line, attendee.name.empty() ? attendee.address : attendee.name);
    line += ":mailto:";
    line += attendee.address;
    append_line(out, line);
  }
}

void append_event(std::string& out, std::string& line, Method method, const Invitation& event) {
  append_line(out, "BEGIN:VEVENT");
  append_line(out, "UID:" + escape_text(event.uid));
  append_line(out, "SEQUENCE:" + std::to_string(event.sequence));
  append_line(out, "DTSTAMP:" + calendar::to_ical_utc(event.dtstamp));
  append_times(out, event);
  property(out, line, "SUMMARY:", event.summary);
  property(out, line, "DESCRIPTION:", event.description);
  if (method == Method::stored) {
    property(out, line, std::string(said_property) + ":", event.description);
  }
  property(out, line, "LOCATION:", event.location);
  // A URI is no TEXT: it is written as it is, once what could end the line is gone.
  if (!event.url.empty()) {
    line = "URL:";
    for (const char c : event.url) {
      if (static_cast<unsigned char>(c) > ' ') line += c;
    }
    append_line(out, line);
  }
  const EventStatus status = method == Method::cancel ? EventStatus::cancelled : event.status;
  // Who is withdrawn alone is told nothing of the meeting's status (RFC 5546 3.2.5).
  if (method != Method::withdraw) append_line(out, status_line(status));
  append_line(out, status == EventStatus::cancelled ? "TRANSP:TRANSPARENT" : "TRANSP:OPAQUE");
  append_line(out, busy_line(status));
  if (method != Method::publish) append_people(out, line, method, event);
  append_line(out, "END:VEVENT");
}

void append_escaped(std::string& out, std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\r') {
      if (i + 1 < text.size() && text[i + 1] == '\n') continue;
      out += "\\n";
    } else if (c == '\n') {
      out += "\\n";
    } else if (c == '\\' || c == ';' || c == ',') {
      out += '\\';
      out += c;
    } else if (static_cast<unsigned char>(c) >= ' ' ? c != 0x7F : c == '\t') {
      out += c;
    }
  }
}

void append_parameter_value(std::string& out, std::string_view value) {
  bool plain = !value.empty();
  for (const char c : value) {
    plain = plain && ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      c == '-');
  }
  if (plain) {
    out += value;
    return;
  }
  out += '"';
  for (std::size_t i = 0; i < value.size(); ++i) {
    const char c = value[i];
    if (c == '"') {
      out += "^'";
    } else if (c == '^') {
      out += "^^";
    } else if (c == '\n' || (c == '\r' && (i + 1 >= value.size() || value[i + 1] != '\n'))) {
      out += "^n";
    } else if (static_cast<unsigned char>(c) >= ' ' && c != 0x7F) {
      out += c;
    }
  }
  out += '"';
}

}  // namespace

std::string escape_text(std::string_view text) {
  std::string out;
  out.reserve(text.size() + 8);
  append_escaped(out, text);
  return out;
}

std::string parameter_value(std::string_view value) {
  std::string out;
  append_parameter_value(out, value);
  return out;
}

std::string compact_day(Day day) {
  std::string text = calendar::to_iso(day);
  std::erase(text, '-');
  return text;
}

void append_head(std::string& out, std::string_view method, std::string_view name) {
  append_line(out, "BEGIN:VCALENDAR");
  append_line(out, "VERSION:2.0");
  append_line(out, "PRODID:-//Gouvernail//Gouvernail " + base::short_version() + "//FR");
  append_line(out, "CALSCALE:GREGORIAN");
  if (!method.empty()) append_line(out, "METHOD:" + std::string(method));
  if (!name.empty()) append_line(out, "X-WR-CALNAME:" + escape_text(name));
}

void append_line(std::string& out, std::string_view line) {
  std::size_t room = longest_line;
  while (line.size() > room) {
    std::size_t cut = room;
    // Never inside a UTF-8 sequence: continuation bytes are 10xxxxxx.
    while (cut > 1 && (static_cast<unsigned char>(line[cut]) & 0xC0U) == 0x80U) --cut;
    out.append(line.substr(0, cut));
    out += "\r\n ";
    line.remove_prefix(cut);
    room = longest_line - 1;  // the blank that marks a folded line counts
  }
  out.append(line);
  out += "\r\n";
}

std::string write_calendar(Method method, const std::vector<Invitation>& events,
                           const std::string& name) {
  bool timed = false;
  for (const Invitation& event : events) {
    if (const auto problem = problem_with(event)) {
      throw std::invalid_argument("an invitation that cannot be written: " + problem->format);
    }
    timed = timed || event.start.has_value();
  }
  std::string out;
  out.reserve(800 + events.size() * 1200);
  append_head(out, method_name(method), name);
  std::string line;
  if (timed) out += paris;
  for (const Invitation& event : events) append_event(out, line, method, event);
  append_line(out, "END:VCALENDAR");
  return out;
}

}  // namespace gouvernail::ical
