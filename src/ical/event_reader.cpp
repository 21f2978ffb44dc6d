// SPDX-License-Identifier: MPL-2.0
#include "ical/event_reader.h"

#include <algorithm>
#include <string_view>

#include "base/mail_address.h"
#include "base/text.h"
#include "ical/length.h"
#include "ical/lines.h"

namespace gouvernail::ical {
namespace {

using base::msg;
using calendar::LocalTime;

std::string name_of(const CalendarEvent& event) {
  return event.summary.empty() ? event.uid : event.summary;
}

// Whoever marks an event as private lets others know that he is busy, and nothing more. RFC 5545
// has classes that nobody knows treated as private.
bool is_hidden(icalcomponent* component) {
  icalproperty* property = icalcomponent_get_first_property(component, ICAL_CLASS_PROPERTY);
  return property && icalproperty_get_class(property) != ICAL_CLASS_PUBLIC;
}

std::vector<std::string> declined_by(icalcomponent* component) {
  std::vector<std::string> addresses;
  for (icalproperty* property = icalcomponent_get_first_property(component, ICAL_ATTENDEE_PROPERTY);
       property; property = icalcomponent_get_next_property(component, ICAL_ATTENDEE_PROPERTY)) {
    const icalparameter* status =
        icalproperty_get_first_parameter(property, ICAL_PARTSTAT_PARAMETER);
    if (status && icalparameter_get_partstat(status) == ICAL_PARTSTAT_DECLINED) {
      addresses.push_back(attendee_of(property));
    }
  }
  return addresses;
}

// When this state of the event was written; none where nobody says.
std::optional<calendar::UtcTime> stamp_of(icalcomponent* component) {
  const icaltimetype stamp = icalcomponent_get_dtstamp(component);
  const auto day = calendar::make_day(stamp.year, stamp.month, stamp.day);
  if (icaltime_is_null_time(stamp) || !day) return std::nullopt;
  return calendar::UtcTime{*day} + std::chrono::hours{stamp.hour} +
         calendar::Minutes{stamp.minute} + std::chrono::seconds{stamp.second};
}

// As long as the first session, in elapsed time.
std::optional<LocalTime> end_of_session(const CalendarEvent& first, const LocalTime& from) {
  if (!first.end) return std::nullopt;
  const auto length = calendar::resolve_paris(*first.end).utc -
                      calendar::resolve_paris({first.day, *first.start}).utc;
  return calendar::to_paris(calendar::resolve_paris(from).utc + length);
}

// Of an event without a UID, its line alone says which it is.
std::string excerpt_of(const Block& block) { return block.uid.empty() ? "" : "UID:" + block.uid; }

base::Message why_unknown(ZoneFault fault, const std::string& zone) {
  switch (fault) {
    case ZoneFault::unknown:
      return msg("the time zone “{}” is not known", zone);
    case ZoneFault::unreadable:
      return msg("what the calendar says of the time zone “{}” cannot be read", zone);
    case ZoneFault::too_dear:
      return msg(
          "what the calendar says of the time zone “{}” would take too long to be worked out",
          zone);
    case ZoneFault::too_many:
      return msg("the calendar says what too many time zones are: “{}” was left out", zone);
  }
  return {};
}

}  // namespace

bool has_day(const icaltimetype& time) {
  return !icaltime_is_null_time(time) && calendar::make_day(time.year, time.month, time.day);
}

bool has_hour(const icaltimetype& time) {
  if (time.is_date) return true;
  if (time.hour == 24) return time.minute == 0 && time.second == 0;  // the end of its day
  return time.hour >= 0 && time.hour < 24 && time.minute >= 0 && time.minute < 60;
}

std::string text_of(const char* value) { return value ? value : ""; }

std::string zone_of(icalproperty* property) {
  const icalparameter* zone = icalproperty_get_first_parameter(property, ICAL_TZID_PARAMETER);
  return zone ? text_of(icalparameter_get_tzid(zone)) : "";
}

std::string address_of(const char* uri) {
  std::string address = text_of(uri);
  constexpr std::string_view scheme = "mailto:";
  if (base::lower_ascii(address.substr(0, scheme.size())) == scheme) {
    address.erase(0, scheme.size());
  }
  return std::string(base::trim(address));
}

std::string attendee_of(icalproperty* attendee) {
  std::string address = address_of(icalproperty_get_attendee(attendee));
  if (base::is_mail_address(address)) return address;
  const icalparameter* email = icalproperty_get_first_parameter(attendee, ICAL_EMAIL_PARAMETER);
  return email ? address_of(icalparameter_get_email(email)) : address;
}

EventReader::EventReader(const std::string& file, base::Diagnostics& diagnostics, bool guess)
    : file_(file), diagnostics_(diagnostics), guess_(guess) {}

std::optional<CalendarEvent> EventReader::single(icalcomponent* component, const Block& block) {
  CalendarEvent event;
  event.line = block.line;
  event.uid = text_of(icalcomponent_get_uid(component));
  event.hidden = is_hidden(component);
  if (!event.hidden) {
    event.summary = text_of(icalcomponent_get_summary(component));
    event.location = text_of(icalcomponent_get_location(component));
  }
  icalproperty* start = icalcomponent_get_first_property(component, ICAL_DTSTART_PROPERTY);
  if (!start) {
    const std::string name = name_of(event);
    error(block, "no-start",
          name.empty() ? msg("the event has no start") : msg("the event “{}” has no start", name));
    return std::nullopt;
  }
  const icaltimetype begins = icalproperty_get_dtstart(start);
  const auto from = moment(begins, start, block);
  if (!from) return std::nullopt;
  event.day = event.last = from->day;
  if (begins.is_date) {
    event.last = last_day(component, from->day, block);
  } else {
    event.start = from->time;
    event.end = end_of(component, *from, block);
    icalproperty* end = icalcomponent_get_first_property(component, ICAL_DTEND_PROPERTY);
    event.leapt = is_leapt(begins, start) || (end && is_leapt(icalproperty_get_dtend(end), end));
  }
  icalproperty* transp = icalcomponent_get_first_property(component, ICAL_TRANSP_PROPERTY);
  event.transparent = transp && icalproperty_get_transp(transp) == ICAL_TRANSP_TRANSPARENT;
  const icalproperty_status status = icalcomponent_get_status(component);
  event.cancelled = status == ICAL_STATUS_CANCELLED;
  event.tentative = status == ICAL_STATUS_TENTATIVE;
  event.declined_by = ical::declined_by(component);
  event.sequence = std::max(0, icalcomponent_get_sequence(component));
  event.stamp = stamp_of(component);
  return event;
}

std::optional<CalendarEvent> EventReader::on_session(const CalendarEvent& event,
                                                     icalproperty* start, const Session& session,
                                                     const Block& block) {
  const auto from = moment(session.start, start, block);
  if (!from) return std::nullopt;
  CalendarEvent its = event;
  its.day = from->day;
  its.last = from->day + (event.last - event.day);
  if (!event.start) return its;
  its.start = from->time;
  its.end = end_of_session(event, *from);
  if (session.length) {
    its.end = calendar::to_paris(calendar::resolve_paris(*from).utc +
                                 std::chrono::seconds{*session.length});
  }
  return its;
}

void EventReader::error(const Block& block, std::string code, base::Message what) {
  diagnostics_.push_back(
      {base::Severity::error,
       std::move(code),
       {file_, block.line, 0},
       excerpt_of(block),
       std::move(what),
       msg("correct this event in the calendar it comes from, or leave it out")});
}

void EventReader::warn(const Block& block, std::string code, base::Message what,
                       base::Message remedy) {
  diagnostics_.push_back({base::Severity::warning,
                          std::move(code),
                          {file_, block.line, 0},
                          excerpt_of(block),
                          std::move(what),
                          std::move(remedy)});
}

std::optional<LocalTime> EventReader::moment(const icaltimetype& time, icalproperty* property,
                                             const Block& block) {
  if (!has_day(time) || !has_hour(time)) {
    error(block, "bad-day", msg("the event has a day that does not exist"));
    return std::nullopt;
  }
  LocalTime written{*calendar::make_day(time.year, time.month, time.day), calendar::Minutes{0}};
  if (time.is_date) return written;
  if (time.hour == 24) {
    written.day += calendar::Days{1};
  } else {
    written.time = calendar::Minutes{time.hour * 60 + time.minute};
  }
  const std::string zone = zone_of(property);
  if (icaltime_is_utc(time)) {
    return calendar::to_paris(calendar::UtcTime{written.day} + written.time);
  }
  const auto local = zone.empty() ? std::optional(written) : zones_.paris_from(written, zone);
  if (local && !zone.empty()) return local;
  if (!local && !guess_) {
    error(block, "unknown-zone", why_unknown(zones_.fault_of(zone), zone));
    return std::nullopt;
  }
  // The sessions of a series are told of once; of events without a UID, none is another's.
  const std::string whose = block.uid.empty() ? std::to_string(block.line) : "UID:" + block.uid;
  if (!told_zone_.insert(zone + "\n" + whose).second) return written;
  if (zone.empty()) {
    warn(block, "no-zone", msg("the event has no time zone: its hours are read as French time"),
         {});
  } else {
    warn(block, "unknown-zone",
         msg("{}: the hours of the event are read as French time",
             base::MessageList{why_unknown(zones_.fault_of(zone), zone)}),
         msg("correct this event in the calendar it comes from, or leave it out"));
  }
  return written;
}

// An hour that does not exist, neither in Paris nor in the zone in which it is written: it is read
// as if the clocks had not leapt.
bool EventReader::is_leapt(const icaltimetype& time, icalproperty* property) const {
  const auto day = calendar::make_day(time.year, time.month, time.day);
  if (!day || time.is_date || icaltime_is_utc(time)) return false;
  const LocalTime written{*day, calendar::Minutes{time.hour * 60 + time.minute}};
  const calendar::Resolved resolved = calendar::resolve_paris(written);
  if (resolved.kind != calendar::LocalTimeKind::skipped) return false;
  const std::string zone = zone_of(property);
  return zone.empty() || zones_.wall_clock(resolved.utc, zone) != written;
}

// DTEND of whole days is the day after the last; one that has an hour is of the last.
calendar::Day EventReader::last_day(icalcomponent* component, calendar::Day first,
                                    const Block& block) {
  if (const auto end = written_end(component, block)) {
    const bool in_day = end->time > calendar::Minutes{0};
    const calendar::Day last = in_day ? end->day : end->day - calendar::Days{1};
    // Many write the day itself as its end.
    if (guess_ && end->day < first) tell_bad_end(block);
    return std::max(first, last);
  }
  const std::int64_t seconds = length_of(block).value_or(0);
  return first + calendar::Days{std::max<std::int64_t>(seconds / 86400 - 1, 0)};
}

std::optional<LocalTime> EventReader::end_of(icalcomponent* event, const LocalTime& start,
                                             const Block& block) {
  auto end = written_end(event, block);
  const auto length = end ? std::nullopt : length_of(block);
  if (length)
    end = calendar::to_paris(calendar::resolve_paris(start).utc + std::chrono::seconds{*length});
  // RFC 5545 3.8.2.2 has it later than the start.
  if (!end || !guess_ || *end > start) return end;
  tell_bad_end(block);
  return std::nullopt;
}

// DTEND; none where it cannot be read, which is told: libical drops what it does not understand.
std::optional<LocalTime> EventReader::written_end(icalcomponent* event, const Block& block) {
  const std::vector<std::string> written = lines_of(block.text, "DTEND");
  if (written.empty()) return std::nullopt;
  icalproperty* end = icalcomponent_get_first_property(event, ICAL_DTEND_PROPERTY);
  const icaltimetype time = end ? icalproperty_get_dtend(end) : icaltime_null_time();
  if (end && (!guess_ || (has_day(time) && has_hour(time)))) return moment(time, end, block);
  warn(block, "bad-end",
       msg("when the event ends cannot be read (“{}”)",
           std::string(base::cut_utf8(written.front(), 100))),
       msg("correct this event in the calendar it comes from, or leave it out"));
  return std::nullopt;
}

void EventReader::tell_bad_end(const Block& block) {
  warn(block, "bad-end", msg("the event does not end after it begins"),
       msg("correct this event in the calendar it comes from, or leave it out"));
}

// As it is written: libical drops what it cannot read, and lets numbers wrap that are too large.
std::optional<std::int64_t> EventReader::length_of(const Block& block) {
  const std::vector<std::string> written = lines_of(block.text, "DURATION");
  if (written.empty()) return std::nullopt;
  const auto length = parse_length(base::upper_ascii(base::trim(written.front())));
  if (!length) {
    warn(block, "bad-length",
         msg("how long the event lasts cannot be read (“{}”)",
             std::string(base::cut_utf8(written.front(), 100))),
         msg("correct this event in the calendar it comes from, or leave it out"));
  }
  return length;
}

}  // namespace gouvernail::ical
