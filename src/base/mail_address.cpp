// SPDX-License-Identifier: MPL-2.0
#include "base/mail_address.h"

#include <algorithm>

namespace gouvernail::base {

bool is_mail_address(std::string_view text) {
  const auto at = text.find('@');
  if (at == std::string_view::npos || at == 0 || at + 1 == text.size()) return false;
  if (text.find('@', at + 1) != std::string_view::npos) return false;
  return std::none_of(text.begin(), text.end(), [](unsigned char c) {
    return c <= ' ' || c == 0x7f || c == ',' || c == ';' || c == ':' || c == '<' || c == '>' ||
           c == '"' || c == '(' || c == ')';
  });
}

}  // namespace gouvernail::base
