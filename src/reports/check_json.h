// SPDX-License-Identifier: MPL-2.0
// "gouvernail.check/1", for machines: keys, order and names are a contract.
#pragma once

#include <string>

#include "reports/check_report.h"
#include "reports/language.h"

namespace gouvernail::reports {

// Two-space indent, newline at the end. Only `because` depends on the language.
std::string check_json(const CheckReport& report, const Language& language);

}  // namespace gouvernail::reports
