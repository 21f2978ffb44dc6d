// SPDX-License-Identifier: MPL-2.0
// Lists of sessions for a terminal.
#pragma once

#include <string>
#include <vector>

#include "reports/language.h"
#include "reports/text_style.h"

namespace gouvernail::governance {
struct Convention;
struct Meeting;
}  // namespace gouvernail::governance

namespace gouvernail::reports {

// One with all that is known of it, and its documents by their names.
std::string meeting_text(const governance::Meeting& meeting,
                         const std::vector<std::string>& documents,
                         const governance::Convention& convention, const Language& language,
                         const TextStyle& style);

// By day, then hour. A line a session: day, hour, body, status, uid; attendance and notes below
// when `verbose`. A sentence when there is none.
std::string meetings_text(const std::vector<governance::Meeting>& meetings,
                          const governance::Convention& convention, const Language& language,
                          const TextStyle& style);

}  // namespace gouvernail::reports
