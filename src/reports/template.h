// SPDX-License-Identifier: MPL-2.0
// A page or mail as a designer's file of reports/templates, in Mustache. Private to the module.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "reports/view.h"

namespace gouvernail::reports {

// Immutable: made once (a constant within the function that writes the page), then rendered by any
// number of threads.
class Template {
 public:
  // `name` of the file, with its ending. A file that is missing or malformed is a fault of the
  // program: std::logic_error.
  explicit Template(std::string_view name);
  ~Template();
  Template(const Template&) = delete;
  Template& operator=(const Template&) = delete;

  // Every text of the view is escaped, for elements as for attributes.
  std::string render(const View& view) const;

 private:
  struct Parsed;
  std::unique_ptr<Parsed> parsed_;
};

// The file with what it includes ({{> name}}, {{> name.css}}) in place, and without comments.
std::string expand_template(std::string_view name);

}  // namespace gouvernail::reports
