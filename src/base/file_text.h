// SPDX-License-Identifier: MPL-2.0
// The text of a file that some program saved, whatever it calls a text.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace gouvernail::base {

struct FileText {
  std::string text;  // UTF-8, without a mark of the order of bytes
  // 1-based: where a text in UTF-8 holds letters of another encoding, read as Windows-1252; 0:
  // none.
  int mended_line = 0;
};

// UTF-8; UTF-16 in either order of bytes, with a mark or without ("Unicode text" of Excel);
// Windows-1252, as Excel in French writes it; Mac Roman, as older programs of a Mac do, where its
// accents and none of Windows stand amid the letters.
FileText text_of_file(std::string_view bytes);

// The same of UTF-16 alone; none of whatever is written otherwise.
std::optional<std::string> text_of_utf16(std::string_view bytes);

}  // namespace gouvernail::base
