// SPDX-License-Identifier: MPL-2.0
// Where the data that come with the program are.
#pragma once

#include <filesystem>

namespace gouvernail::platform {

struct Shipped {
  std::filesystem::path rules;       // one folder per convention
  std::filesystem::path calendars;   // elections.toml, ecole-zone-a.toml…
  std::filesystem::path catalogues;  // fr/LC_MESSAGES/gouvernail.mo
};

// The file of the running program.
std::filesystem::path executable();

// Beside the executable, as installed (bin/gouvernail, share/gouvernail, share/locale) and as
// built. The environment variable GOUVERNAIL_DATA names another folder with `rules`,
// `calendars` and, if it has its own, `locale`.
Shipped shipped();

}  // namespace gouvernail::platform
