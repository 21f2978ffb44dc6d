// SPDX-License-Identifier: MPL-2.0
// What a template is filled with: names, each with a text, a yes or no, or a list. Texts are plain:
// the template escapes them.
#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace gouvernail::reports {

// A name that a view lacks is looked for in the view around it: give each item of a list all the
// names that the template asks of it, with an empty text where there is nothing to say.
class View {
 public:
  // {{name}}. An empty text is shown by {{^name}} and not by {{#name}}, where {{.}} is the text.
  View& text(std::string name, std::string value);
  // {{#name}}…{{/name}} and {{^name}}…{{/name}}.
  View& flag(std::string name, bool value);
  // {{#name}}…{{.}}…{{/name}}, once for each.
  View& lines(std::string name, std::vector<std::string> values);
  // {{#name}}…{{/name}}, once for each, with its own names.
  View& list(std::string name, std::vector<View> items);
  // A list of one.
  View& part(std::string name, View value);
  // What stands around a list (its title, its table) and goes when it is empty: a part with
  // `items`.
  View& block(std::string name, std::vector<View> items);
  View& block(std::string name, std::vector<std::string> lines);

  using Value = std::variant<bool, std::string, std::vector<std::string>, std::vector<View>>;
  const std::vector<std::pair<std::string, Value>>& values() const { return values_; }

 private:
  std::vector<std::pair<std::string, Value>> values_;
};

}  // namespace gouvernail::reports
