// SPDX-License-Identifier: MPL-2.0
#include "ical/zone.h"

#include <libical/ical.h>
#include <unicode/ucal.h>
#include <unicode/ustring.h>

#include <algorithm>
#include <string_view>

#include "base/text.h"

namespace gouvernail::ical {
namespace {

using calendar::LocalTime;
using calendar::UtcTime;

constexpr const char* french_zone = "Europe/Paris";
constexpr int most_own = 50;

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

bool is_iana(const std::string& name) {
  return !name.empty() && calendar::to_zone(name, UtcTime{}).has_value();
}

// "/mozilla.org/20050126_1/Europe/Paris" -> "Europe/Paris"; empty when no end of it is a zone.
std::string behind_prefix(const std::string& tzid) {
  for (std::size_t slash = tzid.find('/'); slash != std::string::npos;
       slash = tzid.find('/', slash + 1)) {
    const std::string rest = tzid.substr(slash + 1);
    if (is_iana(rest)) return rest;
  }
  return "";
}

// Clocks change by the year; libical would expand a rule by the second for all the years there are.
bool changes_once_a_year(const std::string& vtimezone) {
  const std::string text = base::upper_ascii(vtimezone);
  for (std::size_t at = text.find("RRULE"); at != std::string::npos; at = text.find("RRULE", at)) {
    const std::size_t end = std::min(text.find('\r', at), text.size());
    const std::string_view rule = std::string_view(text).substr(at, end - at);
    if (rule.find("FREQ=YEARLY") == std::string_view::npos ||
        rule.find("BYSECOND") != std::string_view::npos ||
        rule.find("BYMINUTE") != std::string_view::npos ||
        rule.find("BYHOUR") != std::string_view::npos) {
      return false;
    }
    at = end;
  }
  return true;
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

LocalTime local_of(UtcTime utc) {
  const auto day = date::floor<date::days>(utc);
  return {calendar::Day{day}, date::floor<calendar::Minutes>(utc - day)};
}

UtcTime as_if_utc(const LocalTime& local) { return UtcTime{local.day} + local.time; }

}  // namespace

struct Zones::Own {
  icaltimezone* zone = icaltimezone_new();
  ~Own() { icaltimezone_free(zone, 1); }
  Own() = default;
  Own(const Own&) = delete;
  Own& operator=(const Own&) = delete;
};

struct Zones::Found {
  std::string iana;
  icaltimezone* own = nullptr;
  bool is_known() const { return !iana.empty() || own != nullptr; }
};

Zones::Zones() = default;
Zones::~Zones() = default;

void Zones::define(const std::string& vtimezone) {
  if (own_.size() >= most_own || !changes_once_a_year(vtimezone)) return;
  icalcomponent* component = icalparser_parse_string(vtimezone.c_str());
  if (!component) return;
  auto own = std::make_unique<Own>();
  // The zone takes the component over, unless it refuses it.
  if (icalcomponent_isa(component) != ICAL_VTIMEZONE_COMPONENT ||
      icaltimezone_set_component(own->zone, component) == 0) {
    icalcomponent_free(component);
    return;
  }
  const char* tzid = icaltimezone_get_tzid(own->zone);
  if (tzid) own_.emplace(tzid, std::move(own));
}

Zones::Found Zones::find(const std::string& tzid) const {
  if (const auto known = known_.find(tzid); known != known_.end()) return known->second;
  Found found;
  if (is_iana(tzid)) {
    found.iana = tzid;
  } else if (std::string rest = behind_prefix(tzid); !rest.empty()) {
    found.iana = std::move(rest);
  } else if (const auto own = own_.find(tzid); own != own_.end()) {
    found.own = own->second->zone;
  } else {
    found.iana = from_windows(tzid);
    if (!is_iana(found.iana)) found.iana.clear();
  }
  return known_.emplace(tzid, std::move(found)).first->second;
}

std::optional<LocalTime> Zones::paris_from(const LocalTime& written,
                                           const std::string& tzid) const {
  const Found zone = find(tzid);
  if (!zone.is_known()) return std::nullopt;
  if (zone.iana == french_zone) return written;
  if (!zone.own) return calendar::to_paris(calendar::resolve_in(zone.iana, written)->utc);
  icaltimetype time = ical_of(written);
  int is_daylight = 0;
  const int offset = icaltimezone_get_utc_offset(zone.own, &time, &is_daylight);
  return calendar::to_paris(as_if_utc(written) - std::chrono::seconds{offset});
}

std::optional<LocalTime> Zones::wall_clock(UtcTime instant, const std::string& tzid) const {
  const Found zone = find(tzid);
  if (!zone.is_known()) return std::nullopt;
  if (!zone.own) return calendar::to_zone(zone.iana, instant);
  icaltimetype time = ical_of(local_of(instant));
  int is_daylight = 0;
  const int offset = icaltimezone_get_utc_offset_of_utc_time(zone.own, &time, &is_daylight);
  return local_of(instant + std::chrono::seconds{offset});
}

}  // namespace gouvernail::ical
