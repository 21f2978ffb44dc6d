// SPDX-License-Identifier: MPL-2.0
// How the reader of workbooks tells what it reads to the program that started it: records of
// fields, ended and parted by control characters that no XML text can hold.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace gouvernail::sheets::wire {

// What a workbook may cost whoever keeps all of it, in bytes; each text costs its own and what it
// takes to keep one, so that an empty cell is not for nothing.
inline constexpr std::size_t most_kept = std::size_t{64} << 20U;
inline constexpr std::size_t cost_of(std::string_view text) {
  return text.size() + sizeof(std::string);
}

inline constexpr char end_of_field = '\x1F';
inline constexpr char end_of_record = '\x1E';

// The first field of a record.
inline constexpr std::string_view book_1904 = "1904";
inline constexpr std::string_view sheet = "sheet";    // name, "hidden" or nothing
inline constexpr std::string_view row = "row";        // number, "hidden" or nothing, its cells
inline constexpr std::string_view merged = "merged";  // four numbers
inline constexpr std::string_view end = "end";        // all was read
inline constexpr std::string_view fault = "fault";    // one of the words below; nothing follows

// What a fault is called.
inline constexpr std::string_view not_a_workbook = "not-a-workbook";
inline constexpr std::string_view too_old = "too-old";
inline constexpr std::string_view locked = "locked";
inline constexpr std::string_view binary = "binary";
inline constexpr std::string_view damaged = "damaged";
inline constexpr std::string_view too_large = "too-large";
inline constexpr std::string_view too_wide = "too-wide";

}  // namespace gouvernail::sheets::wire
