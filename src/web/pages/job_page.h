// SPDX-License-Identifier: MPL-2.0
// Where long work is looked at.
#pragma once

#include <chrono>
#include <string>

namespace gouvernail::web {

// How long whoever begins long work waits for its end before he is shown how far it is.
inline constexpr std::chrono::milliseconds job_patience{2000};

std::string job_address(const std::string& name);

}  // namespace gouvernail::web
