// SPDX-License-Identifier: MPL-2.0
// The journal for a terminal.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/message.h"
#include "calendar/local_time.h"
#include "reports/language.h"
#include "reports/text_style.h"

namespace gouvernail::reports {

// A line of the journal for people: its sentence in place of its words.
struct JournalLine {
  std::int64_t number = 0;
  calendar::UtcTime at;  // shown in local time
  base::Message what;    // "meeting m-12 recorded as held"
  std::string about;     // id of what changed; may be empty
  std::string digest;    // of the chain, in hexadecimal; shown shortened unless `verbose`
};

std::string journal_text(const std::vector<JournalLine>& lines, const Language& language,
                         const TextStyle& style);

}  // namespace gouvernail::reports
