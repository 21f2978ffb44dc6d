// SPDX-License-Identifier: MPL-2.0
#include "app/workspace/busy.h"

#include <algorithm>
#include <optional>
#include <set>

#include "app/workspace/busy_copy.h"
#include "app/workspace/opened.h"
#include "base/failure.h"
#include "base/file_name.h"
#include "base/sha256.h"
#include "calendar/joined.h"
#include "governance/availability.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/meeting.h"
#include "governance/people.h"
#include "ical/reader.h"
#include "platform/clock.h"
#include "platform/files.h"
#include "rules/rules.h"
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
    keys_ = diary_keys(opened);
    for (const governance::Meeting& meeting : opened.history->meetings) own_.insert(meeting.uid);
    for (const std::string& uid : own_) own_digests_.insert(digest_of(uid));
  }

  // Whose a file is: of the key that it is named by, or that its name is made of.
  std::string key_of(const std::string& stem) const {
    if (std::ranges::find(keys_, stem) != keys_.end()) return stem;
    const auto made =
        std::ranges::find(keys_, stem, [](const auto& k) { return base::file_name(k); });
    return made == keys_.end() ? stem : *made;
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
    base::Diagnostics found;
    const auto periods =
        ical::read_busy(name, bytes, within_, diary_addresses(opened_, key), found);
    if (!periods.empty() || unread(found) == 0) {
      auto& busy = engagements_of(key);
      for (const auto& period : periods) {
        if (own_.count(period.uid) == 0) busy.push_back({period.start, period.end});
      }
    }
    tell(std::move(found));
  }

  // Of a calendar that was fetched, what is kept, whatever days are asked for later.
  std::string reduce(const std::string& key, const std::string& bytes) {
    const calendar::DayRange& term = opened_.rules->convention->term;
    constexpr calendar::Days a_year{366};
    const calendar::DayRange days{std::min(term.first, within_.first) - a_year,
                                  std::max(term.last, within_.last) + a_year};
    base::Diagnostics found;
    BusyCopy copy;
    for (const auto& period :
         ical::read_busy(key, bytes, days, diary_addresses(opened_, key), found)) {
      // What others call their engagements is nobody's business, not even as a digest.
      const bool ours = own_.contains(period.uid);
      copy.periods.push_back({period.start, period.end, ours ? digest_of(period.uid) : ""});
    }
    copy.unread = unread(found);
    tell(std::move(found));
    told_.insert(key);
    return to_text(copy);
  }

  // Which sessions are known as ours: what was kept before others came says less of them.
  std::string mark() const {
    std::string all;
    for (const std::string& digest : own_digests_) all += digest;
    return base::sha256_hex(all);
  }

  void add_kept(const std::string& key, const std::string& text) {
    const auto copy = parse_busy_copy(text);
    if (!copy) return;
    if (copy->unread > 0 && !told_.contains(key)) {
      diagnostics_.push_back(
          {base::Severity::warning,
           "unread-engagements",
           {key, 0, 0},
           "",
           msg("{0} {0:entry|entries} of the calendar of “{1}” could not be read",
               std::int64_t{copy->unread}, key),
           msg("export it again from the calendar it comes from")});
    }
    if (copy->periods.empty() && copy->unread > 0) return;
    auto& busy = engagements_of(key);
    for (const KeptPeriod& period : copy->periods) {
      const bool asked = period.end.day >= within_.first && period.start.day <= within_.last;
      if (asked && !own_digests_.contains(period.uid)) busy.push_back({period.start, period.end});
    }
  }

  governance::Availability finish() {
    // So that a day holds no more of them than it can, whatever a calendar says.
    for (auto& [key, busy] : result_.busy) busy = calendar::joined(std::move(busy));
    return std::move(result_);
  }

 private:
  // Errors, but for a calendar without engagements: it says that its owner is free.
  static int unread(const base::Diagnostics& found) {
    return static_cast<int>(
        std::count_if(found.begin(), found.end(), [](const base::Diagnostic& one) {
          return one.severity == base::Severity::error && !says_always_free(one);
        }));
  }

  std::vector<BusyInterval>& engagements_of(const std::string& key) {
    return result_.busy[opened_.people->find(key) ? key : planning::room_key(key)];
  }

  void tell(base::Diagnostics found) {
    for (base::Diagnostic& diagnostic : base::grouped(std::move(found))) {
      if (says_always_free(diagnostic)) continue;
      diagnostic.severity = base::Severity::warning;
      diagnostics_.push_back(std::move(diagnostic));
    }
  }

  const Opened& opened_;
  calendar::DayRange within_;
  base::Diagnostics& diagnostics_;
  std::vector<std::string> keys_;
  std::set<std::string> own_;  // uids of our meetings, which are no obstacle to moving them
  std::set<std::string> own_digests_;
  std::set<std::string> told_;  // keys whose calendars were read just now, and all of them told
  governance::Availability result_;
};

