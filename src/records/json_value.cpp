// SPDX-License-Identifier: MPL-2.0
#include "records/json_value.h"

#include <nlohmann/json.hpp>
#include <stdexcept>

namespace gouvernail::records {
namespace {

using Kind = JsonNode::Kind;

// Told by the parser what stands where; the strings that it gives are its own.
class Listing final : public nlohmann::json_sax<nlohmann::json> {
 public:
  Listing() { nodes.reserve(usual_size); }

  bool null() override { return add(Kind::other); }
  bool boolean(bool value) override { return add(Kind::flag, value ? 1 : 0); }
  bool number_integer(number_integer_t value) override { return add(Kind::number, value); }
  bool number_unsigned(number_unsigned_t value) override {
    return add(Kind::number, static_cast<std::int64_t>(value));
  }
  bool number_float(number_float_t, const string_t&) override { return add(Kind::other); }
  bool string(string_t& value) override {
    add(Kind::text);
    nodes.back().text = value;
    return true;
  }
  bool binary(binary_t&) override { return add(Kind::other); }
  bool start_object(std::size_t) override { return begin(Kind::object); }
  bool key(string_t& value) override {
    key_ = value;
    return true;
  }
  bool end_object() override { return end(); }
  bool start_array(std::size_t) override { return begin(Kind::list); }
  bool end_array() override { return end(); }
  bool parse_error(std::size_t, const std::string&,
                   const nlohmann::detail::exception& error) override {
    throw std::invalid_argument(error.what());
  }

  std::vector<JsonNode> nodes;

 private:
  static constexpr std::size_t usual_size = 32;

  bool add(Kind kind, std::int64_t number = 0) {
    JsonNode& node = nodes.emplace_back();
    node.kind = kind;
    node.key.swap(key_);
    node.number = number;
    node.end = nodes.size();
    return true;
  }
  bool begin(Kind kind) {
    open_.push_back(nodes.size());
    return add(kind);
  }
  bool end() {
    nodes[open_.back()].end = nodes.size();
    open_.pop_back();
    return true;
  }

  std::string key_;  // of what comes next
  std::vector<std::size_t> open_;
};

}  // namespace

std::vector<JsonNode> read_json(const std::string& text) {
  Listing listing;
  nlohmann::json::sax_parse(text.data(), text.data() + text.size(), &listing);
  return std::move(listing.nodes);
}

const JsonNode& JsonValue::need(Kind kind) const {
  if (node().kind != kind) throw std::invalid_argument("of another kind: " + node().key);
  return node();
}

const std::string& JsonValue::text() const { return need(Kind::text).text; }
std::int64_t JsonValue::number() const { return need(Kind::number).number; }
bool JsonValue::flag() const { return need(Kind::flag).number != 0; }

std::vector<JsonValue> JsonValue::items() const {
  std::vector<JsonValue> items;
  const std::size_t end = need(Kind::list).end;
  for (std::size_t i = at_ + 1; i < end; i = (*all_)[i].end) items.emplace_back(*all_, i);
  return items;
}

std::size_t JsonValue::place_of(std::string_view key) const {
  const std::size_t end = need(Kind::object).end;
  for (std::size_t i = at_ + 1; i < end; i = (*all_)[i].end) {
    if ((*all_)[i].key == key) return i;
  }
  return 0;
}

JsonValue JsonValue::at(std::string_view key) const {
  const std::size_t place = place_of(key);
  if (place == 0) throw std::out_of_range("missing: " + std::string(key));
  return {*all_, place};
}

std::string JsonValue::text_in(std::string_view key) const {
  const std::size_t place = place_of(key);
  return place == 0 ? std::string() : JsonValue(*all_, place).text();
}

int JsonValue::whole_in(std::string_view key, int otherwise) const {
  const std::size_t place = place_of(key);
  return place == 0 ? otherwise : JsonValue(*all_, place).whole();
}

bool JsonValue::flag_in(std::string_view key) const {
  const std::size_t place = place_of(key);
  return place != 0 && JsonValue(*all_, place).flag();
}

}  // namespace gouvernail::records
