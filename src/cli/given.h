// SPDX-License-Identifier: MPL-2.0
// Options as typed values: none where nothing was given; what cannot be read is a Failure.
#pragma once

#include <optional>
#include <string>

#include "calendar/typed.h"

namespace gouvernail::cli {

inline std::optional<std::string> given(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

inline std::optional<calendar::Day> given_day(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(calendar::need_day(text));
}

inline std::optional<calendar::DayRange> given_range(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(calendar::need_range(text));
}

inline std::optional<calendar::Minutes> given_time(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(calendar::need_time(text));
}

}  // namespace gouvernail::cli
