// SPDX-License-Identifier: MPL-2.0
#include "ical/series.h"

#include <cstdint>
#include <memory>
#include <set>

#include "ical/zone.h"

namespace gouvernail::ical {
namespace {

struct FreeIterator {
  void operator()(icalrecur_iterator* iterator) const { icalrecur_iterator_free(iterator); }
};
using Iterator = std::unique_ptr<icalrecur_iterator, FreeIterator>;

// An instant in UTC, as the clock of the event's zone shows it; anything else as it is written.
icaltimetype as_written(icaltimetype time, const std::string& tzid, const Zones& zones) {
  if (!icaltime_is_utc(time) || time.is_date || tzid.empty()) return time;
  const auto day = calendar::make_day(time.year, time.month, time.day);
  if (!day) return time;
  const auto minutes = calendar::Minutes{time.hour * 60 + time.minute};
  const auto local = zones.wall_clock(calendar::UtcTime{*day} + minutes, tzid);
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

// Whether libical finds the next session of such a rule at once. Of another ("30 February") it may
// look for it year by year until 2582, on each call.
bool is_plain(const icalrecurrencetype& rule) {
  const auto is_set = [](const short* list) { return list[0] != ICAL_RECURRENCE_ARRAY_MAX; };
  if (is_set(rule.by_second) || is_set(rule.by_minute) || is_set(rule.by_hour) ||
      is_set(rule.by_year_day) || is_set(rule.by_week_no)) {
    return false;
  }
  const bool day = is_set(rule.by_day);
  const bool date = is_set(rule.by_month_day);
  // "The last weekday of the month" is common; of anything else, few look like that.
  if (is_set(rule.by_set_pos) && (rule.freq != ICAL_MONTHLY_RECURRENCE || !day)) return false;
  switch (rule.freq) {
    case ICAL_DAILY_RECURRENCE:
    case ICAL_WEEKLY_RECURRENCE:
      return !is_set(rule.by_month) && !date;
    case ICAL_MONTHLY_RECURRENCE:
      return !is_set(rule.by_month) && !(day && date);
    case ICAL_YEARLY_RECURRENCE:
      if (!is_set(rule.by_month)) return !day && !date;
      // A date of every February; -1SU of a month.
      return !(day && date) && (!date || (rule.by_month_day[0] >= 1 && rule.by_month_day[0] <= 28));
    default:
      return false;
  }
}

// Of every property of that kind.
std::vector<icaltimetype> times_of(icalcomponent* event, icalproperty_kind kind,
                                   const std::string& tzid, const Zones& zones) {
  std::vector<icaltimetype> result;
  for (icalproperty* property = icalcomponent_get_first_property(event, kind); property;
       property = icalcomponent_get_next_property(event, kind)) {
    const icaltimetype time = kind == ICAL_EXDATE_PROPERTY ? icalproperty_get_exdate(property)
                                                           : icalproperty_get_rdate(property).time;
    if (!icaltime_is_null_time(time)) result.push_back(as_written(time, tzid, zones));
  }
  return result;
}

}  // namespace

Series sessions_of(icalcomponent* event, const std::string& tzid, const Zones& zones,
                   const calendar::DayRange& within, Budget& budget) {
  Series series;
  icaltimetype start =
      icalproperty_get_dtstart(icalcomponent_get_first_property(event, ICAL_DTSTART_PROPERTY));
  const bool utc = icaltime_is_utc(start);
  Moments excluded;
  for (const auto& time : times_of(event, ICAL_EXDATE_PROPERTY, tzid, zones)) excluded.add(time);
  Moments seen;
  const auto keep = [&](const icaltimetype& session) {
    const auto day = calendar::make_day(session.year, session.month, session.day);
    if (!day || !within.contains(*day) || excluded.holds(session) || seen.holds(session)) return;
    if (series.sessions.size() >= most_sessions) {
      series.cut = true;
      return;
    }
    seen.add(session);
    series.sessions.push_back(session);
  };
  // Of a series that only lists its days, the first one is the event's own.
  if (!icalcomponent_get_first_property(event, ICAL_RRULE_PROPERTY)) keep(start);
  for (icalproperty* property = icalcomponent_get_first_property(event, ICAL_RRULE_PROPERTY);
       property; property = icalcomponent_get_next_property(event, ICAL_RRULE_PROPERTY)) {
    icalrecurrencetype rule = icalproperty_get_rrule(property);
    if (!utc) rule.until = as_written(rule.until, tzid, zones);
    if (!is_plain(rule)) budget.steps -= Budget::steps_of_odd_rule;
    if (budget.steps < 0) {
      series.cut = true;
      break;
    }
    const Iterator iterator(icalrecur_iterator_new(rule, start));
    if (!iterator) continue;
    for (icaltimetype next = icalrecur_iterator_next(iterator.get());
         !icaltime_is_null_time(next) && !series.cut;
         next = icalrecur_iterator_next(iterator.get())) {
      if (--budget.steps < 0) {
        series.cut = true;
        break;
      }
      const auto day = calendar::make_day(next.year, next.month, next.day);
      if (day && *day > within.last) break;
      keep(next);
    }
  }
  for (const auto& time : times_of(event, ICAL_RDATE_PROPERTY, tzid, zones)) keep(time);
  return series;
}

}  // namespace gouvernail::ical
