// SPDX-License-Identifier: MPL-2.0
// Small text helpers that several modules share. All text inside the product is UTF-8.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gouvernail::base {

// Byte offset of the first invalid byte (overlong forms and surrogates are invalid), or none.
std::optional<std::size_t> first_invalid_utf8(std::string_view text);

// Windows-1252 to UTF-8; the five unassigned bytes become U+FFFD.
std::string windows1252_to_utf8(std::string_view bytes);

// UTF-8 as it is (a leading BOM taken off), anything else read as Windows-1252, as Excel in
// French writes it.
std::string to_utf8(std::string_view bytes);

// The beginning of `text`, of at most `most` bytes and of whole letters.
std::string_view cut_utf8(std::string_view text, std::size_t most);

// Columns that `text` takes on a terminal (wcwidth: accents 1, CJK and emoji 2).
std::size_t display_width(std::string_view text);

std::string_view trim(std::string_view text);  // blanks, tabs, CR, LF, no-break space
// Line breaks and other control characters, with the blanks around them, are one blank each.
std::string one_line(std::string_view text);
std::vector<std::string> split(std::string_view text, char separator);

// Whether `word` is one of `words`, which are separated by single blanks.
bool is_word_of(std::string_view words, std::string_view word);

// ASCII letters alone change; what protocols compare (addresses, names of properties).
std::string lower_ascii(std::string_view text);
std::string upper_ascii(std::string_view text);

// Lower case without accents, blanks and punctuation folded to '-': "Élus (CCHPM)" -> "elus-cchpm".
std::string fold(std::string_view text);

// The candidate nearest to `word` (edit distance, at most a third of its length), or none.
std::optional<std::string> nearest(std::string_view word,
                                   const std::vector<std::string>& candidates);

}  // namespace gouvernail::base
