// SPDX-License-Identifier: MPL-2.0
// One JSON text, read into one flat list and no tree: facts are small, and there are many.
// Private to the module. What is not there, or of another kind than asked for, is an exception.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace gouvernail::records {

struct JsonNode {
  enum class Kind { other, flag, number, text, list, object };

  Kind kind = Kind::other;
  std::string key;  // where it stands in an object
  std::string text;
  std::int64_t number = 0;  // also of a flag
  std::size_t end = 0;      // the place after all that it holds
};

// Into the list, which must outlive it.
class JsonValue {
 public:
  JsonValue(const std::vector<JsonNode>& all, std::size_t at) : all_(&all), at_(at) {}

  bool is_list() const { return node().kind == JsonNode::Kind::list; }
  const std::string& text() const;
  std::int64_t number() const;
  int whole() const { return static_cast<int>(number()); }
  bool flag() const;
  std::vector<JsonValue> items() const;

  bool contains(std::string_view key) const { return place_of(key) != 0; }
  JsonValue at(std::string_view key) const;
  // Empty, or `otherwise`, where there is none.
  std::string text_in(std::string_view key) const;
  int whole_in(std::string_view key, int otherwise) const;
  bool flag_in(std::string_view key) const;

 private:
  const JsonNode& node() const { return (*all_)[at_]; }
  const JsonNode& need(JsonNode::Kind kind) const;
  std::size_t place_of(std::string_view key) const;  // 0: there is none

  const std::vector<JsonNode>* all_;
  std::size_t at_;
};

// The first stands for the whole. Throws where the text is no JSON.
std::vector<JsonNode> read_json(const std::string& text);

}  // namespace gouvernail::records
