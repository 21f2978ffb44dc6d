// SPDX-License-Identifier: MPL-2.0
#include "app/read_rules.h"

#include "rules/checklist.h"

#include "app/checks/checklists.h"
#include "app/workspace/opened.h"
#include "app/workspace/rule_folders.h"
#include "base/failure.h"
#include "platform/files.h"
#include "settings/settings.h"

namespace gouvernail::app {
namespace {

namespace fs = std::filesystem;
using base::msg;

struct Folders {
  fs::path rules;
  std::string calendars;
};

Folders folders_of(const ReadRulesRequest& request) {
  if (!request.rules.empty()) return {rule_folder(request.rules, "."), ""};
  base::Diagnostics diagnostics;
  const fs::path path = request.workspace / settings::settings_name;
  const auto settings =
      settings::read_settings({settings::settings_name, platform::read_file(path)}, diagnostics);
  if (!settings) throw base::bad_files(msg("the settings cannot be read"), diagnostics);
  return {rule_folder(settings->rules, request.workspace), settings->calendars};
}

}  // namespace

ReadRulesResult read_rules(const ReadRulesRequest& request) {
  const auto [folder, calendars] = folders_of(request);
  base::Diagnostics diagnostics;
  ReadRulesResult result{*open_sound_book(folder, calendars).build({}, diagnostics)};
  read_checklists(folder, result.rules);  // refused here when they do not fit the rules
  return result;
}

}  // namespace gouvernail::app
