// SPDX-License-Identifier: MPL-2.0
#include "settings/people_edit.h"

#include <toml++/toml.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "base/text.h"
#include "governance/people.h"
#include "settings/toml_text.h"

namespace gouvernail::settings {
namespace {

using governance::Person;

struct Field {
  const char* key;
  std::string value;  // as TOML writes it; empty: left out
};

std::string quoted_list(const std::vector<std::string>& texts) {
  if (texts.empty()) return "";
  std::string out;
  for (const std::string& text : texts) out += (out.empty() ? "[" : ", ") + toml_quoted(text);
  return out + "]";
}

std::vector<Field> fields_of(const Person& person) {
  const auto or_nothing = [](const std::string& text) {
    return text.empty() ? text : toml_quoted(text);
  };
  return {{"key", toml_quoted(person.key)},
          {"name", toml_quoted(person.name)},
          {"address", or_nothing(person.address)},
          {"party", or_nothing(person.party)},
          {"aliases", quoted_list(person.aliases)}};
}

struct Edit {
  std::size_t from = 0;
  std::size_t to = 0;
  std::string text;
};

std::size_t end_of_line(const std::string& text, std::size_t at) {
  const std::size_t end = text.find('\n', at);
  return end == std::string::npos ? text.size() : end;
}

const toml::table* table_of(const toml::table& root, const std::string& key) {
  const toml::array* persons = root["person"].as_array();
  if (!persons) return nullptr;
  for (const toml::node& one : *persons) {
    const toml::table* table = one.as_table();
    if (table && (*table)["key"].value<std::string>() == key) return table;
  }
  return nullptr;
}

// One edit a field that says something else than before.
std::vector<Edit> edits_of(const std::string& text, const toml::table& table,
                           const Person& person) {
  std::vector<Edit> edits;
  const std::size_t after_key = end_of_line(text, offset_of(text, table.get("key")->source().end));
  for (const Field& field : fields_of(person)) {
    const toml::node* node = table.get(field.key);
    if (!node) {
      if (field.value.empty()) continue;
      edits.push_back({after_key, after_key, std::string("\n") + field.key + " = " + field.value});
      continue;
    }
    const std::size_t from = offset_of(text, node->source().begin);
    const std::size_t to = offset_of(text, node->source().end);
    const std::string empty = node->is_array() ? "[]" : "\"\"";
    const std::string value = field.value.empty() ? empty : field.value;
    if (text.substr(from, to - from) != value) edits.push_back({from, to, value});
  }
  std::stable_sort(edits.begin(), edits.end(),
                   [](const Edit& a, const Edit& b) { return a.from < b.from; });
  return edits;
}

bool says_person(const toml::table& root, const Person& person) {
  const toml::table* table = table_of(root, person.key);
  if (!table) return false;
  std::vector<std::string> aliases;
  if (const toml::array* list = (*table)["aliases"].as_array()) {
    for (const toml::node& one : *list) aliases.push_back(one.value_or(std::string{}));
  } else if (const auto one = (*table)["aliases"].value<std::string>()) {
    aliases.push_back(*one);
  }
  const auto said = [&](const char* key) { return (*table)[key].value_or(std::string{}); };
  return said("name") == person.name && said("address") == person.address &&
         said("party") == person.party && aliases == person.aliases;
}

bool is_theirs(const toml::node& one, const char* table, const std::string& key) {
  const toml::table* its = one.as_table();
  const char* field = std::string_view(table) == "person" ? "key" : "person";
  return its && (*its)[field].value<std::string>() == key;
}

// What is said of them in the file: tables of persons and seats.
std::size_t count_of(const toml::table& root, const std::string& key, bool theirs) {
  std::size_t count = 0;
  for (const char* table : {"person", "seat"}) {
    const toml::array* list = root[table].as_array();
    if (!list) continue;
    count += static_cast<std::size_t>(
        std::count_if(list->begin(), list->end(),
                      [&](const toml::node& one) { return is_theirs(one, table, key) == theirs; }));
  }
  return count;
}

bool is_blank_or_comment(const std::string& line) {
  const std::string_view trimmed = base::trim(line);
  return trimmed.empty() || trimmed.starts_with('#');
}

// A table from its header to the next one; what stands before the first is a block, too.
using Block = std::vector<std::string>;

std::vector<Block> blocks_of(const std::string& text) {
  std::vector<Block> blocks(1);
  for (std::string& line : base::split(text, '\n')) {
    if (base::trim(line).starts_with('[')) blocks.emplace_back();
    blocks.back().push_back(std::move(line));
  }
  return blocks;
}

// Up to the first blank line or value.
void drop_comments_above(std::string& text) {
  while (text.size() > 1 && text.ends_with('\n')) {
    const std::size_t last = text.rfind('\n', text.size() - 2);
    const std::size_t begin = last == std::string::npos ? 0 : last + 1;
    if (!base::trim(std::string_view(text).substr(begin)).starts_with('#')) return;
    text.erase(begin);
  }
}

std::string joined(const Block& block) {
  std::string text;
  for (const std::string& line : block) text += line + "\n";
  return text;
}

}  // namespace

std::optional<std::string> without_person(const std::string& text, const std::string& key) {
  try {
    const toml::table root = toml::parse(text);
    if (count_of(root, key, true) == 0) return std::nullopt;
    std::string out;
    int tables = -1;
    for (const Block& block : blocks_of(text)) {
      ++tables;
      const toml::parse_result own = toml::parse(joined(block));
      if (count_of(own, key, true) == 0) {
        out += joined(block);
        continue;
      }
      // What stands right above it was said of it; comments at its end belong to what follows.
      if (tables > 1) drop_comments_above(out);
      auto last = block.end();
      while (last != block.begin() && is_blank_or_comment(*(last - 1))) --last;
      // One blank line between two tables is enough.
      const bool apart = out.empty() || out.ends_with("\n\n");
      while (apart && last != block.end() && base::trim(*last).empty()) ++last;
      out += joined(Block(last, block.end()));
    }
    if (!out.empty()) out.pop_back();  // split() gave a line behind the last line end
    const toml::table left = toml::parse(out);
    if (count_of(left, key, true) == 0 &&
        count_of(left, key, false) == count_of(root, key, false)) {
      return out;
    }
  } catch (const toml::parse_error&) {
  }
  return std::nullopt;
}

std::string with_person(const std::string& text, const Person& person) {
  std::string out = text;
  if (!out.empty() && out.back() != '\n') out += "\n";
  if (!out.empty()) out += "\n";
  out += "[[person]]\n";
  for (const Field& field : fields_of(person)) {
    if (!field.value.empty()) out += std::string(field.key) + " = " + field.value + "\n";
  }
  return out;
}

std::optional<std::string> with_changed(const std::string& text, const Person& person) {
  try {
    const toml::table root = toml::parse(text);
    const toml::table* table = table_of(root, person.key);
    if (!table) return std::nullopt;
    auto edits = edits_of(text, *table, person);
    std::string out = text;
    for (auto edit = edits.rbegin(); edit != edits.rend(); ++edit) {
      out.replace(edit->from, edit->to - edit->from, edit->text);
    }
    // What somebody wrote otherwise than a line a field may have come out as something else.
    if (says_person(toml::parse(out), person)) return out;
  } catch (const toml::parse_error&) {
  }
  return std::nullopt;
}

}  // namespace gouvernail::settings
