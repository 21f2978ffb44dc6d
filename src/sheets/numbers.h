// SPDX-License-Identifier: MPL-2.0
// What a number of a workbook is a number of: its format tells.
#pragma once

#include <string>
#include <string_view>

namespace gouvernail::sheets {

enum class Shown {
  number,
  day,    // "dd/mm/yyyy", with or without an hour
  month,  // "mmmm yyyy": on which day of it, it does not show
  year,
  time,    // "hh:mm": of the day that the number is on
  elapsed  // "[h]:mm": the hours count on beyond a day
};

// "dd/mm/yyyy", "[$-40C]d mmmm yyyy;@", "h:mm AM/PM", "0.00 \"jours\"".
Shown shown_by(std::string_view format);
// Of the formats that every workbook has without writing them.
Shown shown_by_number(int format);

// As a text, of a month and a year as "2026-10" and "2026"; `from_1904`: days are counted from 1
// January 1904, else from 30 December 1899. Midnight is what a workbook keeps of a day without an
// hour, and is not told.
std::string number_text(double number, Shown shown, bool from_1904);

}  // namespace gouvernail::sheets
