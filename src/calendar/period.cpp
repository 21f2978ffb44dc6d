// SPDX-License-Identifier: MPL-2.0
#include "calendar/period.h"

#include <fmt/format.h>

#include <stdexcept>

namespace gouvernail::calendar {
namespace {

constexpr int months_in_year = 12;
// Far above any convention, and low enough for every first day to exist.
constexpr int greatest_count = 1000;

// Months from year 0, January = 0.
int month_number(Day day) { return year_of(day) * months_in_year + month_of(day) - 1; }

int floor_divide(int value, int by) { return value >= 0 ? value / by : -((by - 1 - value) / by); }

Day first_of_month_number(int number) {
  const int year = floor_divide(number, months_in_year);
  return Day{date::year{year} / (number - year * months_in_year + 1) / 1};
}

int months_in(PeriodUnit unit) {
  switch (unit) {
    case PeriodUnit::month:
      return 1;
    case PeriodUnit::quarter:
      return 3;
    case PeriodUnit::semester:
      return 6;
    case PeriodUnit::year:
    case PeriodUnit::school_year:
    case PeriodUnit::convention_year:
      return months_in_year;
    case PeriodUnit::term:
      break;
  }
  throw std::invalid_argument("a term is no number of months");
}

// First day of some window: the others lie whole numbers of steps away.
Day origin_of(const Period& period, int step, Day anchor) {
  if (period.anchored || period.unit == PeriodUnit::convention_year) return anchor;
  constexpr int january = 0;
  constexpr int september = 8;
  const int first_month = period.unit == PeriodUnit::school_year ? september : january;
  // Windows that share out the year evenly begin with it, wherever the anchor stands; longer
  // and odd ones begin with the anchor's own month, quarter, semester or year.
  const bool shares_year = months_in_year % step == 0;
  const int grain = shares_year ? months_in_year : months_in(period.unit);
  const int since = month_number(anchor) - first_month;
  return first_of_month_number(floor_divide(since, grain) * grain + first_month);
}

// Windows of `step` months, numbered from the one that begins with `origin`.
struct Grid {
  Day origin;
  int step;

  // Each is counted from the origin itself: an anchor on the 31st comes back to the 31st.
  Day first(int number) const {
    return add_months(origin, number * step, MonthRounding::down).value();
  }
  DayRange window(int number) const { return {first(number), first(number + 1) - Days{1}}; }
  int number_at(Day day) const {
    const int number = floor_divide(month_number(day) - month_number(origin), step);
    return first(number) > day ? number - 1 : number;
  }
};

// All windows of a grid have one length and one alignment, hence one form; each form holds what
// tells its windows apart. (Years that begin within a year straddle two.)
WindowForm form_of(const DayRange& full, int step) {
  if (step % months_in_year == 0) {
    return year_of(full.first) == year_of(full.last) ? WindowForm::year : WindowForm::years;
  }
  const bool civil = day_of_month(full.first) == 1 && (month_of(full.first) - 1) % step == 0;
  if (civil && step == 1) return WindowForm::month;
  if (civil && step == 3) return WindowForm::quarter;
  if (civil && step == 6) return WindowForm::semester;
  return WindowForm::first_day;
}

std::string label_of(WindowForm form, const DayRange& full) {
  const int year = year_of(full.first);
  switch (form) {
    case WindowForm::month:
      return fmt::format("{:04}-{:02}", year, month_of(full.first));
    case WindowForm::quarter:
      return fmt::format("{:04}-Q{}", year, quarter_of(full.first));
    case WindowForm::semester:
      return fmt::format("{:04}-S{}", year, semester_of(full.first));
    case WindowForm::year:
      return fmt::format("{:04}", year);
    case WindowForm::years:
      return fmt::format("{:04}-{:04}", year, year_of(full.last));
    case WindowForm::term:
      return "term";
    case WindowForm::first_day:
      break;
  }
  return to_iso(full.first);
}

Window window_of(WindowForm form, const DayRange& full, const DayRange& range) {
  return {form, label_of(form, full), full, intersect(full, range)};
}

}  // namespace

int quarter_of(Day day) { return (month_of(day) - 1) / 3 + 1; }
int semester_of(Day day) { return (month_of(day) - 1) / 6 + 1; }

std::vector<Window> tile(const DayRange& range, const Period& period, Day anchor) {
  if (period.count < 1 || period.count > greatest_count) {
    throw std::invalid_argument("a period counts 1 to 1000 units");
  }
  if (range.empty()) return {};
  if (period.unit == PeriodUnit::term) return {window_of(WindowForm::term, range, range)};

  const int step = months_in(period.unit) * period.count;
  const Grid grid{origin_of(period, step, anchor), step};
  std::vector<Window> windows;
  for (int number = grid.number_at(range.first); grid.first(number) <= range.last; ++number) {
    const DayRange full = grid.window(number);
    windows.push_back(window_of(form_of(full, step), full, range));
  }
  return windows;
}

}  // namespace gouvernail::calendar
