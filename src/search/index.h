// SPDX-License-Identifier: MPL-2.0
// Numbers of sessions, days and chains are ints; containers want a size_t. Private to the module.
#pragma once

#include <cstddef>

namespace gouvernail::search {

inline std::size_t at(int index) { return static_cast<std::size_t>(index); }

}  // namespace gouvernail::search
