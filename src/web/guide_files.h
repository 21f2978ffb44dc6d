// SPDX-License-Identifier: MPL-2.0
// The files of docs/guide, as they stood when the program was built; written by
// cmake/EmbedFiles.cmake. By name, which is the order in which they are read; the same names in
// both languages.
#pragma once

#include <span>

#include "reports/template_files.h"

namespace gouvernail::web {

using reports::EmbeddedFile;

std::span<const EmbeddedFile> guide_fr();
std::span<const EmbeddedFile> guide_en();
// What its pages show, as WebP; tests/cli/guide_pictures.py makes them.
std::span<const EmbeddedFile> guide_pictures_fr();
std::span<const EmbeddedFile> guide_pictures_en();

}  // namespace gouvernail::web
