// SPDX-License-Identifier: MPL-2.0
// What a rule costs libical, found without asking it.
#include <algorithm>
#include <array>

#include "ical/series.h"

namespace gouvernail::ical {
namespace {

using calendar::Day;

constexpr std::int64_t too_many = most_steps_of_series + 1;

template <std::size_t size>
std::int64_t count_of(const short (&list)[size]) {
  return std::find(std::begin(list), std::end(list), ICAL_RECURRENCE_ARRAY_MAX) - std::begin(list);
}

template <std::size_t size>
bool lets(const short (&list)[size], int one, int from_the_end) {
  const auto end = std::begin(list) + count_of(list);
  return end == std::begin(list) || std::find(std::begin(list), end, one) != end ||
         std::find(std::begin(list), end, from_the_end) != end;
}

std::int64_t at_least_one(std::int64_t count) { return std::max<std::int64_t>(count, 1); }

// Days that a part of BYDAY gives, at most: "3TH" is one of a month, "TH" each of them.
std::int64_t days_of(const icalrecurrencetype& rule, std::int64_t weeks) {
  std::int64_t days = 0;
  for (std::int64_t i = 0; i < count_of(rule.by_day); ++i) {
    days += icalrecurrencetype_day_position(rule.by_day[i]) == 0 ? weeks : 1;
  }
  return days;
}

// Of two lists that both restrict, the shorter one bounds; one that is not there does not.
std::int64_t shorter(std::int64_t a, std::int64_t b) {
  if (a == 0 || b == 0) return std::max(a, b);
  return std::min(a, b);
}

std::int64_t times_of_day(const icalrecurrencetype& rule) {
  return at_least_one(count_of(rule.by_hour)) * at_least_one(count_of(rule.by_minute)) *
         at_least_one(count_of(rule.by_second));
}

// Sessions that one turn of the rule (a week, a month, a year) can hold, at most.
std::int64_t most_in_a_turn(const icalrecurrencetype& rule) {
  constexpr std::int64_t weeks_of_month = 5;
  constexpr std::int64_t weeks_of_year = 53;
  std::int64_t days = 1;
  const std::int64_t months = count_of(rule.by_month);
  const std::int64_t dates = count_of(rule.by_month_day);
  switch (rule.freq) {
    case ICAL_WEEKLY_RECURRENCE:
      days = std::min<std::int64_t>(at_least_one(count_of(rule.by_day)), 7);
      break;
    case ICAL_MONTHLY_RECURRENCE:
      days =
          std::min<std::int64_t>(at_least_one(shorter(days_of(rule, weeks_of_month), dates)), 31);
      break;
    case ICAL_YEARLY_RECURRENCE: {
      const std::int64_t by_date = dates * (months > 0 ? months : 12);
      const std::int64_t by_day =
          months > 0 ? days_of(rule, weeks_of_month) * months : days_of(rule, weeks_of_year);
      std::int64_t most = shorter(by_date, by_day);
      if (count_of(rule.by_week_no) > 0) most = 7 * weeks_of_year;
      days = std::min<std::int64_t>(
          std::max({most, count_of(rule.by_year_day), months, std::int64_t{1}}), 366);
      break;
    }
    default:
      break;
  }
  return days * times_of_day(rule);
}

// "The 300th weekday of the month" is looked for in every month there is.
bool has_its_position(const icalrecurrencetype& rule) {
  const std::int64_t positions = count_of(rule.by_set_pos);
  if (positions == 0) return true;
  std::int64_t nearest = 366;
  for (std::int64_t i = 0; i < positions; ++i) {
    nearest = std::min<std::int64_t>(nearest, std::abs(rule.by_set_pos[i]));
  }
  return nearest <= most_in_a_turn(rule);
}

bool restricts(const icalrecurrencetype& rule) {
  return count_of(rule.by_month) > 0 || count_of(rule.by_month_day) > 0 ||
         count_of(rule.by_year_day) > 0;
}

// Whether any day of the calendar can be one of the rule's: months, dates and weekdays come
// together again within 28 years.
bool has_a_day(const icalrecurrencetype& rule) {
  if (!restricts(rule)) return true;
  const Day first = *calendar::make_day(2000, 1, 1);
  for (int i = 0; i < 28 * 366; ++i) {
    const Day day = first + calendar::Days{i};
    const date::year_month_day ymd{day};
    const int number = static_cast<int>(unsigned{ymd.day()});
    const int month = static_cast<int>(unsigned{ymd.month()});
    const date::year_month_day_last last{ymd.year() / ymd.month() / date::last};
    const int length = static_cast<int>(unsigned{last.day()});
    const Day new_year = Day{ymd.year() / 1 / 1};
    const int of_year = static_cast<int>((day - new_year).count()) + 1;
    const int year_length = ymd.year().is_leap() ? 366 : 365;
    if (!lets(rule.by_month, month, month)) continue;
    if (!lets(rule.by_month_day, number, number - length - 1)) continue;
    if (!lets(rule.by_year_day, of_year, of_year - year_length - 1)) continue;
    const int weekday = static_cast<int>(date::weekday{day}.c_encoding()) + 1;  // Sunday is 1
    const auto end = std::begin(rule.by_day) + count_of(rule.by_day);
    const bool its_weekday =
        end == std::begin(rule.by_day) || std::any_of(std::begin(rule.by_day), end, [&](short one) {
          return icalrecurrencetype_day_day_of_week(one) == weekday;
        });
    if (its_weekday) return true;
  }
  return false;
}

// Days from one turn of a rule to the next, and steps that a turn costs.
struct Turn {
  std::int64_t days;
  std::int64_t steps;
};

std::optional<Turn> turn_of(const icalrecurrencetype& rule) {
  const std::int64_t times = times_of_day(rule);
  switch (rule.freq) {
    case ICAL_DAILY_RECURRENCE:
      return Turn{1, times};
    case ICAL_WEEKLY_RECURRENCE:
      return Turn{7, times * at_least_one(count_of(rule.by_day))};
    case ICAL_MONTHLY_RECURRENCE:
      return Turn{28, times * 4};
    case ICAL_YEARLY_RECURRENCE:
      return Turn{365, times * 20};
    default:
      return std::nullopt;
  }
}

Day day_of(const icaltimetype& time, Day otherwise) {
  return calendar::make_day(time.year, time.month, time.day).value_or(otherwise);
}

std::int64_t steps_of_rule(const icalrecurrencetype& rule, Day start,
                           const calendar::DayRange& within) {
  constexpr std::int64_t to_look = 300;  // for a day
  if (!has_its_position(rule) || !has_a_day(rule)) return too_many;
  const Day from = rule.count == 0 ? std::max(start, within.first) : start;
  const Day until =
      icaltime_is_null_time(rule.until) ? within.last : day_of(rule.until, within.last);
  const std::int64_t span =
      std::max<std::int64_t>((std::min(until, within.last) - from).count(), 0);
  const std::int64_t interval = at_least_one(rule.interval);
  const auto turn = turn_of(rule);
  if (!turn) {  // by the hour; by the minute or the second it is no meeting's
    const bool hourly = rule.freq == ICAL_HOURLY_RECURRENCE && !restricts(rule) &&
                        count_of(rule.by_set_pos) == 0 && count_of(rule.by_second) == 0;
    const std::int64_t hours = std::max<std::int64_t>((within.last - start).count(), 0) * 24;
    const std::int64_t turns = rule.count > 0 ? std::min<std::int64_t>(rule.count, hours) : hours;
    return hourly ? at_least_one(turns / interval) : too_many;
  }
  std::int64_t turns = span / (turn->days * interval) + 2;
  if (rule.count > 0 && !restricts(rule)) turns = std::min<std::int64_t>(turns, rule.count);
  return turns * turn->steps + (restricts(rule) ? to_look : 0);
}

}  // namespace

bool is_yearly(icalcomponent* event) {
  icalproperty* property = icalcomponent_get_first_property(event, ICAL_RRULE_PROPERTY);
  if (!property) return false;
  for (; property; property = icalcomponent_get_next_property(event, ICAL_RRULE_PROPERTY)) {
    const icalrecurrencetype rule = icalproperty_get_rrule(property);
    if (rule.freq != ICAL_YEARLY_RECURRENCE || most_in_a_turn(rule) > 1) return false;
  }
  return true;
}

std::int64_t steps_of(icalcomponent* event, const calendar::DayRange& within) {
  icalproperty* begins = icalcomponent_get_first_property(event, ICAL_DTSTART_PROPERTY);
  if (!begins) return 0;
  const Day start = day_of(icalproperty_get_dtstart(begins), within.first);
  std::int64_t steps = 1;
  const auto add = [&](icalproperty_kind kind, icalrecurrencetype (*rule_of)(const icalproperty*)) {
    for (icalproperty* property = icalcomponent_get_first_property(event, kind);
         property && steps <= most_steps_of_series;
         property = icalcomponent_get_next_property(event, kind)) {
      steps += steps_of_rule(rule_of(property), start, within);
    }
  };
  add(ICAL_RRULE_PROPERTY, icalproperty_get_rrule);
  add(ICAL_EXRULE_PROPERTY, icalproperty_get_exrule);
  return steps;
}

}  // namespace gouvernail::ical
