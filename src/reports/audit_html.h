// SPDX-License-Identifier: MPL-2.0
// The evidence file: every session with its proof, waivers, readings, journal. Private to the
// module.
#pragma once

#include "reports/term_report.h"
#include "reports/view.h"

namespace gouvernail::reports {

// For audit.mustache; the report has an audit's file.
View audit_view(const TermReport& report, const Language& language);

}  // namespace gouvernail::reports
