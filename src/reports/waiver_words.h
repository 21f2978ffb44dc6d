// SPDX-License-Identifier: MPL-2.0
// What is said of waivers, wherever they are listed or counted.
#pragma once

#include <string>
#include <vector>

#include "base/message.h"
#include "reports/language.h"

namespace gouvernail::rules {
struct Rules;
}

namespace gouvernail::reports {

struct CheckReport;

// What a waiver is worth: the text of a convention knows none.
base::Message waiver_worth(const rules::Rules& rules);

// "Obligations : 18 respectées, et 2 dispensées, qui seraient sans dispense : 2 manquées.", a line
// for each weight of which something that is looked at is waived: what was excused of an indicator
// is no part of what the obligations come to.
std::vector<std::string> waiver_balances(const CheckReport& report, const Language& language);

}  // namespace gouvernail::reports
