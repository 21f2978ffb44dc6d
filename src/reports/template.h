// SPDX-License-Identifier: MPL-2.0
// A page or mail as a designer's file of reports/templates, in Mustache; or of another module's
// templates, which may take parts from here.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "reports/template_files.h"
#include "reports/view.h"

namespace gouvernail::reports {

// Immutable: made once (a constant within the function that writes the page), then rendered by any
// number of threads.
class Template {
 public:
  // `name` of the file, with its ending. A file that is missing or malformed is a fault of the
  // program: std::logic_error.
  // `files`: those of the other module, looked through before ours.
  explicit Template(std::string_view name, std::span<const EmbeddedFile> files = {});
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
std::string expand_template(std::string_view name, std::span<const EmbeddedFile> files = {});

}  // namespace gouvernail::reports
