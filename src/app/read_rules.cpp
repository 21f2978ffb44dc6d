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

// The settings of the workspace whose rules are read; none where a folder of rules is named.
std::optional<settings::Settings> settings_of(const ReadRulesRequest& request) {
  if (!request.rules.empty()) return std::nullopt;
  base::Diagnostics diagnostics;
  const fs::path path = request.workspace / settings::settings_name;
  auto settings =
      settings::read_settings({settings::settings_name, platform::read_file(path)}, diagnostics);
  if (!settings) throw base::bad_files(msg("the settings cannot be read"), diagnostics);
  return settings;
}

}  // namespace

ReadRulesResult read_rules(const ReadRulesRequest& request) {
  const auto settings = settings_of(request);
  const fs::path folder =
      settings ? rule_folder(settings->rules, request.workspace) : rule_folder(request.rules, ".");
  base::Diagnostics diagnostics;
  auto [book, warnings] = open_sound_book(folder, settings ? settings->calendars : "");
  if (settings) {
    for (const auto& [party, day] : settings->signatures) book.set_signature(party, day);
  }
  ReadRulesResult result{*book.build({}, diagnostics), std::move(warnings)};
  read_checklists(folder, result.rules);  // refused here when they do not fit the rules
  return result;
}

}  // namespace gouvernail::app
