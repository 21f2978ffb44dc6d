// SPDX-License-Identifier: MPL-2.0
// What a page says, without its marks: of a mail that has no other text. Private to the module.
#pragma once

#include <string>
#include <string_view>

namespace gouvernail::mail {

// Of HTML in UTF-8; nothing of it is trusted, and what is no text (styles, scripts, comments) goes.
std::string text_of_html(std::string_view html);

}  // namespace gouvernail::mail
