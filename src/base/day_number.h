// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cstdint>

namespace gouvernail::base {

// A day as an argument of a message: days since 1970-01-01 (calendar/day.h converts).
struct DayNumber {
  std::int32_t days = 0;

  friend bool operator==(DayNumber, DayNumber) = default;
};

}  // namespace gouvernail::base
