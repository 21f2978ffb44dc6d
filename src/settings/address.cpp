// SPDX-License-Identifier: MPL-2.0
#include "settings/address.h"

#include "base/mail_address.h"
#include "base/text.h"

namespace gouvernail::settings {

std::string read_address(base::TableReader& reader, std::string_view key) {
  const std::string text = reader.text(key).value_or("");
  return std::string(base::trim(text));
}

void need_address(base::TableReader& reader, std::string_view key, const std::string& address) {
  if (address.empty() || base::is_mail_address(address)) return;
  reader.error("not-an-address", reader.get(key), base::msg("“{}” is not a mail address", address),
               base::msg("write it as name@example.org"));
}

void need_address_to_write_to(base::TableReader& reader, std::string_view key,
                              const std::string& address) {
  need_address(reader, key, address);
  if (!base::is_mail_address(address) || base::can_be_written_to(address)) return;
  reader.error("not-an-address", reader.get(key), base::why_not_written_to(address),
               base::address_to_write_to());
}

}  // namespace gouvernail::settings
