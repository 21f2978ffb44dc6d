// SPDX-License-Identifier: MPL-2.0
// A proposal of the planner for people: what changes, the calendar, what cannot be kept and why.
#pragma once

#include <string>

#include "planning/plan.h"
#include "reports/language.h"
#include "reports/text_style.h"

namespace gouvernail::rules {
struct Rules;
}

namespace gouvernail::reports {

std::string plan_text(const planning::Plan& plan, const rules::Rules& rules,
                      const Language& language, const TextStyle& style);

// What cannot be kept, what would mend it, and why; empty when all is kept.
std::string conflicts_text(const planning::Plan& plan, const rules::Rules& rules,
                           const Language& language, const TextStyle& style);

}  // namespace gouvernail::reports
