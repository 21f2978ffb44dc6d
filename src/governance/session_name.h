// SPDX-License-Identifier: MPL-2.0
// What people call a session: its body and its day, "copil/2026-10-13". The only place where such a
// name is written or taken apart.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "calendar/day.h"

namespace gouvernail::governance {

struct Meeting;

struct SessionName {
  std::string body;
  std::string day;  // as somebody wrote it: calendar/typed.h reads it

  friend bool operator==(const SessionName&, const SessionName&) = default;
};

std::string session_name(const std::string& body, calendar::Day day);
std::string session_name(const Meeting& meeting);
// None: it names no day.
std::optional<SessionName> parse_session_name(std::string_view text);

}  // namespace gouvernail::governance
