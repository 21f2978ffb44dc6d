// SPDX-License-Identifier: MPL-2.0
#include "calendar/toml_day.h"

namespace gouvernail::calendar {

using base::msg;

std::optional<Day> read_day(base::TableReader& reader, std::string_view key) {
  const auto date = reader.date(key);
  if (!date) return std::nullopt;
  // toml++ has refused days that do not exist.
  return make_day(date->year, date->month, date->day).value();
}

Day need_day(base::TableReader& reader, std::string_view key) {
  if (!reader.has(key)) {
    reader.get(key);
    reader.error("missing-key", msg("“{}” is missing", std::string(key)),
                 msg("add {} = 2026-10-13 to this table", std::string(key)));
    return Day{};
  }
  return read_day(reader, key).value_or(Day{});
}

DayRange need_range(base::TableReader& reader) {
  const DayRange range{need_day(reader, "first"), need_day(reader, "last")};
  if (range.empty() && range.last != Day{}) {
    reader.error(
        "last-before-first", reader.get("last"),
        msg("the last day, {0}, is before the first, {1}", arg(range.last), arg(range.first)),
        msg("exchange them, or correct one"));
  }
  return range;
}

}  // namespace gouvernail::calendar
