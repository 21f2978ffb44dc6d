// SPDX-License-Identifier: MPL-2.0
#include "app/workspace/busy.h"

#include <algorithm>
#include <set>

#include "app/workspace/opened.h"
#include "governance/availability.h"
#include "governance/history.h"
#include "governance/meeting.h"
#include "governance/people.h"
#include "ical/reader.h"
#include "platform/files.h"
#include "settings/settings.h"

namespace gouvernail::app {
namespace {

namespace fs = std::filesystem;
using base::msg;
using governance::BusyInterval;

class BusyReader {
 public:
  BusyReader(const Opened& opened, const calendar::DayRange& within, base::Diagnostics& diagnostics,
             const std::set<std::string>& ours)
      : opened_(opened), within_(within), diagnostics_(diagnostics), own_(ours) {
    keys_ = opened.people->keys();
    for (const planning::Room& room : opened.settings->preferences.rooms) keys_.push_back(room.id);
    for (const governance::Meeting& meeting : opened.history->meetings) own_.insert(meeting.uid);
  }

  bool knows(const std::string& key, const std::string& where) {
    if (std::find(keys_.begin(), keys_.end(), key) != keys_.end()) return true;
    diagnostics_.push_back({base::Severity::warning,
                            "unknown-person",
                            {where, 0, 0},
                            "",
                            msg("no person has the key “{}”, and no room: left out", key),
                            base::suggestion(key, keys_)});
    return false;
  }

  // What is wrong with a calendar is told, and the rest is used.
  void add(const std::string& key, const std::string& name, const std::string& bytes) {
    const governance::Person* person = opened_.people->find(key);
    std::vector<std::string> owner;
    if (person) {
      owner = person->aliases;
      if (!person->address.empty()) owner.push_back(person->address);
    }
    base::Diagnostics found;
    const auto periods = ical::read_busy(name, bytes, within_, owner, found);
    if (!periods.empty() || is_sound(found)) {
      auto& busy = result_.busy[person ? key : planning::room_key(key)];
      for (const auto& period : periods) {
        if (own_.count(period.uid) == 0) busy.push_back({period.start, period.end});
      }
    }
    for (base::Diagnostic& diagnostic : found) {
      if (diagnostic.code == always_free) continue;
      diagnostic.severity = base::Severity::warning;
      diagnostics_.push_back(std::move(diagnostic));
    }
  }

  governance::Availability finish() {
    for (auto& [key, busy] : result_.busy) {
      std::sort(busy.begin(), busy.end(),
                [](const BusyInterval& a, const BusyInterval& b) { return a.start < b.start; });
    }
    return std::move(result_);
  }

 private:
  static constexpr const char* always_free = "no-event";

  // Of a calendar without engagements: whether it says that its owner is free.
  static bool is_sound(const base::Diagnostics& found) {
    return std::all_of(found.begin(), found.end(), [](const base::Diagnostic& diagnostic) {
      return diagnostic.severity != base::Severity::error || diagnostic.code == always_free;
    });
  }

  const Opened& opened_;
  calendar::DayRange within_;
  base::Diagnostics& diagnostics_;
  std::vector<std::string> keys_;
  std::set<std::string> own_;  // uids of our meetings, which are no obstacle to moving them
  governance::Availability result_;
};

}  // namespace

governance::Availability read_busy(const fs::path& workspace, const Opened& opened,
                                   const calendar::DayRange& within, base::Diagnostics& diagnostics,
                                   Reach reach, const std::set<std::string>& ours) {
  BusyReader reader(opened, within, diagnostics, ours);
  const fs::path folder = workspace / busy_name;
  if (fs::is_directory(folder)) {
    for (const fs::path& path : platform::files_of(folder, ".ics", false, {})) {
      const std::string key = path.stem().string();
      if (reader.knows(key, path.string())) {
        reader.add(key, path.filename().string(), platform::read_file(path));
      }
    }
  }
  const settings::Connections& connections = opened.settings->connections;
  for (const settings::Subscription& subscription : connections.subscriptions) {
    if (!reader.knows(subscription.key, settings::settings_name)) continue;
    const auto bytes = fetch(subscription, connections.refresh, workspace, diagnostics, reach);
    if (bytes) reader.add(subscription.key, subscription.key, *bytes);
  }
  return reader.finish();
}

}  // namespace gouvernail::app
