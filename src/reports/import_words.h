// SPDX-License-Identifier: MPL-2.0
// What a line of a file brings: a meeting that is new, or what it changes of one.
#pragma once

#include <optional>
#include <string>

#include "base/boxed.h"
#include "governance/convention.h"
#include "governance/meeting.h"
#include "reports/language.h"

namespace gouvernail::reports {

struct ImportLine {
  int line = 0;                                            // of the file; 0: it has none
  std::optional<base::Boxed<governance::Meeting>> before;  // none: it is new
  base::Boxed<governance::Meeting> after;
};

// "Line 12, Steering committee, Thursday 10 December 2026: proposed → held".
std::string import_line_words(const ImportLine& line, const governance::Convention& convention,
                              const Language& language);

}  // namespace gouvernail::reports
