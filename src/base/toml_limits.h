// SPDX-License-Identifier: MPL-2.0
// How large and how deep a TOML text may be. Told before it is parsed: the parser, and whatever
// walks a table, go down a level a call.
#pragma once

#include <cstddef>
#include <optional>

#include "base/diagnostic.h"
#include "base/toml_reader.h"

namespace gouvernail::base {

inline constexpr std::size_t largest_toml = std::size_t{4} * 1024 * 1024;  // bytes
inline constexpr int longest_toml_key = 32;                                // parts, a.b.c
inline constexpr int deepest_toml = 64;                                    // [ and { in one another

// The first limit that it goes beyond, and where.
std::optional<Diagnostic> beyond_limits(const SourceText& source);

}  // namespace gouvernail::base
