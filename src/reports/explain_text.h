// SPDX-License-Identifier: MPL-2.0
// Why a session stands on its day, for people.
#pragma once

#include <string>

#include "planning/plan.h"
#include "reports/language.h"
#include "reports/text_style.h"

namespace gouvernail::reports {

std::string explain_text(const planning::Explanation& explanation, const rules::Rules& rules,
                         const Language& language, const TextStyle& style);

}  // namespace gouvernail::reports
