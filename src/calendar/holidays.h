// SPDX-License-Identifier: MPL-2.0
// Public holidays, computed: Easter (Meeus/Butcher) and the fixed days of the Code du travail,
// art. L3133-1; Alsace-Moselle adds Good Friday and 26 December (art. L3134-13).
#pragma once

#include <optional>
#include <vector>

#include "base/message.h"
#include "calendar/day.h"

namespace gouvernail::calendar {

enum class HolidayRegion { metropole, alsace_moselle };

struct PublicHoliday {
  Day day;
  base::LocalizedText name;
};

Day easter_sunday(int year);
// In order of days. 11 in metropolitan France, 13 in Alsace-Moselle; two may share a day.
std::vector<PublicHoliday> public_holidays(int year, HolidayRegion region);
std::optional<base::LocalizedText> public_holiday(Day day, HolidayRegion region);
// The same question without the name; it allocates nothing.
bool is_public_holiday(Day day, HolidayRegion region);
// When many are away, though the day is worked: August, 24 December to 2 January, and the Monday or
// Friday between a public holiday and a weekend. What the house observes, and no text says.
bool is_out_of_season(Day day, HolidayRegion region);

}  // namespace gouvernail::calendar
