// SPDX-License-Identifier: MPL-2.0
// One page that stands alone: no script, no network, readable without colours, printable.
#pragma once

#include <string>

#include "reports/check_report.h"
#include "reports/language.h"

namespace gouvernail::reports {

std::string check_html(const CheckReport& report, const Language& language);

}  // namespace gouvernail::reports
