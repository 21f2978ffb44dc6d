// SPDX-License-Identifier: MPL-2.0
// Reading TOML that people write: every mistake gets its place, its cause and its remedy, and
// a key that nobody asked for is an error with the nearest known one.
#pragma once

#include <toml++/toml.h>

#include <array>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"

namespace gouvernail::base {

// A file's name, as diagnostics show it, and its text.
struct SourceText {
  std::string name;
  std::string text;
};

// None when the text is not TOML; the error is among the diagnostics.
std::optional<toml::table> parse_toml(const SourceText& source, Diagnostics& diagnostics);

// A table, or several laid over one another: a key is looked up in the first layer that has it.
// Layers are how a reading or an amendment overrides some keys of an obligation and leaves the
// places of the others in their files as they are.
class TableReader {
 public:
  struct Layer {
    const toml::table* table = nullptr;
    const SourceText* source = nullptr;
    std::set<std::string, std::less<>> only = {};    // keys that count; empty: all of them
    std::set<std::string, std::less<>> except = {};  // keys that do not
    bool shows(std::string_view key) const;
  };
  struct Value {
    const toml::node* node = nullptr;
    const SourceText* source = nullptr;
    explicit operator bool() const { return node != nullptr; }
  };

  TableReader(std::vector<Layer> layers, Diagnostics& diagnostics);
  TableReader(const toml::table& table, const SourceText& source, Diagnostics& diagnostics);

  bool has(std::string_view key) const;
  Value get(std::string_view key);  // marks the key as known

  // None when the key is absent, or of another type (which is reported).
  std::optional<std::string> text(std::string_view key);
  std::optional<std::int64_t> integer(std::string_view key, std::int64_t least = 0);
  std::optional<double> number(std::string_view key);
  std::optional<bool> boolean(std::string_view key);
  std::optional<toml::date> date(std::string_view key);
  // A string, or { fr = "…", en = "…" }.
  std::optional<LocalizedText> localized(std::string_view key);
  std::optional<std::vector<std::string>> texts(std::string_view key);  // one string serves too
  std::optional<std::vector<std::int64_t>> integers(std::string_view key);
  // Each table of an array of tables; other elements are reported.
  std::vector<TableReader> tables(std::string_view key);
  std::optional<TableReader> table(std::string_view key);

  // One of `choices`; anything else is reported with the list and the nearest.
  std::optional<std::string> choice(std::string_view key, const std::vector<std::string>& choices);

  // As above; absence is reported too. The empty value stands in, so that reading goes on.
  std::string need_text(std::string_view key);
  // What may name something (base/file_name.h); another one is reported, and given all the same.
  std::string need_id(std::string_view key);

  // Reports every key of every layer that nobody asked for. Call once, at the end.
  void finish();

  void error(std::string code, const Value& at, Message what, Message remedy = {});
  void error(std::string code, Message what, Message remedy = {});  // at the table itself
  // Told, and taken all the same.
  void warn(std::string code, const Value& at, Message what, Message remedy = {});
  Position position() const;  // of the table
  Diagnostics& diagnostics() { return *diagnostics_; }
  const std::vector<Layer>& layers() const { return layers_; }

 private:
  void wrong_type(const Value& value, std::string_view key, Message wanted);

  std::vector<Layer> layers_;
  Diagnostics* diagnostics_;
  std::set<std::string, std::less<>> known_;
};

// A diagnostic at a node of a file.
Diagnostic diagnostic_at(const toml::node& node, const SourceText& source, std::string code,
                         Message what, Message remedy = {});

}  // namespace gouvernail::base
