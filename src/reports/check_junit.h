// SPDX-License-Identifier: MPL-2.0
// JUnit XML, so that any continuous-integration server shows a convention as a test suite.
#pragma once

#include <string>

#include "reports/check_report.h"
#include "reports/language.h"

namespace gouvernail::reports {

// One <testsuite> an obligation, one <testcase> a duty: what is_disorder says fails; other misses,
// waived, open and upcoming ones are skipped; timestamps are the day of judgement.
std::string check_junit(const CheckReport& report, const Language& language,
                        const Strictness& strictness = {});

}  // namespace gouvernail::reports
