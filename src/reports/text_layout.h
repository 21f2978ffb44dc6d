// SPDX-License-Identifier: MPL-2.0
// Columns, wrapping and colours of a terminal. Widths are in columns, not bytes. Private to the
// module.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "reports/text_style.h"

namespace gouvernail::reports {

enum class Ink { plain, bold, dim, green, cyan, blue, yellow, magenta, red };

// `text` in a colour, when the style has colours. Never nest.
std::string paint(std::string_view text, Ink ink, const TextStyle& style);

// `text` and blanks up to `width` columns; longer texts are left whole.
std::string pad(std::string_view text, std::size_t width);

// Breaks at blanks (not at no-break spaces, after a number or before French punctuation) so that
// no line is wider than `width`, but for words that are wider themselves. Line ends within the
// text are kept. At least one line.
std::vector<std::string> wrap(std::string_view text, std::size_t width);

// `text` wrapped to the width of the style, its first line after `head` (which takes `indent`
// columns or fewer), the others indented by as much; ends in a newline. Colours may stand in
// `head` only; `ink` colours the text.
std::string hang(std::string_view head, std::string_view text, std::size_t indent,
                 const TextStyle& style, Ink ink = Ink::plain);

// Of what is told below a line, where the terminal is too narrow to hang it in its column.
inline constexpr std::size_t detail_indent = 4;

// Width of the style, never less than 40.
std::size_t columns(const TextStyle& style);

// Columns that `text` takes once its colour sequences are left out.
std::size_t visible_width(std::string_view text);

}  // namespace gouvernail::reports
