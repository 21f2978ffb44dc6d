// SPDX-License-Identifier: MPL-2.0
#include "ical/reader.h"

#include <libical/ical.h>

#include <algorithm>
#include <memory>
#include <set>

#include "base/text.h"
#include "ical/series.h"
#include "ical/zone.h"

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

class EventReader {
 public:
  EventReader(const std::string& file, const calendar::DayRange& within,
              base::Diagnostics& diagnostics)
      : file_(file), within_(within), diagnostics_(diagnostics) {}

  void read(icalcomponent* component, std::vector<CalendarEvent>& events) {
    auto event = single(component);
    if (!event) return;
    if (icalcomponent_get_first_property(component, ICAL_RRULE_PROPERTY)) {
      return expand(component, *event, events);
    }
    icalproperty* instead = icalcomponent_get_first_property(component, ICAL_RECURRENCEID_PROPERTY);
    if (instead) {
      const auto day = moment(icalproperty_get_recurrenceid(instead), instead);
      if (!day) return;
      event->uid = uid_in_series(event->uid, day->day);
      moved_.insert(event->uid);
    }
    events.push_back(std::move(*event));
  }

  // A session of a series that was moved or struck out alone stands for the one of the series.
  void settle(std::vector<CalendarEvent>& events) const {
    std::erase_if(events, [&](const CalendarEvent& event) {
      return event.of_series && moved_.count(event.uid) > 0;
    });
  }

 private:
  std::optional<CalendarEvent> single(icalcomponent* component) {
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
    event.day = event.last = from->day;
    if (begins.is_date) {
      event.last = last_day(component, from->day);
    } else {
      event.start = from->time;
      event.end = end_of(component, *from);
    }
    icalproperty* transp = icalcomponent_get_first_property(component, ICAL_TRANSP_PROPERTY);
    event.transparent = transp && icalproperty_get_transp(transp) == ICAL_TRANSP_TRANSPARENT;
    const icalproperty_status status = icalcomponent_get_status(component);
    event.cancelled = status == ICAL_STATUS_CANCELLED;
    event.tentative = status == ICAL_STATUS_TENTATIVE;
    return event;
  }

  static std::string uid_in_series(const std::string& uid, calendar::Day day) {
    return uid + "/" + calendar::to_iso(day);
  }

  void expand(icalcomponent* component, const CalendarEvent& first,
              std::vector<CalendarEvent>& events) {
    icalproperty* start = icalcomponent_get_first_property(component, ICAL_DTSTART_PROPERTY);
    const Series series = sessions_of(component, zone_of(start), within_);
    if (series.cut) {
      diagnostics_.push_back({base::Severity::warning,
                              "long-series",
                              {file_, 0, 0},
                              "UID:" + uid_,
                              msg("this series has too many sessions: the later ones are left out"),
                              msg("export a shorter period")});
    }
    for (const icaltimetype& session : series.sessions) {
      const auto from = moment(session, start);
      if (!from) continue;
      CalendarEvent event = first;
      event.of_series = true;
      event.uid = uid_in_series(first.uid, from->day);
      event.day = from->day;
      event.last = from->day + (first.last - first.day);
      if (first.start) {
        event.start = from->time;
        event.end = end_of_session(first, *from);
      }
      events.push_back(std::move(event));
    }
  }

  // As long as the first session, in elapsed time.
  static std::optional<LocalTime> end_of_session(const CalendarEvent& first,
                                                 const LocalTime& from) {
    if (!first.end) return std::nullopt;
    const auto length = calendar::resolve_paris(*first.end).utc -
                        calendar::resolve_paris({first.day, *first.start}).utc;
    return calendar::to_paris(calendar::resolve_paris(from).utc + length);
  }

  static std::string zone_of(icalproperty* property) {
    const icalparameter* zone = icalproperty_get_first_parameter(property, ICAL_TZID_PARAMETER);
    return zone ? text(icalparameter_get_tzid(zone)) : "";
  }

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
    const std::string zone = zone_of(property);
    if (zone.empty()) {
      if (told_zone_.insert(uid_).second) {
        diagnostics_.push_back(
            {base::Severity::warning,
             "no-zone",
             {file_, 0, 0},
             "UID:" + uid_,
             msg("the event has no time zone: its hours are read as French time"),
             {}});
      }
      return written;
    }
    const auto local = paris_from(written, zone);
    if (!local) error("unknown-zone", msg("the time zone “{}” is not known", zone));
    return local;
  }

  static calendar::UtcTime utc_of(const LocalTime& written) {
    return calendar::UtcTime{written.day} + written.time;
  }

  // DTEND of whole days is the day after the last.
  calendar::Day last_day(icalcomponent* component, calendar::Day first) {
    icalproperty* end = icalcomponent_get_first_property(component, ICAL_DTEND_PROPERTY);
    const auto after = end ? moment(icalproperty_get_dtend(end), end) : std::nullopt;
    if (after) return std::max(first, after->day - calendar::Days{1});
    icalproperty* length = icalcomponent_get_first_property(component, ICAL_DURATION_PROPERTY);
    const int seconds = length ? icaldurationtype_as_int(icalproperty_get_duration(length)) : 0;
    return first + calendar::Days{std::max(seconds / 86400 - 1, 0)};
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
  calendar::DayRange within_;
  base::Diagnostics& diagnostics_;
  std::string uid_;
  std::set<std::string> moved_;
  std::set<std::string> told_zone_;
};

void walk(icalcomponent* component, EventReader& reader, std::vector<CalendarEvent>& events) {
  if (icalcomponent_isa(component) == ICAL_VEVENT_COMPONENT) {
    return reader.read(component, events);
  }
  for (icalcomponent* child = icalcomponent_get_first_component(component, ICAL_ANY_COMPONENT);
       child; child = icalcomponent_get_next_component(component, ICAL_ANY_COMPONENT)) {
    walk(child, reader, events);
  }
}

}  // namespace

calendar::DayRange every_day() {
  return {*calendar::make_day(1990, 1, 1), *calendar::make_day(2100, 12, 31)};
}

std::vector<CalendarEvent> read_calendar(const std::string& file, std::string_view bytes,
                                         base::Diagnostics& diagnostics,
                                         const calendar::DayRange& within) {
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
  EventReader reader(file, within, diagnostics);
  walk(root.get(), reader, events);
  reader.settle(events);
  if (events.empty() && !base::has_errors(diagnostics)) {
    refuse("no-event", msg("this calendar holds no event"),
           msg("check the period that was exported"));
  }
  return events;
}

}  // namespace gouvernail::ical
