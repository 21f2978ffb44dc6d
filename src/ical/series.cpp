// SPDX-License-Identifier: MPL-2.0
#include "ical/series.h"

#include <algorithm>
#include <memory>

#include "ical/zone.h"

namespace gouvernail::ical {
namespace {

constexpr int most_steps = 100'000;

struct FreeIterator {
  void operator()(icalrecur_iterator* iterator) const { icalrecur_iterator_free(iterator); }
};
using Iterator = std::unique_ptr<icalrecur_iterator, FreeIterator>;

// An instant in UTC, as the clock of the event's zone shows it; anything else as it is written.
icaltimetype as_written(icaltimetype time, const std::string& tzid) {
  if (!icaltime_is_utc(time) || time.is_date || tzid.empty()) return time;
  const auto day = calendar::make_day(time.year, time.month, time.day);
  if (!day) return time;
  const auto minutes = calendar::Minutes{time.hour * 60 + time.minute};
  const auto local = wall_clock(calendar::UtcTime{*day} + minutes, tzid);
  if (!local) return time;
  const date::year_month_day ymd{local->day};
  time.year = int{ymd.year()};
  time.month = static_cast<int>(unsigned{ymd.month()});
  time.day = static_cast<int>(unsigned{ymd.day()});
  time.hour = static_cast<int>(local->time.count() / 60);
  time.minute = static_cast<int>(local->time.count() % 60);
  time.zone = nullptr;
  return time;
}

bool same_moment(const icaltimetype& a, const icaltimetype& b) {
  const bool day = a.year == b.year && a.month == b.month && a.day == b.day;
  if (a.is_date || b.is_date) return day;
  return day && a.hour == b.hour && a.minute == b.minute;
}

// Of every property of that kind.
std::vector<icaltimetype> times_of(icalcomponent* event, icalproperty_kind kind,
                                   const std::string& tzid) {
  std::vector<icaltimetype> result;
  for (icalproperty* property = icalcomponent_get_first_property(event, kind); property;
       property = icalcomponent_get_next_property(event, kind)) {
    const icaltimetype time = kind == ICAL_EXDATE_PROPERTY ? icalproperty_get_exdate(property)
                                                           : icalproperty_get_rdate(property).time;
    if (!icaltime_is_null_time(time)) result.push_back(as_written(time, tzid));
  }
  return result;
}

}  // namespace

Series sessions_of(icalcomponent* event, const std::string& tzid,
                   const calendar::DayRange& within) {
  Series series;
  icaltimetype start =
      icalproperty_get_dtstart(icalcomponent_get_first_property(event, ICAL_DTSTART_PROPERTY));
  const bool utc = icaltime_is_utc(start);
  const auto excluded = times_of(event, ICAL_EXDATE_PROPERTY, tzid);
  const auto keep = [&](const icaltimetype& session) {
    const auto day = calendar::make_day(session.year, session.month, session.day);
    const bool struck = std::any_of(excluded.begin(), excluded.end(),
                                    [&](const auto& time) { return same_moment(time, session); });
    const bool twice = std::any_of(series.sessions.begin(), series.sessions.end(),
                                   [&](const auto& time) { return same_moment(time, session); });
    if (!day || !within.contains(*day) || struck || twice) return;
    if (series.sessions.size() >= most_sessions) {
      series.cut = true;
      return;
    }
    series.sessions.push_back(session);
  };
  for (icalproperty* property = icalcomponent_get_first_property(event, ICAL_RRULE_PROPERTY);
       property; property = icalcomponent_get_next_property(event, ICAL_RRULE_PROPERTY)) {
    icalrecurrencetype rule = icalproperty_get_rrule(property);
    if (!utc) rule.until = as_written(rule.until, tzid);
    const Iterator iterator(icalrecur_iterator_new(rule, start));
    if (!iterator) continue;
    int steps = 0;
    for (icaltimetype next = icalrecur_iterator_next(iterator.get());
         !icaltime_is_null_time(next) && !series.cut;
         next = icalrecur_iterator_next(iterator.get())) {
      // A series by the second that began long ago would take minutes to reach our days.
      if (++steps > most_steps) {
        series.cut = true;
        break;
      }
      const auto day = calendar::make_day(next.year, next.month, next.day);
      if (day && *day > within.last) break;
      keep(next);
    }
  }
  for (const icaltimetype& time : times_of(event, ICAL_RDATE_PROPERTY, tzid)) keep(time);
  return series;
}

}  // namespace gouvernail::ical
