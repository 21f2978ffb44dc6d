// SPDX-License-Identifier: MPL-2.0
#include "platform/machine.h"

#include <pwd.h>
#include <unistd.h>

#include <cstdlib>
#include <random>

namespace gouvernail::platform {

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

std::string login_name() {
  if (const char* name = std::getenv("USER"); name && *name != '\0') return name;
  const passwd* user = ::getpwuid(::getuid());
  return user ? user->pw_name : "";
}

}  // namespace gouvernail::platform
