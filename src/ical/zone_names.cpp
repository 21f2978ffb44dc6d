// SPDX-License-Identifier: MPL-2.0
#include "ical/zone_names.h"

#include <unicode/locid.h>
#include <unicode/tznames.h>
#include <unicode/ucal.h>
#include <unicode/uenum.h>
#include <unicode/unistr.h>
#include <unicode/ustring.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>
#include <vector>

#include "base/text.h"
#include "calendar/local_time.h"

namespace gouvernail::ical {
namespace {

using calendar::UtcTime;

constexpr int longest_name = 128;  // code units
constexpr const char* greenwich = "UTC";

icu::UnicodeString unicode_of(std::string_view text) {
  return icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
}

std::string utf8_of(const icu::UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

// "Romance Standard Time" -> "Europe/Paris", as CLDR maps them.
std::string from_windows(const std::string& name) {
  const icu::UnicodeString windows = unicode_of(name);
  UChar olson[longest_name];
  UErrorCode error = U_ZERO_ERROR;
  const int32_t found = ucal_getTimeZoneIDForWindowsID(windows.getBuffer(), windows.length(), "FR",
                                                       olson, longest_name, &error);
  return U_FAILURE(error) || found == 0 ? "" : utf8_of(icu::UnicodeString(olson, found));
}

// What Windows calls it; of many places one name.
std::string windows_name_of(const std::string& zone) {
  const icu::UnicodeString id = unicode_of(zone);
  UChar name[longest_name];
  UErrorCode error = U_ZERO_ERROR;
  const int32_t length =
      ucal_getWindowsTimeZoneID(id.getBuffer(), id.length(), name, longest_name, &error);
  return U_FAILURE(error) || length == 0 ? "" : utf8_of(icu::UnicodeString(name, length));
}

std::vector<std::string> all_zones() {
  std::vector<std::string> zones;
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<UEnumeration, void (*)(UEnumeration*)> ids(ucal_openTimeZones(&error),
                                                                   uenum_close);
  while (U_SUCCESS(error)) {
    const char* id = uenum_next(ids.get(), nullptr, &error);
    if (U_FAILURE(error) || id == nullptr) break;
    if (is_iana(id)) zones.emplace_back(id);
  }
  return zones;
}

// Minutes east of Greenwich, of its winter: summer time is never earlier.
std::int64_t winter_offset(const std::string& zone) {
  std::int64_t least = std::int64_t{24} * 60;
  for (const unsigned month : {1U, 7U}) {
    const UtcTime at{*calendar::make_day(2026, static_cast<int>(month), 15)};
    const auto local = calendar::to_zone(zone, at);
    if (!local) continue;
    const UtcTime shown = UtcTime{local->day} + local->time;
    least = std::min(
        least, std::int64_t{std::chrono::duration_cast<calendar::Minutes>(shown - at).count()});
  }
  return least;
}

// What stands in brackets before the cities: "UTC", "UTC+01:00", "GMT -3.30"; minutes.
std::optional<std::int64_t> offset_of(std::string_view text) {
  text = base::trim(text);
  if (!text.starts_with("UTC") && !text.starts_with("GMT")) return std::nullopt;
  text = base::trim(text.substr(3));
  if (text.empty()) return 0;
  if (text.starts_with("±")) return 0;
  const bool west = text.starts_with('-') || text.starts_with("−");
  if (!west && !text.starts_with('+')) return std::nullopt;
  std::string digits;
  for (const char c : text) {
    if (c >= '0' && c <= '9') digits += c;
  }
  int number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (digits.empty() || digits.size() > 4) return std::nullopt;
  const std::int64_t minutes = digits.size() <= 2 ? std::int64_t{number} * 60
                                                  : std::int64_t{number} / 100 * 60 + number % 100;
  return west ? -minutes : minutes;
}

}  // namespace

bool is_iana(const std::string& name) {
  return !name.empty() && calendar::to_zone(name, UtcTime{}).has_value();
}

void ZoneNames::learn(const std::string& name, const std::string& zone) {
  if (const std::string folded = base::fold(name); !folded.empty()) zones_[folded].insert(zone);
}

// Cities as the database has them, which is English, and as they are called in French.
void ZoneNames::learn() {
  if (!zones_.empty()) return;
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<icu::TimeZoneNames> french(
      icu::TimeZoneNames::createInstance(icu::Locale("fr"), error));
  std::set<std::string> of_windows;
  for (const std::string& zone : all_zones()) {
    learn(zone, zone);
    of_windows.insert(windows_name_of(zone));
    const std::size_t slash = zone.rfind('/');
    if (slash == std::string::npos || zone.starts_with("Etc/")) continue;
    cities_[base::fold(zone.substr(slash + 1))].insert(zone);
    icu::UnicodeString city;
    if (U_SUCCESS(error)) french->getExemplarLocationName(unicode_of(zone), city);
    if (!city.isBogus()) cities_[base::fold(utf8_of(city))].insert(zone);
  }
  for (const std::string& name : of_windows) {
    if (!zones_.contains(base::fold(name))) learn(name, from_windows(name));
  }
  for (const char* name : {"Coordinated Universal Time", "Temps universel coordonné"}) {
    learn(name, greenwich);
  }
}

// Of one alone: "Etc/GMT+1" and "Etc/GMT-1" are folded alike.
std::string ZoneNames::named(std::string_view text) const {
  const auto found = zones_.find(base::fold(std::string(text)));
  return found == zones_.end() || found->second.size() != 1 ? "" : *found->second.begin();
}

std::string ZoneNames::meant_by(const std::string& tzid) {
  if (tzid.size() > longest_name) return "";
  if (std::string zone = from_windows(tzid); is_iana(zone)) return zone;
  learn();
  if (std::string zone = named(tzid); !zone.empty()) return zone;
  for (std::size_t slash = tzid.find('/'); slash != std::string::npos;
       slash = tzid.find('/', slash + 1)) {
    if (std::string zone = named(tzid.substr(slash + 1)); !zone.empty()) return zone;
  }
  return described(base::trim(tzid));
}

// "(UTC+01:00) Brussels, Copenhagen, Madrid, Paris", "(UTC-05:00) Eastern Time (US & Canada)".
std::string ZoneNames::described(std::string_view text) const {
  std::optional<std::int64_t> offset;
  if (text.starts_with('(')) {
    const std::size_t close = text.find(')');
    if (close == std::string_view::npos) return "";
    offset = offset_of(text.substr(1, close - 1));
    if (!offset) return "";
    text = base::trim(text.substr(close + 1));
  }
  if (std::string zone = of_cities(text, offset); !zone.empty()) return zone;
  std::string name(base::trim(text.substr(0, text.find('('))));
  constexpr std::string_view time = " Time";
  if (name.ends_with(time)) name.resize(name.size() - time.size());
  for (const std::string& one : {std::string(text), name, name + " Standard Time"}) {
    std::string zone = named(one);
    const bool fits = !zone.empty() && (!offset || winter_offset(zone) == *offset);
    if (fits) return zone;
  }
  return "";
}

// The zone that those share of them that have that offset; each may be called alike in other parts
// of the world, and some are in no table.
std::string ZoneNames::of_cities(std::string_view list, std::optional<std::int64_t> offset) const {
  std::set<std::string> meant;
  for (const std::string& city : base::split(std::string(list), ',')) {
    const auto known = cities_.find(base::fold(city));
    if (known == cities_.end()) continue;
    for (const std::string& zone : known->second) {
      if (offset && winter_offset(zone) != *offset) continue;
      const std::string shared = from_windows(windows_name_of(zone));
      meant.insert(shared.empty() ? zone : shared);
    }
  }
  return meant.size() == 1 ? *meant.begin() : "";
}

}  // namespace gouvernail::ical
