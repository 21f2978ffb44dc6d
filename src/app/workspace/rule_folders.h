// SPDX-License-Identifier: MPL-2.0
// Rules on the disk: where their folder is, its files, and the book that they make.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "rules/loader.h"

namespace gouvernail::app {

// A folder of rules as given, beside `base`, or shipped.
std::filesystem::path rule_folder(const std::string& name, const std::filesystem::path& base);
std::vector<rules::RuleFile> read_rule_files(const std::filesystem::path& folder);
// Fails when the default reading has an error; `open_sound_book` when any reading has one.
// `calendars`: another folder of them than the one shipped, whose elections rules may name.
rules::RuleBook open_book(const std::filesystem::path& folder, const std::string& calendars = "");
struct SoundBook {
  rules::RuleBook book;
  base::Diagnostics warnings;  // what is taken all the same, each once
};
SoundBook open_sound_book(const std::filesystem::path& folder, const std::string& calendars = "");

}  // namespace gouvernail::app
