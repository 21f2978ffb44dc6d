// SPDX-License-Identifier: MPL-2.0
// The files of web/templates, as they stood when the program was built.
#pragma once

#include <span>

#include "reports/template_files.h"

namespace gouvernail::web {

using reports::EmbeddedFile;

std::span<const EmbeddedFile> template_files();  // written by cmake/EmbedFiles.cmake

}  // namespace gouvernail::web
