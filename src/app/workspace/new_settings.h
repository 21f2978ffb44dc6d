// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <string>

#include "reports/language.h"

namespace gouvernail::app {

// The gouvernail.toml of a new workspace: the rules, the language, and what may be added as
// comments in that language.
std::string new_settings(const std::string& rules, const reports::Language& language);

}  // namespace gouvernail::app
