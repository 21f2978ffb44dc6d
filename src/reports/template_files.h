// SPDX-License-Identifier: MPL-2.0
// The files of reports/templates, as they stood when the program was built.
#pragma once

#include <span>
#include <string_view>

namespace gouvernail::reports {

struct EmbeddedFile {
  std::string_view name;  // "check.mustache"
  std::string_view text;
};

std::span<const EmbeddedFile> template_files();  // written by cmake/EmbedFiles.cmake

}  // namespace gouvernail::reports
