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
  std::string sheet = {};                                  // of a workbook
  std::optional<base::Boxed<governance::Meeting>> before;  // none: it is new
  base::Boxed<governance::Meeting> after;
};

// What a file says that is not taken unless somebody says so.
struct ImportDoubt {
  enum class Kind {
    cancels,     // a session that stands
    gone,        // an earlier import of the same file brought it, and it is there no more
    other_year,  // the uid of a session of another year
    near_body    // its body is called nearly so
  };
  Kind kind = Kind::cancels;
  std::string key;  // the same whenever the file is looked at
  ImportLine line;
  std::string written = {};  // of a near body: what it is called
  bool taken = false;        // somebody said so
};

std::string import_doubt_words(const ImportDoubt& doubt, const governance::Convention& convention,
                               const Language& language);

// "Line 12, Steering committee, Thursday 10 December 2026: proposed → held".
std::string import_line_words(const ImportLine& line, const governance::Convention& convention,
                              const Language& language);

}  // namespace gouvernail::reports
