// SPDX-License-Identifier: MPL-2.0
#include "ical/series.h"

#include <cstdint>
#include <memory>
#include <set>
#include <utility>

#include "ical/zone.h"

namespace gouvernail::ical {
namespace {

struct FreeIterator {
  void operator()(icalrecur_iterator* iterator) const { icalrecur_iterator_free(iterator); }
};
using Iterator = std::unique_ptr<icalrecur_iterator, FreeIterator>;

icaltimetype with_clock(icaltimetype time, const calendar::LocalTime& local) {
  const date::year_month_day ymd{local.day};
  time.year = int{ymd.year()};
  time.month = static_cast<int>(unsigned{ymd.month()});
  time.day = static_cast<int>(unsigned{ymd.day()});
  time.hour = static_cast<int>(local.time.count() / 60);
  time.minute = static_cast<int>(local.time.count() % 60);
  time.is_date = 0;
  time.zone = nullptr;
  return time;
}

// How the start of a series is written, so that whatever it is compared with is written alike.
class Clock {
 public:
  Clock(const icaltimetype& start, std::string tzid, const Zones& zones)
      : start_(start),
        utc_(icaltime_is_utc(start) != 0),
        day_(start.is_date != 0),
        tzid_(std::move(tzid)),
        zones_(zones) {}

  // `tzid`: of the property in which the time stands; may be empty. A day stays one.
  icaltimetype as_written(const icaltimetype& time, const std::string& tzid) const {
    const auto day = calendar::make_day(time.year, time.month, time.day);
    if (time.is_date || !day) return time;
    const bool instant = icaltime_is_utc(time) != 0;
    const bool alike = utc_ ? instant : !instant && (tzid.empty() || tzid == tzid_);
    if (alike) return time;
    const calendar::LocalTime local{*day, calendar::Minutes{time.hour * 60 + time.minute}};
    std::optional<calendar::UtcTime> at = calendar::UtcTime{*day} + local.time;
    if (!instant) {
      const auto paris = tzid.empty() ? std::optional(local) : zones_.paris_from(local, tzid);
      at = paris ? std::optional(calendar::resolve_paris(*paris).utc) : std::nullopt;
    }
    if (!at) return time;
    if (day_ || tzid_.empty()) {
      return with_clock(time, utc_ ? local_of(*at) : calendar::to_paris(*at));
    }
    const auto here = zones_.wall_clock(*at, tzid_);
    return here ? with_clock(time, *here) : time;
  }

  bool lacks_hour(const icaltimetype& time) const { return time.is_date != 0 && !day_; }
  icaltimetype at_hour_of_start(const icaltimetype& day) const {
    icaltimetype at = start_;
    at.year = day.year;
    at.month = day.month;
    at.day = day.day;
    return at;
  }

  // The last moment at which a session may begin: a day is meant whole, and a moment after the
  // last one of a series of days is meant as its day.
  icaltimetype until(icaltimetype time) const {
    if (icaltime_is_null_time(time)) return time;
    if (!time.is_date) {
      time = as_written(time, "");
      time.is_date = day_ ? 1 : 0;
      if (utc_) time = icaltime_set_timezone(&time, icaltimezone_get_utc_timezone());
      return time;
    }
    if (day_) return time;
    time.is_date = 0;
    time.hour = 23;
    time.minute = time.second = 59;
    return utc_ ? as_instant(time) : time;
  }

 private:
  static calendar::LocalTime local_of(calendar::UtcTime utc) {
    const auto day = date::floor<date::days>(utc);
    return {calendar::Day{day}, date::floor<calendar::Minutes>(utc - day)};
  }
  // Of a day of this country.
  static icaltimetype as_instant(const icaltimetype& time) {
    const auto day = calendar::make_day(time.year, time.month, time.day);
    if (!day) return time;
    const calendar::LocalTime local{*day, calendar::Minutes{time.hour * 60 + time.minute}};
    icaltimetype at = with_clock(time, local_of(calendar::resolve_paris(local).utc));
    return icaltime_set_timezone(&at, icaltimezone_get_utc_timezone());
  }

