// SPDX-License-Identifier: MPL-2.0
// What names things, and the names of files that are made of it. Every file whose name holds data
// gets it from here.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace gouvernail::base {

// More than anybody types twice.
inline constexpr std::size_t longest_id = 100;  // bytes

// Whether `text` may be the id of a body, a party, a role, a person…: letters of any alphabet,
// digits, blanks between them and “- _ . @ + ' & ( )”, beginning with a letter or a digit and not
// ending in a point, at most `longest_id` bytes.
bool is_id(std::string_view text);

// A piece of a file's name for any text, the same wherever it is made. Different texts give
// different pieces, also where capitals are not told apart; none leads elsewhere (“..”, “/”), is
// hidden, or is a name that Windows keeps for its devices. Small letters, digits, “-”, “_” and
// points amid them stay; the rest is written as =hh. A longer one than `most` bytes ends in a
// digest of the whole.
std::string file_name(std::string_view text, std::size_t most = 120);

// The same for what people look for by its name, a workspace say: an id stays as it is, capitals,
// blanks and all. Where names that differ in capitals alone may meet, file_name is meant.
std::string readable_file_name(std::string_view text);

}  // namespace gouvernail::base
