// SPDX-License-Identifier: MPL-2.0
#include "platform/clock.h"

#include <chrono>
#include <cstdlib>

#include "base/failure.h"

namespace gouvernail::platform {

calendar::UtcTime now() {
  if (const char* fixed = std::getenv("GOUVERNAIL_NOW"); fixed != nullptr && *fixed != '\0') {
    if (const auto instant = calendar::parse_ical_utc(fixed)) return *instant;
    throw base::bad_input(
        base::msg("GOUVERNAIL_NOW is “{}”, which is not an instant", std::string(fixed)),
        base::msg("write it as 20261013T120000Z, or unset it"));
  }
  return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

calendar::Day today() { return calendar::to_paris(now()).day; }

}  // namespace gouvernail::platform
