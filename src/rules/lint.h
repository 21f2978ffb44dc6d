// SPDX-License-Identifier: MPL-2.0
// The linter of the convention: what a rule folder says without fault, and should not say.
#pragma once

#include <string_view>

#include "base/diagnostic.h"
#include "rules/rules.h"

namespace gouvernail::rules {

// Duties that nobody can keep, vacuous ones, periods longer than the term, a title that
// contradicts its clause, a body never defined or never used, two rules that ask the same, days
// outside the term; with `text` (may be empty), quotes that it does not contain.
base::Diagnostics lint(const Rules& rules, std::string_view text);

}  // namespace gouvernail::rules
