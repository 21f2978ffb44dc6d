// SPDX-License-Identifier: MPL-2.0
// Options as typed values: none where nothing was given; what cannot be read is a Failure.
#pragma once

#include <optional>
#include <string>

#include "base/action.h"
#include "base/failure.h"
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

struct GivenHours {
  std::optional<calendar::Minutes> from;
  std::optional<calendar::Minutes> until;
};

// “14h-16h” tells the end, too, which another option tells else.
inline GivenHours given_hours(const std::string& at, const std::string& until) {
  GivenHours given;
  if (!until.empty()) given.until = calendar::need_time(until);
  if (at.empty()) return given;
  const calendar::TypedHours hours = calendar::need_hours(at);
  if (hours.until && given.until && *hours.until != *given.until) {
    throw base::bad_input(base::msg("“{0}” and “{1}” tell two ends", at, until),
                          base::msg("correct {0} or {1}", base::Input{base::Detail::at},
                                    base::Input{base::Detail::until}));
  }
  given.from = hours.from;
  if (hours.until) given.until = hours.until;
  return given;
}

inline std::optional<calendar::Minutes> given_time(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(calendar::need_time(text));
}

}  // namespace gouvernail::cli
