// SPDX-License-Identifier: MPL-2.0
#include "ical/zone.h"

#include <libical/ical.h>

#include <algorithm>
#include <cstdlib>
#include <string_view>

#include "base/text.h"
#include "ical/component.h"
#include "ical/lines.h"
#include "ical/rule.h"
#include "ical/series.h"
#include "ical/zone_names.h"

namespace gouvernail::ical {
namespace {

using calendar::LocalTime;
using calendar::UtcTime;

constexpr const char* french_zone = "Europe/Paris";
constexpr int most_own = 50;

// "/mozilla.org/20050126_1/Europe/Paris" -> "Europe/Paris"; empty when no end of it is a zone.
std::string behind_prefix(const std::string& tzid) {
  for (std::size_t slash = tzid.find('/'); slash != std::string::npos;
       slash = tzid.find('/', slash + 1)) {
    const std::string rest = tzid.substr(slash + 1);
    if (is_iana(rest)) return rest;
  }
  return "";
}

// The hour of a change stands in DTSTART; Notes writes it once more in the rule, where libical
// does not take it.
std::string without_hours(const std::string& rule) {
  std::string kept;
  for (const std::string& part : base::split(rule, ';')) {
    const bool hour = part.starts_with("BYHOUR=") || part.starts_with("BYMINUTE=") ||
                      part.starts_with("BYSECOND=");
    if (hour && part.find(',') == std::string::npos) continue;
    kept += (kept.empty() ? "" : ";") + part;
  }
  return kept;
}

struct SoberZone {
  std::string text;
  std::optional<ZoneFault> fault = {};
};

// A VTIMEZONE as libical can work it out: not one whose clocks change more than once a year by one
// rule, which it would expand by the second for all the years there are. What began centuries ago
// begins in 1970.
SoberZone sober(const std::string& vtimezone) {
  std::string out;
  std::string start;  // of the present part
  bool endless = false;
  const auto end_part = [&] {
    if (start.empty()) return;
    const std::size_t colon = start.rfind(':');
    const bool old =
        endless && colon != std::string::npos && start.compare(colon + 1, 4, "1970") < 0;
    if (old && start.size() >= colon + 9) start.replace(colon + 1, 8, "19700101");
    out += start + "\r\n";
    start.clear();
  };
  for (std::string line : base::split(vtimezone, '\n')) {
    while (!line.empty() && line.back() == '\r') line.pop_back();
    if (line.empty()) continue;
    const std::string upper = base::upper_ascii(line);
    if (upper.starts_with("RRULE")) {
      const std::size_t colon = upper.find(':');
      const std::string rule =
          without_hours(colon == std::string::npos ? "" : upper.substr(colon + 1));
      if (!parse_rule(rule)) return {"", ZoneFault::unreadable};
      if (rule.find("FREQ=YEARLY") == std::string::npos ||
          rule.find("BYHOUR") != std::string::npos || rule.find("BYMINUTE") != std::string::npos ||
          rule.find("BYSECOND") != std::string::npos) {
        return {"", ZoneFault::too_dear};
      }
      endless =
          rule.find("UNTIL=") == std::string::npos && rule.find("COUNT=") == std::string::npos;
      line = "RRULE:" + rule;
    } else if (upper.starts_with("DTSTART")) {
      start = line;  // once its rule is known
      continue;
    } else if (upper.starts_with("END:")) {
      end_part();
      endless = false;
    }
    out += line + "\r\n";
  }
  return {std::move(out)};
}

// Of all its parts together.
std::int64_t steps_of_zone(icalcomponent* zone) {
  const calendar::DayRange changes{*calendar::make_day(1970, 1, 1),
                                   *calendar::make_day(2037, 12, 31)};
  std::int64_t steps = 0;
  for (icalcomponent* part = icalcomponent_get_first_component(zone, ICAL_ANY_COMPONENT); part;
       part = icalcomponent_get_next_component(zone, ICAL_ANY_COMPONENT)) {
    steps += steps_of(part, changes);
  }
  return steps;
}

bool is_offset(icalcomponent* part, icalproperty_kind kind, int (*offset_of)(const icalproperty*)) {
  // Farther from Greenwich no place ever was.
  constexpr int farthest = 16 * 3600;  // seconds
  const icalproperty* offset = icalcomponent_get_first_property(part, kind);
  return offset == nullptr || std::abs(offset_of(offset)) <= farthest;
}

// Some part says from when and by how much its clocks differ, and none says what cannot be.
bool is_zone(icalcomponent* zone) {
  if (icalcomponent_isa(zone) != ICAL_VTIMEZONE_COMPONENT) return false;
  bool any = false;
  for (icalcomponent* part = icalcomponent_get_first_component(zone, ICAL_ANY_COMPONENT); part;
       part = icalcomponent_get_next_component(zone, ICAL_ANY_COMPONENT)) {
    const auto kind = icalcomponent_isa(part);
    if (kind != ICAL_XSTANDARD_COMPONENT && kind != ICAL_XDAYLIGHT_COMPONENT) continue;
    any = true;
    if (!icalcomponent_get_first_property(part, ICAL_DTSTART_PROPERTY) ||
        !icalcomponent_get_first_property(part, ICAL_TZOFFSETTO_PROPERTY) ||
        !is_offset(part, ICAL_TZOFFSETTO_PROPERTY, icalproperty_get_tzoffsetto) ||
        !is_offset(part, ICAL_TZOFFSETFROM_PROPERTY, icalproperty_get_tzoffsetfrom)) {
      return false;
    }
  }
  return any;
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

Zones::Zones() : names_(std::make_unique<ZoneNames>()) {}
Zones::~Zones() = default;

std::optional<ZoneFault> Zones::read(const std::string& vtimezone) {
  if (own_.size() >= most_own) return ZoneFault::too_many;
  const SoberZone sober_one = sober(vtimezone);
  if (sober_one.fault) return sober_one.fault;
  Component component = parse_component(sober_one.text);
  if (!component || !is_zone(component.get())) return ZoneFault::unreadable;
  const std::int64_t steps = steps_of_zone(component.get());
  if (steps > steps_left_) return ZoneFault::too_dear;
  steps_left_ -= steps;
  auto own = std::make_unique<Own>();
  // The zone takes the component over, unless it refuses it.
  if (icaltimezone_set_component(own->zone, component.get()) == 0) return ZoneFault::unreadable;
  static_cast<void>(component.release());
  const char* tzid = icaltimezone_get_tzid(own->zone);
  if (tzid) own_.emplace(tzid, std::move(own));
  return std::nullopt;
}

void Zones::define(const std::string& vtimezone, bool whole) {
  const auto fault = whole ? read(vtimezone) : ZoneFault::unreadable;
  if (!fault) return;
  for (const std::string& tzid : lines_of(vtimezone, "TZID")) faults_.emplace(tzid, *fault);
}

ZoneFault Zones::fault_of(const std::string& tzid) const {
  const auto found = faults_.find(tzid);
  return found == faults_.end() ? ZoneFault::unknown : found->second;
}

Zones::Found Zones::find(const std::string& tzid) const {
  if (const auto known = known_.find(tzid); known != known_.end()) return known->second;
  Found found;
  const auto own = own_.find(tzid);
  // What a file defines is meant, but under the names of places, which everybody takes from the
  // database: their definitions are often those of another year.
  const bool of_place = tzid.find('/') != std::string::npos;
  if (of_place && is_iana(tzid)) {
    found.iana = tzid;
  } else if (std::string rest = behind_prefix(tzid); tzid.starts_with('/') && !rest.empty()) {
    found.iana = std::move(rest);
  } else if (own != own_.end()) {
    found.own = own->second->zone;
  } else if (is_iana(tzid)) {
    found.iana = tzid;
  } else if (!rest.empty()) {
    found.iana = std::move(rest);
  } else {
    found.iana = names_->meant_by(tzid);
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
