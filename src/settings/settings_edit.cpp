// SPDX-License-Identifier: MPL-2.0
#include "settings/settings_edit.h"

#include <toml++/toml.h>

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

std::string written(const std::string& text, const NewValue& asked) {
  const toml::table root = toml::parse(text);
  std::string out = text;
  if (const toml::node* node = node_at(root, asked)) {
    const std::size_t from = offset_of(text, node->source().begin);
    return out.replace(from, offset_of(text, node->source().end) - from, asked.value);
  }
  const std::string line = asked.key + " = " + asked.value;
  if (const toml::table* table = root.at_path(asked.table).as_table()) {  // after its heading
    const std::size_t head = offset_of(text, table->source().begin);
    const std::size_t end = text.find('\n', head);
    return out.insert(end == std::string::npos ? text.size() : end, "\n" + line);
  }
  if (!out.empty() && out.back() != '\n') out += "\n";
  if (!out.empty()) out += "\n";
  return out + "[" + asked.table + "]\n" + line + "\n";
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
