// SPDX-License-Identifier: MPL-2.0
// A repaired calendar as a diff, with what it means for each partner.
#pragma once

#include <string>

#include "planning/plan.h"
#include "reports/language.h"
#include "reports/text_style.h"

namespace gouvernail::reports {

std::string repair_text(const planning::Repair& repair, const rules::Rules& rules,
                        const Language& language, const TextStyle& style);

}  // namespace gouvernail::reports
