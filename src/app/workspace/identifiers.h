// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <string>

namespace gouvernail::app {

// An opaque identifier for a meeting: random, from the system's source.
std::string new_uid();

// An identifier that the same text gives for ever, and no other text.
std::string stable_uid(const std::string& text);

}  // namespace gouvernail::app
