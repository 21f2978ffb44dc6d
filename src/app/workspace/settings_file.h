// SPDX-License-Identifier: MPL-2.0
// gouvernail.toml while it is being changed: nobody else changes it meanwhile.
#pragma once

#include <filesystem>
#include <string>

#include "app/workspace/opened.h"
#include "platform/lock.h"
#include "rules/rules.h"
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
  // Written, once it is sound: its reader takes it, and it fits the rules of the workspace, which
  // are given back as it makes them. What is wrong with it is a Failure, and nothing is written.
  static rules::Rules need_fitting(const Opened& opened, const std::string& text);
  void replace(const std::string& text) const;  // sound

 private:
  platform::Lock lock_;
  std::filesystem::path path_;
  std::string text_;
};

}  // namespace gouvernail::app
