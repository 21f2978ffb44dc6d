// SPDX-License-Identifier: MPL-2.0
#include "ical/reader.h"

#include <libical/ical.h>
#include <unicode/ucal.h>
#include <unicode/ustring.h>

#include <algorithm>
#include <memory>

#include "base/text.h"

namespace gouvernail::ical {
namespace {

using base::msg;
using calendar::LocalTime;

struct FreeComponent {
  void operator()(icalcomponent* component) const { icalcomponent_free(component); }
};
using Component = std::unique_ptr<icalcomponent, FreeComponent>;

// Line ends and blank lines as RFC 5545 wants them; old exports hold LF and empty lines.
std::string normalised(std::string_view bytes) {
  const std::string text = base::to_utf8(bytes);
  std::string out;
  out.reserve(text.size() + text.size() / 32);
  std::size_t at = 0;
  while (at < text.size()) {
    std::size_t end = text.find_first_of("\r\n", at);
    if (end == std::string::npos) end = text.size();
    if (end > at) {
      out.append(text, at, end - at);
      out += "\r\n";
    }
    at = end + 1;
  }
  return out;
}

// "Romance Standard Time" -> "Europe/Paris", as CLDR maps them.
std::string from_windows(const std::string& name) {
  UChar windows[128];
  UChar olson[128];
  UErrorCode error = U_ZERO_ERROR;
  int32_t length = 0;
  u_strFromUTF8(windows, 128, &length, name.c_str(), static_cast<int32_t>(name.size()), &error);
  if (U_FAILURE(error)) return "";
  const int32_t found = ucal_getTimeZoneIDForWindowsID(windows, length, "FR", olson, 128, &error);
  if (U_FAILURE(error) || found == 0) return "";
  char out[128];
  u_strToUTF8(out, 128, nullptr, olson, found, &error);
  return U_FAILURE(error) ? "" : out;
}

class EventReader {
 public:
  EventReader(const std::string& file, base::Diagnostics& diagnostics)
      : file_(file), diagnostics_(diagnostics) {}

  std::optional<CalendarEvent> read(icalcomponent* component) {
    CalendarEvent event;
    event.uid = text(icalcomponent_get_uid(component));
    event.summary = text(icalcomponent_get_summary(component));
    event.location = text(icalcomponent_get_location(component));
    uid_ = event.uid;
    icalproperty* start = icalcomponent_get_first_property(component, ICAL_DTSTART_PROPERTY);
    if (!start) {
      error("no-start", msg("the event “{}” has no start", name_of(event)));
      return std::nullopt;
    }
    const icaltimetype begins = icalproperty_get_dtstart(start);
    const auto from = moment(begins, start);
    if (!from) return std::nullopt;
    event.day = from->day;
    if (!begins.is_date) {
      event.start = from->time;
      event.end = end_of(component, *from);
    }
    const icalproperty_status status = icalcomponent_get_status(component);
    event.cancelled = status == ICAL_STATUS_CANCELLED;
    event.tentative = status == ICAL_STATUS_TENTATIVE;
    event.repeats = icalcomponent_get_first_property(component, ICAL_RRULE_PROPERTY) != nullptr;
    return event;
  }

 private:
  static std::string text(const char* value) { return value ? value : ""; }
  static std::string name_of(const CalendarEvent& event) {
    return event.summary.empty() ? event.uid : event.summary;
  }

  void error(std::string code, base::Message what) {
    diagnostics_.push_back({base::Severity::error,
                            std::move(code),
                            {file_, 0, 0},
                            "UID:" + uid_,
                            std::move(what),
                            msg("correct this event in the calendar it comes "
                                "from, or leave it out")});
  }

