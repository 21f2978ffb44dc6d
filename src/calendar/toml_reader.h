// SPDX-License-Identifier: MPL-2.0
// Reading of the calendars' TOML with every fault collected where it stands. Internal to
// `calendar`; no exception leaves it.
#pragma once

#include <toml++/toml.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "calendar/day.h"

namespace gouvernail::calendar {

class TomlReader {
 public:
  TomlReader(std::string file, std::string_view text, base::Diagnostics& diagnostics)
      : file_(std::move(file)), text_(text), diagnostics_(diagnostics) {}

  // None, with a diagnostic, when the text is not TOML.
  std::optional<toml::table> parse();

  void error(std::string code, const toml::source_region& where, base::Message what,
             base::Message remedy);

  // One error for each key of `table` that `known` does not name.
  void refuse_unknown_keys(const toml::table& table, const std::vector<std::string>& known);

  // Each gives the value under `key`, or none: with an error when the value has another type,
  // and, for `required_…`, when the key is missing.
  const toml::node* required(const toml::table& table, const std::string& key);
  std::optional<std::string> required_text(const toml::table& table, const std::string& key);
  std::optional<Day> required_day(const toml::table& table, const std::string& key);
  std::optional<std::string> optional_text(const toml::table& table, const std::string& key);
  std::optional<Day> optional_day(const toml::table& table, const std::string& key);
  std::vector<Day> required_days(const toml::table& table, const std::string& key);
  // The tables of an array of tables; none for a missing key.
  std::vector<const toml::table*> tables(const toml::table& table, const std::string& key);

  bool has_failed() const { return failed_; }

 private:
  std::optional<std::string> text_of(const toml::node& node, const std::string& key);
  std::optional<Day> day_of(const toml::node& node, const std::string& key);

  std::string file_;
  std::string text_;
  base::Diagnostics& diagnostics_;
  bool failed_ = false;
};

}  // namespace gouvernail::calendar
