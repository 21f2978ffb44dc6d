// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <optional>
#include <string_view>

#include "base/toml_reader.h"
#include "calendar/day.h"

namespace gouvernail::calendar {

// A TOML day as a Day. (30 February is no TOML: the parser reports it.)
std::optional<Day> read_day(base::TableReader& reader, std::string_view key);
// As above; absence is reported too, and 1970-01-01 stands in.
Day need_day(base::TableReader& reader, std::string_view key);
// Keys `first` and `last`; a last day before the first is reported.
DayRange need_range(base::TableReader& reader);

}  // namespace gouvernail::calendar
