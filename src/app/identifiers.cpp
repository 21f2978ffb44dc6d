// SPDX-License-Identifier: MPL-2.0
#include "app/identifiers.h"

#include <random>

#include "ical/invitation.h"
#include "store/sha256.h"

namespace gouvernail::app {

std::string random_bytes(std::size_t count) {
  std::random_device source;
  std::string bytes;
  while (bytes.size() < count) {
    const unsigned int word = source();
    for (int shift = 0; shift < 32; shift += 8) bytes += static_cast<char>(word >> shift);
  }
  bytes.resize(count);
  return bytes;
}

std::string new_uid() { return ical::make_uid(random_bytes(16)); }

std::string sha256_of(const std::string& bytes) { return store::sha256_hex(bytes); }

}  // namespace gouvernail::app
