// SPDX-License-Identifier: MPL-2.0
// The first page of the report, for who has one minute: three lights, three things to do, the
// next sessions. Private to the module.
#pragma once

#include "reports/language.h"
#include "reports/term_report.h"
#include "reports/view.h"

namespace gouvernail::reports {

// first_page.mustache.
void add_first_page(View& view, const TermReport& report, const Language& language);

}  // namespace gouvernail::reports
