// SPDX-License-Identifier: MPL-2.0
// A day that somebody typed, read where it stands. Internal to `calendar`.
#pragma once

#include <optional>
#include <string>

#include "calendar/day.h"
#include "calendar/typed_scan.h"

namespace gouvernail::calendar {

enum class TypedDayFault {
  none,
  unreadable,     // nothing that looks like a day
  no_such_day,    // 31/02/2026
  no_year,        // "1er sept."
  unclear_year,   // 05-06-26
  unclear_month,  // "13 jui. 2026"
  other_weekday   // it falls on another one
};

class DayReader {
 public:
  explicit DayReader(TypedScan& scan) : scan_(scan) {}

  TypedDayFault read();
  Day day() const { return day_; }
  // "2026-10-13", "20261013": as machines write it, and an hour behind it may name its zone.
  bool is_iso() const { return is_iso_; }

 private:
  void weekday();
  TypedDayFault read_named();
  TypedDayFault numbers(const std::string& first);
  TypedDayFault month_in_letters(const std::string& first);
  TypedDayFault month_first();
  TypedDayFault year_after(const std::string& day, int month);
  TypedDayFault day_of(const std::string& year, const std::string& month, const std::string& day);

  TypedScan& scan_;
  std::optional<int> weekday_;
  bool is_iso_ = false;
  Day day_;
};

}  // namespace gouvernail::calendar
