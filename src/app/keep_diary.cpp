// SPDX-License-Identifier: MPL-2.0
#include "app/keep_diary.h"

#include <algorithm>
#include <filesystem>

#include "app/workspace/busy.h"
#include "base/failure.h"
#include "governance/availability.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/people.h"
#include "ical/reader.h"
#include "platform/files.h"
#include "platform/system_words.h"
#include "rules/rules.h"
#include "settings/settings.h"

namespace gouvernail::app {
namespace {

using base::msg;

void need_key(const Opened& opened, const std::string& key) {
  std::vector<std::string> keys = opened.people->keys();
  for (const planning::Room& room : opened.settings->preferences.rooms) keys.push_back(room.id);
  if (std::ranges::find(keys, key) != keys.end()) return;
  throw base::bad_input(msg("no person has the key “{}”, and no room", key),
                        base::suggestion(key, keys));
}

std::filesystem::path diary_path(const Opened& opened, const std::string& key) {
  return std::filesystem::path(opened.folder) / busy_name / (key + ".ics");
}

}  // namespace

DiaryKept keep_diary(const Opened& opened, const KeepDiary& request, calendar::Day today) {
  need_key(opened, request.key);
  const governance::Person* person = opened.people->find(request.key);
  std::vector<std::string> owner = person ? person->aliases : std::vector<std::string>{};
  if (person && !person->address.empty()) owner.push_back(person->address);
  const calendar::DayRange ahead{today, std::max(today, opened.rules->convention->term.last)};
  DiaryKept kept;
  const auto periods = ical::read_busy(request.name, request.bytes, ahead, owner, kept.warnings);
  std::erase_if(kept.warnings, [](const base::Diagnostic& one) { return says_always_free(one); });
  if (periods.empty()) {
    for (const base::Diagnostic& one : kept.warnings) {
      if (one.severity == base::Severity::error) throw base::bad_input(one.what, one.remedy);
    }
  }
  kept.engagements = static_cast<std::int64_t>(periods.size());
  const std::filesystem::path path = diary_path(opened, request.key);
  platform::make_folder(path.parent_path());
  platform::write_file(path, request.bytes);
  return kept;
}

bool forget_diary(const Opened& opened, const std::string& key) {
  need_key(opened, key);
  std::error_code error;
  const bool removed = std::filesystem::remove(diary_path(opened, key), error);
  if (error)
    throw platform::failure_of(
        std::filesystem::filesystem_error("", diary_path(opened, key), error));
  return removed;
}

}  // namespace gouvernail::app
