// SPDX-License-Identifier: MPL-2.0
// The evidence file: every session with its proof, waivers, readings, journal. Private to the
// module.
#pragma once

#include <string>

#include "reports/term_report.h"

namespace gouvernail::reports {

// Sections of the page; empty without the audit's file.
std::string audit_html(const TermReport& report, const Language& language);

}  // namespace gouvernail::reports
