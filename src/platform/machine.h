// SPDX-License-Identifier: MPL-2.0
// What the machine tells: bytes that nobody can guess, and who runs the program.
#pragma once

#include <cstddef>
#include <string>

namespace gouvernail::platform {

// Bytes from the system's source.
std::string random_bytes(std::size_t count);

// Who runs the program: the login of the environment, else of the system; empty when nobody knows.
std::string login_name();

}  // namespace gouvernail::platform
