// SPDX-License-Identifier: MPL-2.0
#include "ical/free_busy.h"

#include <libical/ical.h>

#include <algorithm>
#include <optional>

#include "base/text.h"

namespace gouvernail::ical {
namespace {

using base::msg;
using calendar::UtcTime;

// Instants are in UTC (RFC 5545 3.3.9 with 3.8.2.6); some servers write TZID=UTC and no Z.
std::optional<UtcTime> instant_of(const icaltimetype& time) {
  const auto day = calendar::make_day(time.year, time.month, time.day);
  if (icaltime_is_null_time(time) || time.is_date || !day) return std::nullopt;
  return UtcTime{*day} + std::chrono::hours{time.hour} + calendar::Minutes{time.minute} +
         std::chrono::seconds{time.second};
}

std::optional<BusyPeriod> parse_period(const std::string& text) {
  const icalperiodtype read = icalperiodtype_from_string(text.c_str());
  const auto start = instant_of(read.start);
  if (!start) return std::nullopt;
  auto end = instant_of(read.end);
  if (!end) end = *start + std::chrono::seconds{icaldurationtype_as_int(read.duration)};
  if (*end <= *start) return std::nullopt;
  BusyPeriod period;
  period.start = calendar::to_paris(*start);
  period.end = calendar::to_paris(*end);
  return period;
}

// "FREE", "BUSY", "BUSY-TENTATIVE"…; an unknown type is BUSY, as RFC 5545 3.2.9 has it.
std::string type_of(const std::string& parameters) {
  const std::string text = base::upper_ascii(parameters);
  const std::size_t at = text.find(";FBTYPE=");
  if (at == std::string::npos) return "BUSY";
  std::string type = text.substr(at + 8);
  type.resize(std::min(type.size(), type.find(';')));
  std::erase(type, '"');
  return type;
}

}  // namespace

void read_free_busy(const std::string& file, const Block& block, const calendar::DayRange& within,
                    std::vector<BusyPeriod>& busy, base::Diagnostics& diagnostics) {
  int bad = 0;
  std::size_t seen = 0;
  for (const std::string& line : block.busy) {
    const std::size_t colon = line.find(':');
    if (colon == std::string::npos) {
      ++bad;
      continue;
    }
    const std::string type = type_of(line.substr(0, colon));
    if (type == "FREE") continue;
    for (std::size_t at = colon + 1; at <= line.size() && seen < most_periods; ++seen) {
      const std::size_t comma = std::min(line.find(',', at), line.size());
      auto period =
          parse_period(std::string(base::trim(std::string_view(line).substr(at, comma - at))));
      at = comma + 1;
      if (!period) {
        ++bad;
        continue;
      }
      if (period->end.day < within.first || period->start.day > within.last) continue;
      period->tentative = type == "BUSY-TENTATIVE";
      busy.push_back(std::move(*period));
    }
  }
  const auto tell = [&](const char* code, base::Message what) {
    diagnostics.push_back({base::Severity::error,
                           code,
                           {file, block.line, 0},
                           block.uid.empty() ? "" : "UID:" + block.uid,
                           std::move(what),
                           msg("export it again from the calendar it comes from")});
  };
  if (seen >= most_periods) {
    tell("too-many",
         msg("this free-busy list has more than {} periods: the later ones are left out",
             static_cast<std::int64_t>(most_periods)));
  }
  if (bad == 0) return;
  tell("bad-period",
       msg("{0} {0:period|periods} of this free-busy list cannot be read", std::int64_t{bad}));
}

}  // namespace gouvernail::ical
