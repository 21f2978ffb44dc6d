// SPDX-License-Identifier: MPL-2.0
#include "app/workspace/identifiers.h"

#include "base/sha256.h"
#include "ical/invitation.h"
#include "platform/machine.h"

namespace gouvernail::app {

std::string new_uid() { return ical::make_uid(platform::random_bytes(16)); }

std::string stable_uid(const std::string& text) {
  const std::string digest = base::sha256_hex(text);
  std::string sixteen;
  for (std::size_t i = 0; i < 32; i += 2) {
    sixteen += static_cast<char>(std::stoi(digest.substr(i, 2), nullptr, 16));
  }
  return ical::make_uid(sixteen);
}

}  // namespace gouvernail::app
