// SPDX-License-Identifier: MPL-2.0
// What mail servers say of a mail, as one number: the code that they answer with (550), or the
// status of RFC 3463 without its dots (511 for "5.1.1").
#pragma once

#include <string>

namespace gouvernail::base {

// Whether servers answer with that code (RFC 5321, 4954, 7504); any other of three digits is a
// status.
bool is_server_code(int code);

// As it is looked up: "550", "5.1.1".
std::string mail_status_text(int code);

}  // namespace gouvernail::base
