// SPDX-License-Identifier: MPL-2.0
#include "app/workspace/settings_file.h"

#include "base/failure.h"
#include "platform/files.h"

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

settings::Settings SettingsFile::need_sound(const std::string& text) {
  base::Diagnostics diagnostics;
  auto settings = settings::read_settings({settings::settings_name, text}, diagnostics);
  if (!settings) throw base::bad_files(msg("gouvernail.toml was left as it is"), diagnostics);
  return std::move(*settings);
}

void SettingsFile::replace(const std::string& text) const {
  need_sound(text);
  platform::write_file(path_, text);
}

}  // namespace gouvernail::app
