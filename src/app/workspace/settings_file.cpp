// SPDX-License-Identifier: MPL-2.0
#include "app/workspace/settings_file.h"

#include "base/failure.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/people.h"
#include "platform/files.h"
#include "records/workspace.h"
#include "rules/loader.h"

namespace gouvernail::app {

using base::msg;

SettingsFile::SettingsFile(const std::filesystem::path& folder)
    : lock_(folder, "settings"), path_(folder / settings::settings_name) {
  if (!lock_.held()) {
    throw base::bad_input(msg("gouvernail.toml is being written right now"), msg("try again"));
  }
  text_ = platform::read_file(path_);
}

std::string SettingsFile::with(std::string text, const settings::NewValue& value) const {
  auto changed = settings::with_value(text, value);
  if (!changed) {
    throw base::bad_input(
        msg("gouvernail.toml is written in a way that cannot be changed without touching the rest"),
        msg("write it there by hand: [{0}] {1} = {2}", value.table, value.key, value.value));
  }
  return std::move(*changed);
}

rules::Rules SettingsFile::need_fitting(const Opened& opened, const std::string& text) {
  const auto refused = [](base::Diagnostics diagnostics) {
    return base::bad_files(msg("gouvernail.toml was left as it is"), std::move(diagnostics));
  };
  base::Diagnostics diagnostics;
  const auto settings = settings::read_settings({settings::settings_name, text}, diagnostics);
  if (!settings) throw refused(std::move(diagnostics));
  rules::RuleBook book = *opened.book;
  for (const auto& [party, day] : settings->signatures) book.set_signature(party, day);
  auto rules = book.build(opened.rules->readings, diagnostics);
  if (rules) {
    settings::apply_house(*settings, *rules, diagnostics);
    settings::check_bodies(*settings, *rules, diagnostics);
    settings::check_signatures(*settings, *rules, diagnostics);
  }
  if (!rules || base::has_errors(diagnostics)) throw refused(std::move(diagnostics));
  return std::move(*rules);
}

void SettingsFile::replace(const std::string& text) const { platform::write_file(path_, text); }

}  // namespace gouvernail::app
