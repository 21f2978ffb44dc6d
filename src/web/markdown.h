// SPDX-License-Identifier: MPL-2.0
// Text that people write as Markdown, as HTML. Markup of its own is left out.
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace gouvernail::web {

struct MarkdownPage {
  std::string title;  // the text of its first heading, which `html` is without
  std::string html;
};

// `address` says where a link leads.
MarkdownPage read_markdown(std::string_view text,
                           const std::function<std::string(const std::string& link)>& address);

}  // namespace gouvernail::web
