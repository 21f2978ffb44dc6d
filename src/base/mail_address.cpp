// SPDX-License-Identifier: MPL-2.0
#include "base/mail_address.h"

#include <algorithm>
#include <utility>

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

bool can_be_written_to(std::string_view address) {
  return is_mail_address(address) &&
         std::none_of(address.begin(), address.end(),
                      [](unsigned char c) { return c > 0x7e || c == '\\'; });
}

Message why_not_written_to(std::string address) {
  return msg("“{}” has accents or signs that an address in a mail cannot have", std::move(address));
}

Message address_to_write_to() {
  return msg(
      "give the address without accents; a domain that has some also has a name that "
      "begins with xn--");
}

}  // namespace gouvernail::base
