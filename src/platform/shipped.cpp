// SPDX-License-Identifier: MPL-2.0
#include "platform/shipped.h"

#include <cstdlib>
#include <system_error>

namespace gouvernail::platform {

std::filesystem::path executable() {
  std::error_code error;
  // Follows symbolic links, so that a link from another bin/ works.
  return std::filesystem::read_symlink("/proc/self/exe", error);
}

Shipped shipped() {
  namespace fs = std::filesystem;
  std::error_code error;
  const fs::path share = executable().parent_path().parent_path() / "share";
  Shipped found{share / "gouvernail" / "rules", share / "gouvernail" / "calendars",
                share / "locale"};
  if (const char* data = std::getenv("GOUVERNAIL_DATA"); data != nullptr && *data != '\0') {
    found.rules = fs::path(data) / "rules";
    found.calendars = fs::path(data) / "calendars";
    if (fs::is_directory(fs::path(data) / "locale", error)) {
      found.catalogues = fs::path(data) / "locale";
    }
  }
  return found;
}

}  // namespace gouvernail::platform
