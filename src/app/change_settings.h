// SPDX-License-Identifier: MPL-2.0
// gouvernail.toml changed by whoever sees it on a page: what was typed there, and nothing else of
// it. No server can be: a kept password would go wherever somebody who sees the page says.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/workspace/opened.h"

namespace gouvernail::app {

// None of a field: it stays as it is. An empty text or list is written as such.
struct ChangeSettings {
  std::optional<std::string> organiser_name = {};
  std::optional<std::string> organiser_address = {};
  std::optional<std::vector<std::string>> weekdays = {};  // "mardi", as the file has them
  std::optional<std::vector<std::string>> starts = {};    // "14:00"
};

// The file is replaced whole, or left as it was: what its reader would refuse is a Failure.
void change_settings(Opened& opened, const ChangeSettings& request);
// The same Failure, and nothing is written.
void need_fitting_settings(const Opened& opened, const ChangeSettings& request);

}  // namespace gouvernail::app