  // A time as wall-clock time in Paris; none when it names a day or a zone that is none.
  std::optional<LocalTime> moment(const icaltimetype& time, icalproperty* property) {
    const auto day = calendar::make_day(time.year, time.month, time.day);
    if (icaltime_is_null_time(time) || !day) {
      error("bad-day", msg("the event has a day that does not exist"));
      return std::nullopt;
    }
    const LocalTime written{*day,
                            calendar::Minutes{time.is_date ? 0 : time.hour * 60 + time.minute}};
    if (time.is_date) return written;
    if (icaltime_is_utc(time)) return calendar::to_paris(utc_of(written));
    const icalparameter* zone = icalproperty_get_first_parameter(property, ICAL_TZID_PARAMETER);
    if (!zone) {
      diagnostics_.push_back({base::Severity::warning,
                              "no-zone",
                              {file_, 0, 0},
                              "UID:" + uid_,
                              msg("the event has no time zone: its hours are read as French time"),
                              {}});
      return written;
    }
    return in_zone(time, written, text(icalparameter_get_tzid(zone)));
  }

  static calendar::UtcTime utc_of(const LocalTime& written) {
    return calendar::UtcTime{written.day} + written.time;
  }

  std::optional<LocalTime> in_zone(icaltimetype time, const LocalTime& written,
                                   const std::string& tzid) {
    std::string zone = tzid;
    icaltimezone* known = icaltimezone_get_builtin_timezone(zone.c_str());
    if (!known) {
      zone = from_windows(tzid);
      known = zone.empty() ? nullptr : icaltimezone_get_builtin_timezone(zone.c_str());
    }
    if (!known) {
      error("unknown-zone", msg("the time zone “{}” is not known", tzid));
      return std::nullopt;
    }
    // French time needs no conversion; libical's own is wrong within an hour of a change.
    if (zone == "Europe/Paris") return written;
    time = icaltime_set_timezone(&time, known);
    const icaltimetype utc = icaltime_convert_to_zone(time, icaltimezone_get_utc_timezone());
    const auto day = calendar::make_day(utc.year, utc.month, utc.day);
    if (!day) return std::nullopt;
    return calendar::to_paris(utc_of({*day, calendar::Minutes{utc.hour * 60 + utc.minute}}));
  }

  std::optional<LocalTime> end_of(icalcomponent* component, const LocalTime& start) {
    icalproperty* end = icalcomponent_get_first_property(component, ICAL_DTEND_PROPERTY);
    if (end) return moment(icalproperty_get_dtend(end), end);
    icalproperty* length = icalcomponent_get_first_property(component, ICAL_DURATION_PROPERTY);
    if (!length) return std::nullopt;
    const int seconds = icaldurationtype_as_int(icalproperty_get_duration(length));
    return calendar::to_paris(calendar::resolve_paris(start).utc + std::chrono::seconds{seconds});
  }

  const std::string& file_;
  base::Diagnostics& diagnostics_;
  std::string uid_;
};

void walk(icalcomponent* component, EventReader& reader, std::vector<CalendarEvent>& events) {
  if (icalcomponent_isa(component) == ICAL_VEVENT_COMPONENT) {
    if (auto event = reader.read(component)) events.push_back(std::move(*event));
    return;
  }
  for (icalcomponent* child = icalcomponent_get_first_component(component, ICAL_ANY_COMPONENT);
       child; child = icalcomponent_get_next_component(component, ICAL_ANY_COMPONENT)) {
    walk(child, reader, events);
  }
}

}  // namespace

std::vector<CalendarEvent> read_calendar(const std::string& file, std::string_view bytes,
                                         base::Diagnostics& diagnostics) {
  std::vector<CalendarEvent> events;
  const auto refuse = [&](std::string code, base::Message what, base::Message remedy) {
    diagnostics.push_back({base::Severity::error,
                           std::move(code),
                           {file, 0, 0},
                           "",
                           std::move(what),
                           std::move(remedy)});
  };
  if (bytes.size() > longest_calendar) {
    refuse("too-long", msg("this calendar is larger than 20 MB"), msg("export a shorter period"));
    return events;
  }
  const std::string text = normalised(bytes);
  const Component root(icalparser_parse_string(text.c_str()));
  if (!root) {
    refuse("not-a-calendar", msg("this file is not a calendar, or it is cut short"),
           msg("export it again from the calendar it comes from"));
    return events;
  }
  EventReader reader(file, diagnostics);
  walk(root.get(), reader, events);
  if (events.empty() && !base::has_errors(diagnostics)) {
    refuse("no-event", msg("this calendar holds no event"),
           msg("check the period that was exported"));
  }
  return events;
}

}  // namespace gouvernail::ical
