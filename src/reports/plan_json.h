// SPDX-License-Identifier: MPL-2.0
// "gouvernail.plan/1", for machines: keys, order and names are a contract.
#pragma once

#include <string>

#include "planning/plan.h"
#include "reports/language.h"

namespace gouvernail::rules {
struct Rules;
}

namespace gouvernail::reports {

// `gap` is (cost - lower bound) / cost, 0 when the cost is 0. `source` of a conflict is written as
// in text ("art. 6-a, § 1"); only `source` and `message` depend on the language.
std::string plan_json(const planning::Plan& plan, const rules::Rules& rules,
                      const Language& language);

}  // namespace gouvernail::reports