// One that cannot be opened is a Failure where days are planned by it, and left out where they are
// only shown.
std::optional<std::string> read_diary(const fs::path& path, Reach reach,
                                      base::Diagnostics& diagnostics) {
  if (reach == Reach::network) return platform::read_file(path);
  try {
    std::error_code unknown;
    if (fs::is_regular_file(path, unknown)) return platform::read_file(path);
  } catch (const base::Failure&) {
    // As one that is no file.
  }
  diagnostics.push_back(
      {base::Severity::warning,
       "unread-diary",
       {path.filename().string(), 0, 0},
       "",
       msg("the calendar {} cannot be opened: left out", path.filename().string()),
       {}});
  return std::nullopt;
}

// Whoever put it there by hand has to do so again: what came since is not in it.
void tell_age(const fs::path& path, base::Diagnostics& diagnostics) {
  constexpr std::int64_t a_month = 31;
  const auto changed = platform::changed_at(path);
  if (!changed) return;
  const auto days = std::chrono::duration_cast<date::days>(platform::now() - *changed).count();
  if (days <= a_month) return;
  diagnostics.push_back({base::Severity::warning,
                         "old-copy",
                         {path.string(), 0, 0},
                         "",
                         msg("the calendar {0} was put here {1} days ago: what was arranged since "
                             "is not in it",
                             path.filename().string(), std::int64_t{days}),
                         msg("export it again from the calendar it comes from")});
}

}  // namespace

std::string diaries_mark(const fs::path& workspace) {
  std::string all;
  const fs::path folder = workspace / busy_name;
  if (!fs::is_directory(folder)) return all;
  for (const fs::path& path : platform::files_of(folder, ".ics", false, {})) {
    all += path.filename().string() + " " + base::sha256_hex(platform::read_file(path)) + "\n";
  }
  return base::sha256_hex(all);
}

std::vector<std::string> diary_keys(const Opened& opened) {
  std::vector<std::string> keys = opened.people->keys();
  for (const planning::Room& room : opened.settings->preferences.rooms) keys.push_back(room.id);
  return keys;
}

void need_diary_key(const Opened& opened, const std::string& key) {
  const std::vector<std::string> keys = diary_keys(opened);
  if (std::find(keys.begin(), keys.end(), key) != keys.end()) return;
  throw base::bad_input(msg("no person has the key “{}”, and no room", key),
                        base::suggestion(key, keys));
}

fs::path diary_file(const fs::path& workspace, const std::string& key) {
  const fs::path folder = workspace / busy_name;
  std::error_code error;
  if (fs::is_directory(folder, error)) {
    // Its very name: where capitals are not told apart, another's file would be found by it.
    for (const fs::path& path : platform::files_of(folder, ".ics")) {
      if (path.stem().string() == key) return path;
    }
  }
  return folder / (base::file_name(key) + ".ics");
}

std::vector<std::string> diary_addresses(const Opened& opened, const std::string& key) {
  const governance::Person* person = opened.people->find(key);
  if (!person) return {};
  std::vector<std::string> addresses = person->aliases;
  if (!person->address.empty()) addresses.push_back(person->address);
  return addresses;
}

bool says_always_free(const base::Diagnostic& diagnostic) { return diagnostic.code == "no-event"; }

governance::Availability read_busy(const fs::path& workspace, const Opened& opened,
                                   const calendar::DayRange& within, base::Diagnostics& diagnostics,
                                   Reach reach, const std::set<std::string>& ours) {
  BusyReader reader(opened, within, diagnostics, ours);
  const fs::path folder = workspace / busy_name;
  if (fs::is_directory(folder)) {
    for (const fs::path& path : platform::files_of(folder, ".ics", false, {})) {
      const std::string key = reader.key_of(path.stem().string());
      if (!reader.knows(key, path.string())) continue;
      tell_age(path, diagnostics);
      if (const auto bytes = read_diary(path, reach, diagnostics)) {
        reader.add(key, path.filename().string(), *bytes);
      }
    }
  }
  const settings::Connections& connections = opened.settings->connections;
  for (const settings::Subscription& subscription : connections.subscriptions) {
    if (!reader.knows(subscription.key, settings::settings_name)) continue;
    const auto reduce = [&](const std::string& bytes) {
      return reader.reduce(subscription.key, bytes);
    };
    const auto kept = fetch(subscription, connections.refresh, workspace, diagnostics,
                            {reduce, reader.mark()}, reach);
    if (kept) reader.add_kept(subscription.key, *kept);
  }
  return reader.finish();
}

}  // namespace gouvernail::app