  icaltimetype start_;
  bool utc_;
  bool day_;
  std::string tzid_;
  const Zones& zones_;
};

// A moment as one number, to the minute; for whole days, the day.
std::int64_t number_of(const icaltimetype& time, bool day) {
  const std::int64_t days = (std::int64_t{time.year} * 16 + time.month) * 32 + time.day;
  return days * 2048 + (day ? 0 : time.hour * 60 + time.minute);
}

// Moments that a session may be compared with: a day strikes out all that day's sessions.
class Moments {
 public:
  void add(const icaltimetype& time) {
    (time.is_date ? days_ : minutes_).insert(number_of(time, time.is_date != 0));
    if (!time.is_date) days_of_minutes_.insert(number_of(time, true));
  }
  bool holds(const icaltimetype& time) const {
    if (days_.count(number_of(time, true)) > 0) return true;
    return time.is_date ? days_of_minutes_.count(number_of(time, true)) > 0
                        : minutes_.count(number_of(time, false)) > 0;
  }

 private:
  std::set<std::int64_t> days_;
  std::set<std::int64_t> minutes_;
  std::set<std::int64_t> days_of_minutes_;
};

std::string zone_named_by(icalproperty* property) {
  icalparameter* zone = icalproperty_get_first_parameter(property, ICAL_TZID_PARAMETER);
  const char* name = zone ? icalparameter_get_tzid(zone) : nullptr;
  return name ? name : "";
}

std::vector<icaltimetype> struck_out_of(icalcomponent* event, const Clock& clock) {
  std::vector<icaltimetype> result;
  for (icalproperty* property = icalcomponent_get_first_property(event, ICAL_EXDATE_PROPERTY);
       property; property = icalcomponent_get_next_property(event, ICAL_EXDATE_PROPERTY)) {
    const icaltimetype time = icalproperty_get_exdate(property);
    if (icaltime_is_null_time(time)) continue;
    result.push_back(clock.as_written(time, zone_named_by(property)));
  }
  return result;
}

// Moments, and periods with a length of their own.
std::vector<Session> added_to(icalcomponent* event, const Clock& clock, bool& without_hour) {
  std::vector<Session> result;
  for (icalproperty* property = icalcomponent_get_first_property(event, ICAL_RDATE_PROPERTY);
       property; property = icalcomponent_get_next_property(event, ICAL_RDATE_PROPERTY)) {
    const icaldatetimeperiodtype added = icalproperty_get_rdate(property);
    const std::string zone = zone_named_by(property);
    if (!icaltime_is_null_time(added.time)) {
      const bool lacks = clock.lacks_hour(added.time);
      without_hour = without_hour || lacks;
      result.push_back(
          {lacks ? clock.at_hour_of_start(added.time) : clock.as_written(added.time, zone)});
      continue;
    }
    const icalperiodtype& period = added.period;
    if (icaltime_is_null_time(period.start)) continue;
    std::int64_t length = icaldurationtype_as_int(period.duration);
    if (!icaltime_is_null_time(period.end)) {
      length = icaldurationtype_as_int(icaltime_subtract(period.end, period.start));
    }
    result.push_back({clock.as_written(period.start, zone), {}});
    if (length > 0) result.back().length = length;
  }
  return result;
}

// Lets libical begin where something is asked for; false where it begins with the series: a rule
// that is counted is walked from its start.
bool skip_to(icalrecur_iterator* iterator, const icalrecurrencetype& rule,
             const icaltimetype& start, calendar::Day first) {
  const bool by_the_day = rule.freq >= ICAL_DAILY_RECURRENCE;
  if (rule.count > 0 || !by_the_day) return false;
  const date::year_month_day ymd{first};
  icaltimetype from = start;
  from.year = int{ymd.year()};
  from.month = static_cast<int>(unsigned{ymd.month()});
  from.day = static_cast<int>(unsigned{ymd.day()});
  return icaltime_compare(from, start) > 0 && icalrecur_iterator_set_start(iterator, from) != 0;
}

// What the rules give by which sessions are struck out: the first one too, where it is theirs.
void strike_out_by_rules(icalcomponent* event, const icaltimetype& start, const Clock& clock,
                         const calendar::DayRange& within, Moments& excluded) {
  for (icalproperty* property = icalcomponent_get_first_property(event, ICAL_EXRULE_PROPERTY);
       property; property = icalcomponent_get_next_property(event, ICAL_EXRULE_PROPERTY)) {
    icalrecurrencetype rule = icalproperty_get_exrule(property);
    rule.until = clock.until(rule.until);
    const Iterator iterator(icalrecur_iterator_new(rule, start));
    if (!iterator) continue;
    skip_to(iterator.get(), rule, start, within.first);
    for (icaltimetype next = icalrecur_iterator_next(iterator.get()); !icaltime_is_null_time(next);
         next = icalrecur_iterator_next(iterator.get())) {
      const auto day = calendar::make_day(next.year, next.month, next.day);
      if (day && *day > within.last) break;
      excluded.add(next);
    }
  }
}

}  // namespace

Series sessions_of(icalcomponent* event, const std::string& tzid, const Zones& zones,
                   const calendar::DayRange& within) {
  Series series;
  const icaltimetype start =
      icalproperty_get_dtstart(icalcomponent_get_first_property(event, ICAL_DTSTART_PROPERTY));
  const Clock clock(start, tzid, zones);
  Moments excluded;
  for (const auto& time : struck_out_of(event, clock)) excluded.add(time);
  strike_out_by_rules(event, start, clock, within, excluded);
  Moments seen;
  const auto keep = [&](const Session& session) {
    const icaltimetype& at = session.start;
    const auto day = calendar::make_day(at.year, at.month, at.day);
    const calendar::Days more{static_cast<int>(session.length.value_or(0) / 86400)};
    if (!day || *day + more < within.first || *day > within.last || excluded.holds(at) ||
        seen.holds(at))
      return;
    if (series.sessions.size() >= most_sessions) {
      series.cut = true;
      return;
    }
    seen.add(at);
    series.sessions.push_back(session);
  };
  const std::vector<Session> added = added_to(event, clock, series.without_hour);
  // A period that begins with the event is the event, with its own length.
  for (const Session& one : added) {
    if (one.length && number_of(one.start, false) == number_of(start, false)) keep(one);
  }
  keep({start});
  for (icalproperty* property = icalcomponent_get_first_property(event, ICAL_RRULE_PROPERTY);
       property; property = icalcomponent_get_next_property(event, ICAL_RRULE_PROPERTY)) {
    icalrecurrencetype rule = icalproperty_get_rrule(property);
    rule.until = clock.until(rule.until);
    const Iterator iterator(icalrecur_iterator_new(rule, start));
    if (!iterator) {
      series.outside = true;
      continue;
    }
    // The event's own start counts as the first of those that are counted.
    icaltimetype next = icalrecur_iterator_next(iterator.get());
    const bool outside = icaltime_is_null_time(next) || icaltime_compare(next, start) != 0;
    series.outside = series.outside || outside;
    int left = rule.count > 0 ? rule.count - (outside ? 1 : 0) : most_sessions + 1;
    if (skip_to(iterator.get(), rule, start, within.first)) {
      next = icalrecur_iterator_next(iterator.get());
    }
    for (; !icaltime_is_null_time(next) && !series.cut && left > 0;
         next = icalrecur_iterator_next(iterator.get())) {
      const auto day = calendar::make_day(next.year, next.month, next.day);
      if (day && *day > within.last) break;
      keep({next});
      if (rule.count > 0) --left;
    }
  }
  for (const Session& one : added) keep(one);
  return series;
}

}  // namespace gouvernail::ical
