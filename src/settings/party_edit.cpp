// SPDX-License-Identifier: MPL-2.0
#include "settings/party_edit.h"

#include <toml++/toml.h>

#include "settings/toml_text.h"

namespace gouvernail::settings {
namespace {

constexpr const char* day_key = "effective";

const toml::table* party_in(const toml::table& root, const std::string& party) {
  const toml::table* parties = root["party"].as_table();
  const toml::node* found = parties ? parties->get(party) : nullptr;
  return found ? found->as_table() : nullptr;
}

bool says(const toml::table& root, const std::string& party, calendar::Day day) {
  const toml::table* table = party_in(root, party);
  const toml::node* node = table ? table->get(day_key) : nullptr;
  const toml::value<toml::date>* date = node ? node->as_date() : nullptr;
  return date && date->get() == toml::date{calendar::year_of(day), calendar::month_of(day),
                                           calendar::day_of_month(day)};
}

std::string written(const std::string& text, const toml::table& root, const std::string& party,
                    const std::string& day) {
  std::string out = text;
  const toml::table* table = party_in(root, party);
  if (const toml::node* node = table ? table->get(day_key) : nullptr) {
    const std::size_t from = offset_of(text, node->source().begin);
    return out.replace(from, offset_of(text, node->source().end) - from, day);
  }
  if (table) {  // after its heading
    const std::size_t head = offset_of(text, table->source().begin);
    const std::size_t end = text.find('\n', head);
    const std::string line = std::string("\n") + day_key + " = " + day;
    return out.insert(end == std::string::npos ? text.size() : end, line);
  }
  if (!out.empty() && out.back() != '\n') out += "\n";
  if (!out.empty()) out += "\n";
  return out + "[party." + party + "]\n" + day_key + " = " + day + "\n";
}

}  // namespace

std::optional<std::string> with_signature(const std::string& text, const std::string& party,
                                          calendar::Day day) {
  try {
    std::string out = written(text, toml::parse(text), party, calendar::to_iso(day));
    if (says(toml::parse(out), party, day)) return out;
  } catch (const toml::parse_error&) {
  }
  return std::nullopt;
}

}  // namespace gouvernail::settings
