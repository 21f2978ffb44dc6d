// SPDX-License-Identifier: MPL-2.0
#include "app/identifiers.h"

#include <pwd.h>
#include <unistd.h>

#include <cstdlib>
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

std::string stable_uid(const std::string& text) {
  const std::string digest = sha256_of(text);
  std::string sixteen;
  for (std::size_t i = 0; i < 32; i += 2) {
    sixteen += static_cast<char>(std::stoi(digest.substr(i, 2), nullptr, 16));
  }
  return ical::make_uid(sixteen);
}

std::string login_name() {
  if (const char* name = std::getenv("USER"); name && *name != '\0') return name;
  const passwd* user = ::getpwuid(::getuid());
  return user ? user->pw_name : "";
}

std::string sha256_of(const std::string& bytes) { return store::sha256_hex(bytes); }

}  // namespace gouvernail::app
