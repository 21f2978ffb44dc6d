// SPDX-License-Identifier: MPL-2.0
#include "calendar/local_time.h"

#include <date/tz.h>
#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "calendar/digits.h"

namespace gouvernail::calendar {
namespace {

// Found once; the initialisation of a local static is safe between threads, and the zone
// lives as long as the process (the database is never reloaded).
const date::time_zone& paris() {
  static const date::time_zone* const zone = date::locate_zone("Europe/Paris");
  return *zone;
}

std::optional<int> parse_below(std::string_view digits, int limit) {
  const auto value = parse_digits(digits);
  return value && *value < limit ? value : std::nullopt;
}

// "14:00" with `separator` between; two digits each.
std::optional<Minutes> parse_clock(std::string_view text, char separator) {
  if (text.size() != 5 || text[2] != separator) return std::nullopt;
  const auto hours = parse_below(text.substr(0, 2), 24);
  const auto minutes = parse_below(text.substr(3, 2), 60);
  if (!hours || !minutes) return std::nullopt;
  return Minutes{*hours * 60 + *minutes};
}

std::optional<LocalTime> combine(std::optional<Day> day, std::optional<Minutes> time) {
  if (!day || !time) return std::nullopt;
  return LocalTime{*day, *time};
}

LocalTimeKind kind_from(int result) {
  if (result == date::local_info::nonexistent) return LocalTimeKind::skipped;
  if (result == date::local_info::ambiguous) return LocalTimeKind::repeated;
  return LocalTimeKind::unique;
}

Resolved resolve(const date::time_zone& zone, const LocalTime& local) {
  const date::local_seconds wall{local.day.time_since_epoch() + local.time};
  const date::local_info info = zone.get_info(wall);
  // `first` is the offset before the change in both odd cases, which is what is wanted: a
  // repeated hour is meant the first time, a skipped one is counted from before the gap.
  return {kind_from(info.result), UtcTime{wall.time_since_epoch() - info.first.offset}};
}

LocalTime wall_clock(const date::time_zone& zone, UtcTime utc) {
  const date::local_seconds wall = zone.to_local(utc);
  const auto midnight = date::floor<Days>(wall);
  return {Day{midnight.time_since_epoch()}, date::floor<Minutes>(wall - midnight)};
}

// Null when there is none: the names come from other people's calendars.
const date::time_zone* find_zone(const std::string& name) {
  try {
    return date::locate_zone(name);
  } catch (const std::runtime_error&) {
    return nullptr;
  }
}

}  // namespace

Resolved resolve_paris(const LocalTime& local) { return resolve(paris(), local); }
LocalTime to_paris(UtcTime utc) { return wall_clock(paris(), utc); }

std::optional<Resolved> resolve_in(const std::string& zone, const LocalTime& local) {
  const date::time_zone* found = find_zone(zone);
  return found ? std::optional(resolve(*found, local)) : std::nullopt;
}

std::optional<LocalTime> to_zone(const std::string& zone, UtcTime utc) {
  const date::time_zone* found = find_zone(zone);
  return found ? std::optional(wall_clock(*found, utc)) : std::nullopt;
}

std::optional<LocalTime> parse_local_time(std::string_view text) {
  constexpr std::size_t clock_size = 5;
  if (text.size() <= clock_size + 1) return std::nullopt;
  const std::string_view clock = text.substr(text.size() - clock_size);
  const std::string_view day = text.substr(0, text.size() - clock_size - 1);
  const char between = text[day.size()];
  if (between != 'T' && between != ' ') return std::nullopt;
  if (const auto iso = parse_iso_day(day)) return combine(iso, parse_clock(clock, ':'));
  if (between != ' ') return std::nullopt;
  const auto time = parse_clock(clock, ':');
  return combine(parse_french_day(day), time ? time : parse_clock(clock, 'h'));
}

std::string to_iso(const LocalTime& local) {
  const auto minutes = local.time.count();
  return fmt::format("{}T{:02}:{:02}", to_iso(local.day), minutes / 60, minutes % 60);
}

std::string to_ical_utc(UtcTime utc) {
  const Day day = date::floor<Days>(utc);
  const date::hh_mm_ss<std::chrono::seconds> time{utc - day};
  return fmt::format("{:04}{:02}{:02}T{:02}{:02}{:02}Z", year_of(day), month_of(day),
                     day_of_month(day), time.hours().count(), time.minutes().count(),
                     time.seconds().count());
}

std::optional<UtcTime> parse_ical_utc(std::string_view text) {
  if (text.size() != 16 || text[8] != 'T' || text[15] != 'Z') return std::nullopt;
  const auto year = parse_digits(text.substr(0, 4));
  const auto month = parse_digits(text.substr(4, 2));
  const auto day_in_month = parse_digits(text.substr(6, 2));
  const auto hours = parse_below(text.substr(9, 2), 24);
  const auto minutes = parse_below(text.substr(11, 2), 60);
  const auto seconds = parse_below(text.substr(13, 2), 61);
  if (!year || !month || !day_in_month || !hours || !minutes || !seconds) return std::nullopt;
  const auto day = make_day(*year, *month, *day_in_month);
  if (!day) return std::nullopt;
  // RFC 5545 3.3.12: who knows no leap seconds reads second 60 as 59.
  const int second = std::min(*seconds, 59);
  return *day + std::chrono::hours{*hours} + Minutes{*minutes} + std::chrono::seconds{second};
}

}  // namespace gouvernail::calendar
