// SPDX-License-Identifier: MPL-2.0
#include "ical/zone.h"

#include <libical/ical.h>
#include <unicode/ucal.h>
#include <unicode/ustring.h>

namespace gouvernail::ical {
namespace {

using calendar::LocalTime;

constexpr const char* french_zone = "Europe/Paris";

// "Romance Standard Time" -> "Europe/Paris", as CLDR maps them.
std::string from_windows(const std::string& name) {
  UChar windows[128];
  UChar olson[128];
  UErrorCode error = U_ZERO_ERROR;
  int32_t length = 0;
  u_strFromUTF8(windows, 128, &length, name.c_str(), static_cast<int32_t>(name.size()), &error);
  if (U_FAILURE(error)) return "";
  const int32_t found = ucal_getTimeZoneIDForWindowsID(windows, length, "FR", olson, 128, &error);
  if (U_FAILURE(error) || found == 0) return "";
  char out[128];
  u_strToUTF8(out, 128, nullptr, olson, found, &error);
  return U_FAILURE(error) ? "" : out;
}

struct Zone {
  std::string name;
  icaltimezone* known = nullptr;
};

Zone find_zone(const std::string& tzid) {
  Zone zone{tzid, icaltimezone_get_builtin_timezone(tzid.c_str())};
  if (zone.known) return zone;
  zone.name = from_windows(tzid);
  if (!zone.name.empty()) zone.known = icaltimezone_get_builtin_timezone(zone.name.c_str());
  return zone;
}

icaltimetype ical_of(const LocalTime& local) {
  const date::year_month_day ymd{local.day};
  icaltimetype time = icaltime_null_time();
  time.year = int{ymd.year()};
  time.month = static_cast<int>(unsigned{ymd.month()});
  time.day = static_cast<int>(unsigned{ymd.day()});
  time.hour = static_cast<int>(local.time.count() / 60);
  time.minute = static_cast<int>(local.time.count() % 60);
  return time;
}

std::optional<LocalTime> local_of(const icaltimetype& time) {
  const auto day = calendar::make_day(time.year, time.month, time.day);
  if (!day) return std::nullopt;
  return LocalTime{*day, calendar::Minutes{time.hour * 60 + time.minute}};
}

}  // namespace

std::optional<LocalTime> paris_from(const LocalTime& written, const std::string& tzid) {
  const Zone zone = find_zone(tzid);
  if (!zone.known) return std::nullopt;
  // French time needs no conversion; libical's own is wrong within an hour of a change.
  if (zone.name == french_zone) return written;
  icaltimetype time = ical_of(written);
  time = icaltime_set_timezone(&time, zone.known);
  const auto utc = local_of(icaltime_convert_to_zone(time, icaltimezone_get_utc_timezone()));
  if (!utc) return std::nullopt;
  return calendar::to_paris(calendar::UtcTime{utc->day} + utc->time);
}

std::optional<LocalTime> wall_clock(calendar::UtcTime instant, const std::string& tzid) {
  const Zone zone = find_zone(tzid);
  if (!zone.known) return std::nullopt;
  if (zone.name == french_zone) return calendar::to_paris(instant);
  const auto day = date::floor<date::days>(instant);
  icaltimetype time =
      ical_of({calendar::Day{day}, std::chrono::duration_cast<calendar::Minutes>(instant - day)});
  time = icaltime_set_timezone(&time, icaltimezone_get_utc_timezone());
  return local_of(icaltime_convert_to_zone(time, zone.known));
}

}  // namespace gouvernail::ical
