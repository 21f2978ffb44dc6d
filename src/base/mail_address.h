// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <string>
#include <string_view>

#include "base/message.h"

namespace gouvernail::base {

// One "@", something on both sides, no blank, control character, comma, angle or quote. Whether
// the mailbox exists is not asked.
bool is_mail_address(std::string_view text);

// An address that the headers of a mail and a calendar can hold as it is: of ASCII, without a
// backslash. Who answers from another one is known; nobody can be written to at it.
bool can_be_written_to(std::string_view address);

// Why an address that cannot be written to is not, and what would do.
Message why_not_written_to(std::string address);
Message address_to_write_to();

}  // namespace gouvernail::base
