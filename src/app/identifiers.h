// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <filesystem>
#include <string>

namespace gouvernail::app {

// Bytes from the system's source.
std::string random_bytes(std::size_t count);

// An opaque identifier for a meeting: random, from the system's source.
std::string new_uid();

// An identifier that the same text gives for ever, and no other text.
std::string stable_uid(const std::string& text);

// Who runs the program: the login of the environment, else of the system; empty when nobody knows.
std::string login_name();

// SHA-256 of a file, in hexadecimal, and its size; for evidence.
std::string sha256_of(const std::string& bytes);

}  // namespace gouvernail::app
