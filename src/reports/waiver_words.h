// SPDX-License-Identifier: MPL-2.0
// What is said of waivers, wherever they are listed or counted.
#pragma once

#include <string>

#include "base/message.h"
#include "reports/language.h"

namespace gouvernail::rules {
struct Rules;
}

namespace gouvernail::reports {

struct CheckReport;

// What a waiver is worth: the text of a convention knows none.
base::Message waiver_worth(const rules::Rules& rules);

// "18 respectées, dont 2 dispensées ; sans les dispenses : 2 manquées."; empty where nothing that
// is looked at is waived.
std::string waiver_balance(const CheckReport& report, const Language& language);

}  // namespace gouvernail::reports
