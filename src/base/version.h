// SPDX-License-Identifier: MPL-2.0
// The version of the product, which CMakeLists.txt alone states.
#pragma once

#include <string>

namespace gouvernail::base {

std::string version();  // "0.1.0"
// "0.1": for documents that a correction of the program leaves as they are, byte for byte.
std::string short_version();

}  // namespace gouvernail::base
