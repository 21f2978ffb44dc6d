// SPDX-License-Identifier: MPL-2.0
// What is wrong in a file, as the person who wrote it needs to see it.
#pragma once

#include <string>

#include "base/diagnostic.h"
#include "reports/language.h"
#include "reports/text_style.h"

namespace gouvernail::reports {

// In order of position:
//   convention.toml:12:3: erreur : clé inconnue « cadance » [unknown-key]
//      12 |   cadance = 1
//         |   ^
//   remède : vouliez-vous dire « cadence » ?
// Then a line that counts errors and warnings, when there is more than one. Empty for none.
// Without colour and for a given language the text is exact: tests compare it.
std::string diagnostics_text(const base::Diagnostics& diagnostics, const Language& language,
                             const TextStyle& style);

}  // namespace gouvernail::reports
