// SPDX-License-Identifier: MPL-2.0
// What is to be said of why a session of a plan stands on its day.
#pragma once

#include <string>
#include <vector>

#include "base/message.h"
#include "planning/plan.h"
#include "reports/language.h"

namespace gouvernail::rules {
struct Rules;
}

namespace gouvernail::reports {

struct ExplanationPart {
  base::Message title;
  std::vector<base::Message> lines;  // one at least
};

// What its day costs, the days that would do nearly as well, what forbids the others: the last only
// where something does. Numbers are written as `language` has them.
std::vector<ExplanationPart> explanation_parts(const planning::Explanation& explanation,
                                               const Language& language);

// What the session was placed for, with its article; empty: it stood already, and moves.
std::string explained_duty(const planning::Explanation& explanation, const rules::Rules& rules,
                           const Language& language);

}  // namespace gouvernail::reports
