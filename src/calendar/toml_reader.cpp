// SPDX-License-Identifier: MPL-2.0
#include "calendar/toml_reader.h"

#include "base/text.h"

namespace gouvernail::calendar {

using base::msg;

std::optional<toml::table> TomlReader::parse() {
  try {
    return toml::parse(text_, file_);
  } catch (const toml::parse_error& fault) {
    error("toml-syntax", fault.source(),
          msg("this cannot be read as TOML: {}", std::string(fault.description())),
          msg("correct the line; dates are written 2026-10-17, texts between quotes"));
    return std::nullopt;
  }
}

void TomlReader::error(std::string code, const toml::source_region& where, base::Message what,
                       base::Message remedy) {
  failed_ = true;
  const int line = static_cast<int>(where.begin.line);
  const int column = static_cast<int>(where.begin.column);
  diagnostics_.push_back({base::Severity::error, std::move(code), {file_, line, column},
                          base::line_of(text_, line), std::move(what), std::move(remedy)});
}

void TomlReader::refuse_unknown_keys(const toml::table& table,
                                     const std::vector<std::string>& known) {
  for (const auto& [key, node] : table) {
    const std::string name(key.str());
    if (std::find(known.begin(), known.end(), name) != known.end()) continue;
    const auto near = base::nearest(name, known);
    base::MessageList names;
    for (const std::string& one : known) names.push_back(msg("{}", one));
    error("unknown-key", key.source(), msg("the key “{}” is not known here", name),
          near ? msg("did you mean “{}”?", *near) : msg("the keys known here are: {}", names));
  }
}

const toml::node* TomlReader::required(const toml::table& table, const std::string& key) {
  const toml::node* node = table.get(key);
  if (node == nullptr) {
    error("missing-key", table.source(), msg("the key “{}” is missing", key),
          msg("add “{}” to this table", key));
  }
  return node;
}

std::optional<std::string> TomlReader::text_of(const toml::node& node, const std::string& key) {
  const auto text = node.value_exact<std::string>();
  if (!text) {
    error("wrong-type", node.source(), msg("“{}” must be a text", key),
          msg("write it between quotes"));
    return std::nullopt;
  }
  if (base::trim(*text).empty()) {
    error("empty-text", node.source(), msg("“{}” is empty", key),
          msg("write the text, or take the key out if it is optional"));
    return std::nullopt;
  }
  return text;
}

std::optional<Day> TomlReader::day_of(const toml::node& node, const std::string& key) {
  if (const auto literal = node.value_exact<toml::date>()) {
    if (const auto day = make_day(literal->year, literal->month, literal->day)) return day;
  } else if (const auto text = node.value_exact<std::string>()) {
    if (const auto day = parse_iso_day(*text)) return day;
  }
  error("bad-date", node.source(), msg("“{}” must be a day", key),
        msg("write a day that exists as year, month, day: 2026-10-17"));
  return std::nullopt;
}

std::optional<std::string> TomlReader::required_text(const toml::table& table,
                                                     const std::string& key) {
  const toml::node* node = required(table, key);
  return node == nullptr ? std::nullopt : text_of(*node, key);
}

std::optional<Day> TomlReader::required_day(const toml::table& table, const std::string& key) {
  const toml::node* node = required(table, key);
  return node == nullptr ? std::nullopt : day_of(*node, key);
}

std::optional<std::string> TomlReader::optional_text(const toml::table& table,
                                                     const std::string& key) {
  const toml::node* node = table.get(key);
  return node == nullptr ? std::nullopt : text_of(*node, key);
}

std::optional<Day> TomlReader::optional_day(const toml::table& table, const std::string& key) {
  const toml::node* node = table.get(key);
  return node == nullptr ? std::nullopt : day_of(*node, key);
}

std::vector<Day> TomlReader::required_days(const toml::table& table, const std::string& key) {
  const toml::node* node = required(table, key);
  if (node == nullptr) return {};
  const toml::array* list = node->as_array();
  if (list == nullptr) {
    error("wrong-type", node->source(), msg("“{}” must be a list of days", key),
          msg("write the days between brackets: [2026-03-15, 2026-03-22]"));
    return {};
  }
  std::vector<Day> days;
  for (const toml::node& item : *list) {
    if (const auto day = day_of(item, key)) days.push_back(*day);
  }
  return days;
}

std::vector<const toml::table*> TomlReader::tables(const toml::table& table,
                                                   const std::string& key) {
  const toml::node* node = table.get(key);
  if (node == nullptr) return {};
  const toml::array* list = node->as_array();
  std::vector<const toml::table*> found;
  if (list != nullptr) {
    for (const toml::node& item : *list) {
      if (item.is_table()) found.push_back(item.as_table());
    }
  }
  if (list == nullptr || found.size() != list->size()) {
    error("wrong-type", node->source(), msg("“{}” must be a list of tables", key),
          msg("begin each one with a line [[{}]]", key));
  }
  return found;
}

}  // namespace gouvernail::calendar
