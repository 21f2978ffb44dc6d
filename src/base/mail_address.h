// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <string_view>

namespace gouvernail::base {

// One "@", something on both sides, no blank, control character, comma, angle or quote: what an
// invitation can carry. Whether the mailbox exists is not asked.
bool is_mail_address(std::string_view text);

}  // namespace gouvernail::base
