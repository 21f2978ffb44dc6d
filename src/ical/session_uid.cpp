// SPDX-License-Identifier: MPL-2.0
#include "ical/session_uid.h"

#include <algorithm>
#include <cstdint>

#include "calendar/typed.h"

namespace gouvernail::ical {
namespace {

std::string two_digits(std::int64_t number) {
  return (number < 10 ? "0" : "") + std::to_string(number);
}

// "1400"
std::optional<calendar::Minutes> hour_of(std::string_view text) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (text.size() != 4 || !std::all_of(text.begin(), text.end(), is_digit)) return std::nullopt;
  const auto number = [&](std::size_t at) { return 10 * (text[at] - '0') + text[at + 1] - '0'; };
  if (number(0) > 23 || number(2) > 59) return std::nullopt;
  return calendar::Minutes{60 * number(0) + number(2)};
}

}  // namespace

std::string to_text(const SessionUid& uid) {
  std::string text = uid.series + "/" + calendar::to_iso(uid.day);
  if (!uid.hour) return text;
  const std::int64_t minutes = uid.hour->count();
  return text + "T" + two_digits(minutes / 60) + two_digits(minutes % 60);
}

std::optional<SessionUid> parse_session_uid(std::string_view text) {
  constexpr std::size_t day_size = 10;
  const std::size_t slash = text.rfind('/');
  if (slash == std::string_view::npos) return std::nullopt;
  const std::string_view rest = text.substr(slash + 1);
  const auto day = calendar::parse_day(rest.substr(0, day_size));
  if (!day || calendar::to_iso(*day) != rest.substr(0, day_size)) return std::nullopt;
  SessionUid uid{std::string(text.substr(0, slash)), *day};
  if (rest.size() == day_size) return uid;
  if (rest[day_size] != 'T' || !(uid.hour = hour_of(rest.substr(day_size + 1))))
    return std::nullopt;
  return uid;
}

}  // namespace gouvernail::ical
