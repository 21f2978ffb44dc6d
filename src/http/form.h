// SPDX-License-Identifier: MPL-2.0
// What a form of a page sends, and what an address asks: names with their values.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "http/message.h"

namespace gouvernail::http {

// "%C3%A9" as "é"; none where it is malformed, holds a null, or is no UTF-8.
std::optional<std::string> percent_decoded(std::string_view text);
// As a part of a path, or a value of a query, has to be written.
std::string percent_encoded(std::string_view text);

// A file that came with a form.
struct Upload {
  std::string field;
  std::string name;  // without folder; may be empty
  std::string bytes;
};

class Form {
 public:
  void add(std::string name, std::string value) {
    fields_.emplace_back(std::move(name), std::move(value));
  }

  // The first value of that name; empty: it is empty, or not there. Without the blanks around it;
  // lines end as ours do, whatever the browser sends.
  std::string text(std::string_view name) const;
  // Whether a field of that name came: a box that was ticked.
  bool has(std::string_view name) const;
  const std::vector<std::pair<std::string, std::string>>& fields() const { return fields_; }
  const Upload* upload(std::string_view field) const;

  std::vector<Upload> uploads = {};

 private:
  std::vector<std::pair<std::string, std::string>> fields_;
};

// "a=1&b=d%C3%A9"; a malformed one is none.
std::optional<Form> parse_form(std::string_view text);

// The body of a POST, as either of the two kinds that browsers send; none: it is of another kind,
// or malformed.
std::optional<Form> form_of(const Request& request);

// "a=1&b=2", encoded.
std::string query_of(const std::vector<std::pair<std::string, std::string>>& fields);

}  // namespace gouvernail::http
