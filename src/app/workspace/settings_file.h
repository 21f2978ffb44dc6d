// SPDX-License-Identifier: MPL-2.0
// gouvernail.toml while it is being changed: nobody else changes it meanwhile.
#pragma once

#include <filesystem>
#include <string>

#include "platform/lock.h"
#include "settings/settings.h"
#include "settings/settings_edit.h"

namespace gouvernail::app {

class SettingsFile {
 public:
  // A Failure while somebody else writes it.
  explicit SettingsFile(const std::filesystem::path& folder);

  const std::string& text() const { return text_; }
  // The text with that value; a Failure that says what to write by hand where it cannot be
  // followed.
  std::string with(std::string text, const settings::NewValue& value) const;
  // As its reader takes it; what is wrong with it is a Failure.
  static settings::Settings need_sound(const std::string& text);
  // Written, once it is sound.
  void replace(const std::string& text) const;

 private:
  platform::Lock lock_;
  std::filesystem::path path_;
  std::string text_;
};

}  // namespace gouvernail::app
