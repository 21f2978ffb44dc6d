// SPDX-License-Identifier: MPL-2.0
#include "app/busy.h"

#include <algorithm>

#include "app/files.h"
#include "base/text.h"
#include "ical/reader.h"

namespace gouvernail::app {
namespace {

namespace fs = std::filesystem;
using base::msg;
using calendar::LocalTime;
using governance::BusyInterval;

constexpr calendar::Minutes unknown_length{60};

LocalTime later(const LocalTime& time, calendar::Minutes length) {
  return calendar::to_paris(calendar::resolve_paris(time).utc + length);
}

BusyInterval interval_of(const ical::CalendarEvent& event) {
  if (!event.start) {
    return {{event.day, calendar::Minutes{0}},
            {event.last + calendar::Days{1}, calendar::Minutes{0}}};
  }
  const LocalTime start{event.day, *event.start};
  return {start, event.end.value_or(later(start, unknown_length))};
}

void warn(base::Diagnostics& diagnostics, std::string code, const fs::path& file,
          base::Message what, base::Message remedy) {
  diagnostics.push_back({base::Severity::warning,
                         std::move(code),
                         {file.string(), 0, 0},
                         "",
                         std::move(what),
                         std::move(remedy)});
}

// A person's calendar; what is wrong with it is told, and the rest is used.
std::vector<BusyInterval> read_one(const fs::path& path, const calendar::DayRange& within,
                                   base::Diagnostics& diagnostics) {
  base::Diagnostics found;
  std::vector<BusyInterval> result;
  const auto name = path.filename().string();
  // What began the week before may reach into the first day.
  const calendar::DayRange wide{within.first - calendar::Days{7}, within.last};
  for (const auto& event : ical::read_calendar(name, read_file(path), found, wide)) {
    const BusyInterval interval = interval_of(event);
    const bool outside = interval.end.day < within.first || interval.start.day > within.last;
    const bool free = event.cancelled || event.transparent || interval.end <= interval.start;
    if (!outside && !free) result.push_back(interval);
  }
  std::sort(result.begin(), result.end(),
            [](const BusyInterval& a, const BusyInterval& b) { return a.start < b.start; });
  for (base::Diagnostic& diagnostic : found) {
    if (diagnostic.code == "no-event") continue;  // somebody who is always free
    diagnostic.severity = base::Severity::warning;
    diagnostics.push_back(std::move(diagnostic));
  }
  return result;
}

}  // namespace

governance::Availability read_busy(const fs::path& folder, const governance::People& people,
                                   const std::vector<planning::Room>& rooms,
                                   const calendar::DayRange& within,
                                   base::Diagnostics& diagnostics) {
  governance::Availability result;
  if (!fs::is_directory(folder)) return result;
  std::vector<std::string> keys;
  for (const governance::Person& person : people.persons) keys.push_back(person.key);
  for (const planning::Room& room : rooms) keys.push_back(room.id);
  for (const fs::path& path : files_of(folder, ".ics", false, {})) {
    std::string key = path.stem().string();
    if (std::find(keys.begin(), keys.end(), key) == keys.end()) {
      warn(diagnostics, "unknown-person", path,
           msg("no person has the key “{}”, and no room: left out", key),
           base::suggestion(key, keys));
      continue;
    }
    if (!people.find(key)) key = planning::room_key(key);
    auto busy = read_one(path, within, diagnostics);
    if (!busy.empty()) result.busy[key] = std::move(busy);
  }
  return result;
}

}  // namespace gouvernail::app
