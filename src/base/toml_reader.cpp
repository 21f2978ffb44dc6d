// SPDX-License-Identifier: MPL-2.0
#include "base/toml_reader.h"

#include <algorithm>

#include "base/file_name.h"
#include "base/text.h"

namespace gouvernail::base {
namespace {

Position position_of(const toml::source_region& region, const SourceText& source) {
  return {source.name, static_cast<int>(region.begin.line), static_cast<int>(region.begin.column)};
}

}  // namespace

std::optional<toml::table> parse_toml(const SourceText& source, Diagnostics& diagnostics) {
  if (const auto bad = first_invalid_utf8(source.text)) {
    const auto line = std::count(source.text.begin(),
                                 source.text.begin() + static_cast<std::ptrdiff_t>(*bad), '\n');
    diagnostics.push_back({Severity::error,
                           "not-utf8",
                           {source.name, static_cast<int>(line) + 1, 0},
                           "",
                           msg("this file is not in UTF-8"),
                           msg("save it again in UTF-8")});
    return std::nullopt;
  }
  try {
    return toml::parse(source.text, source.name);
  } catch (const toml::parse_error& error) {
    Diagnostic diagnostic{Severity::error,
                          "not-toml",
                          position_of(error.source(), source),
                          "",
                          msg("not readable as TOML: {}", std::string(error.description())),
                          msg("correct this line; strings need quotes, days are written "
                              "2026-10-13")};
    diagnostic.excerpt = line_of(source.text, diagnostic.position.line);
    diagnostics.push_back(std::move(diagnostic));
    return std::nullopt;
  }
}

Diagnostic diagnostic_at(const toml::node& node, const SourceText& source, std::string code,
                         Message what, Message remedy) {
  Diagnostic diagnostic{Severity::error, std::move(code),  position_of(node.source(), source), "",
                        std::move(what), std::move(remedy)};
  diagnostic.excerpt = line_of(source.text, diagnostic.position.line);
  return diagnostic;
}

bool TableReader::Layer::shows(std::string_view key) const {
  return (only.empty() || only.count(key) > 0) && except.count(key) == 0;
}

TableReader::TableReader(std::vector<Layer> layers, Diagnostics& diagnostics)
    : layers_(std::move(layers)), diagnostics_(&diagnostics) {}

TableReader::TableReader(const toml::table& table, const SourceText& source,
                         Diagnostics& diagnostics)
    : TableReader({Layer{&table, &source, {}, {}}}, diagnostics) {}

bool TableReader::has(std::string_view key) const {
  return std::any_of(layers_.begin(), layers_.end(), [&](const Layer& layer) {
    return layer.table->contains(key) && layer.shows(key);
  });
}

TableReader::Value TableReader::get(std::string_view key) {
  known_.insert(std::string(key));
  for (const Layer& layer : layers_) {
    if (!layer.shows(key)) continue;
    if (const toml::node* node = layer.table->get(key)) return {node, layer.source};
  }
  return {};
}

void TableReader::wrong_type(const Value& value, std::string_view key, Message wanted) {
  error("wrong-type", value, msg("“{}” has a value of the wrong kind", std::string(key)),
        std::move(wanted));
}

std::optional<std::string> TableReader::text(std::string_view key) {
  const Value value = get(key);
  if (!value) return std::nullopt;
  if (const auto* text = value.node->as_string()) return text->get();
  wrong_type(value, key, msg("write a text between quotes"));
  return std::nullopt;
}

std::optional<std::int64_t> TableReader::integer(std::string_view key, std::int64_t least) {
  const Value value = get(key);
  if (!value) return std::nullopt;
  const auto* number = value.node->as_integer();
  if (!number) {
    wrong_type(value, key, msg("write a whole number"));
    return std::nullopt;
  }
  if (number->get() < least || number->get() > 1'000'000) {
    error("out-of-range", value, msg("“{0}” is {1}", std::string(key), number->get()),
          msg("write a whole number of at least {}", least));
    return std::nullopt;
  }
  return number->get();
}

std::optional<double> TableReader::number(std::string_view key) {
  const Value value = get(key);
  if (!value) return std::nullopt;
  if (const auto number = value.node->value<double>(); number && value.node->is_number()) {
    return number;
  }
  wrong_type(value, key, msg("write a number"));
  return std::nullopt;
}

std::optional<bool> TableReader::boolean(std::string_view key) {
  const Value value = get(key);
  if (!value) return std::nullopt;
  if (const auto* flag = value.node->as_boolean()) return flag->get();
  wrong_type(value, key, msg("write true or false"));
  return std::nullopt;
}

std::optional<toml::date> TableReader::date(std::string_view key) {
  const Value value = get(key);
  if (!value) return std::nullopt;
  if (const auto* date = value.node->as_date()) return date->get();
  wrong_type(value, key, msg("write a day as 2026-10-13, without quotes"));
  return std::nullopt;
}

std::optional<LocalizedText> TableReader::localized(std::string_view key) {
  const Value value = get(key);
  if (!value) return std::nullopt;
  if (const auto* text = value.node->as_string()) return LocalizedText{text->get(), ""};
  const auto* both = value.node->as_table();
  if (!both) {
    wrong_type(value, key, msg("write a text between quotes, or {{ fr = \"…\", en = \"…\" }}"));
    return std::nullopt;
  }
  TableReader reader(*both, *value.source, *diagnostics_);
  LocalizedText result{reader.need_text("fr"), reader.text("en").value_or("")};
  reader.finish();
  return result;
}

std::optional<std::vector<std::string>> TableReader::texts(std::string_view key) {
  const Value value = get(key);
  if (!value) return std::nullopt;
  if (const auto* one = value.node->as_string()) return std::vector{one->get()};
  std::vector<std::string> result;
  const auto* array = value.node->as_array();
  if (!array) {
    wrong_type(value, key, msg("write a list of texts, [\"a\", \"b\"]"));
    return std::nullopt;
  }
  for (const toml::node& node : *array) {
    if (const auto* text = node.as_string()) {
      result.push_back(text->get());
    } else {
      wrong_type({&node, value.source}, key, msg("write a text between quotes"));
    }
  }
  return result;
}

std::optional<std::vector<std::int64_t>> TableReader::integers(std::string_view key) {
  const Value value = get(key);
  if (!value) return std::nullopt;
  std::vector<std::int64_t> result;
  const auto* array = value.node->as_array();
  if (!array) {
    wrong_type(value, key, msg("write a list of whole numbers, [7, 8]"));
    return std::nullopt;
  }
  for (const toml::node& node : *array) {
    if (const auto* number = node.as_integer()) {
      result.push_back(number->get());
    } else {
      wrong_type({&node, value.source}, key, msg("write a whole number"));
    }
  }
  return result;
}

std::vector<TableReader> TableReader::tables(std::string_view key) {
  std::vector<TableReader> result;
  const Value value = get(key);
  if (!value) return result;
  const auto* array = value.node->as_array();
  if (!array) {
    wrong_type(value, key, msg("write it as [[{}]]", std::string(key)));
    return result;
  }
  for (const toml::node& node : *array) {
    if (const auto* table = node.as_table()) {
      result.emplace_back(*table, *value.source, *diagnostics_);
    } else {
      wrong_type({&node, value.source}, key, msg("write a table, {{ … }}"));
    }
  }
  return result;
}

std::optional<TableReader> TableReader::table(std::string_view key) {
  const Value value = get(key);
  if (!value) return std::nullopt;
  if (const auto* table = value.node->as_table()) {
    return TableReader(*table, *value.source, *diagnostics_);
  }
  wrong_type(value, key, msg("write a table, {{ … }}"));
  return std::nullopt;
}

std::optional<std::string> TableReader::choice(std::string_view key,
                                               const std::vector<std::string>& choices) {
  const Value value = get(key);
  if (!value) return std::nullopt;
  const auto word = text(key);
  if (!word) return std::nullopt;
  if (std::find(choices.begin(), choices.end(), *word) != choices.end()) return word;
  error("unknown-value", value, msg("“{0}” is not a value of “{1}”", *word, std::string(key)),
        suggestion(*word, choices));
  return std::nullopt;
}

std::string TableReader::need_text(std::string_view key) {
  if (!has(key)) {
    get(key);
    error("missing-key", msg("“{}” is missing", std::string(key)),
          msg("add {} = \"…\" to this table", std::string(key)));
    return "";
  }
  return text(key).value_or("");
}

std::string TableReader::need_id(std::string_view key) {
  std::string id = need_text(key);
  // An empty one is reported as missing, or as naming nothing, where it matters.
  if (id.empty() || is_id(id)) return id;
  if (id.size() > longest_id) {
    error("bad-id", get(key),
          msg("“{0}” has {1} bytes; a name of something has at most {2}", std::string(key),
              static_cast<std::int64_t>(id.size()), static_cast<std::int64_t>(longest_id)),
          msg("choose a shorter one"));
    return id;
  }
  error("bad-id", get(key), msg("“{}” cannot name anything", id),
        msg("write letters, digits, “-”, “_” or “.”, beginning with a letter or a digit"));
  return id;
}

void TableReader::finish() {
  const std::vector<std::string> known(known_.begin(), known_.end());
  for (const Layer& layer : layers_) {
    for (const auto& [key, node] : *layer.table) {
      if (known_.count(key.str()) > 0) continue;
      if (!layer.shows(key.str())) continue;
      Diagnostic diagnostic = diagnostic_at(node, *layer.source, "unknown-key",
                                            msg("unknown key “{}”", std::string(key.str())),
                                            suggestion(key.str(), known));
      const toml::source_region& region = key.source();
      if (region.begin.line > 0) {
        diagnostic.position = position_of(region, *layer.source);
        diagnostic.excerpt = line_of(layer.source->text, diagnostic.position.line);
      }
      diagnostics_->push_back(std::move(diagnostic));
    }
  }
}

void TableReader::error(std::string code, const Value& at, Message what, Message remedy) {
  if (!at) return error(std::move(code), std::move(what), std::move(remedy));
  diagnostics_->push_back(
      diagnostic_at(*at.node, *at.source, std::move(code), std::move(what), std::move(remedy)));
}

void TableReader::warn(std::string code, const Value& at, Message what, Message remedy) {
  error(std::move(code), at, std::move(what), std::move(remedy));
  diagnostics_->back().severity = Severity::warning;
}

void TableReader::error(std::string code, Message what, Message remedy) {
  error(std::move(code), Value{layers_.front().table, layers_.front().source}, std::move(what),
        std::move(remedy));
}

Position TableReader::position() const {
  const Layer& last = layers_.back();
  return position_of(last.table->source(), *last.source);
}

}  // namespace gouvernail::base
