// SPDX-License-Identifier: MPL-2.0
#include "settings/settings_edit.h"

#include <toml++/toml.h>

#include <algorithm>
#include <sstream>

#include "settings/toml_text.h"

namespace gouvernail::settings {
namespace {

const toml::node* node_at(const toml::table& root, const NewValue& asked) {
  const toml::table* table = root.at_path(asked.table).as_table();
  return table ? table->get(asked.key) : nullptr;
}

std::string shown(const toml::node* node) {
  std::ostringstream out;
  if (node)
    node->visit([&](const auto& value) { out << toml::toml_formatter{toml::table{{"x", value}}}; });
  return out.str();
}

bool says(const std::string& text, const NewValue& asked) {
  const toml::table root = toml::parse(text);
  const toml::table value = toml::parse("x = " + asked.value);
  return shown(node_at(root, asked)) == shown(value.get("x"));
}

// Whether the table has a heading of its own there: one that a sub-table implies has not.
bool has_heading(const std::string& text, std::size_t at, const std::string& table) {
  const std::size_t end = std::min(text.find('\n', at), text.size());
  std::string heading = text.substr(at, text.find(']', at) + 1 - at);
  std::erase(heading, ' ');
  return at < end && heading == "[" + table + "]";
}

std::string written(const std::string& text, const NewValue& asked) {
  const toml::table root = toml::parse(text);
  const std::string line_end = text.find("\r\n") == std::string::npos ? "\n" : "\r\n";
  std::string out = text;
  if (const toml::node* node = node_at(root, asked)) {
    const std::size_t from = offset_of(text, node->source().begin);
    // A comment within the value would be lost: what says so (with_value) is asked again.
    if (out.substr(from, offset_of(text, node->source().end) - from).find('#') !=
        std::string::npos) {
      return text;
    }
    return out.replace(from, offset_of(text, node->source().end) - from, asked.value);
  }
  const std::string line = asked.key + " = " + asked.value + line_end;
  if (const toml::table* table = root.at_path(asked.table).as_table()) {
    const std::size_t head = offset_of(text, table->source().begin);
    if (has_heading(text, head, asked.table)) {
      const std::size_t end = text.find('\n', head);
      if (end == std::string::npos) return out + line_end + line;
      return out.insert(end + 1, line);
    }
  }
  if (!out.empty() && out.back() != '\n') out += line_end;
  if (!out.empty()) out += line_end;
  return out + "[" + asked.table + "]" + line_end + line;
}

}  // namespace

std::optional<std::string> with_value(const std::string& text, const NewValue& asked) {
  try {
    std::string out = written(text, asked);
    if (says(out, asked)) return out;
  } catch (const toml::parse_error&) {
  }
  return std::nullopt;
}

}  // namespace gouvernail::settings
