// SPDX-License-Identifier: MPL-2.0
// The journal for a terminal.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/message.h"
#include "calendar/local_time.h"
#include "records/recorded_change.h"
#include "reports/change_words.h"
#include "reports/language.h"
#include "reports/text_style.h"

namespace gouvernail::reports {

// A line of the journal for people: its sentence in place of its words.
struct JournalLine {
  std::int64_t number = 0;
  calendar::UtcTime at;      // shown in local time
  base::Message what;        // "meeting m-12 recorded as held"
  std::string about;         // id of what changed; may be empty
  std::string digest;        // of the chain, in hexadecimal; shown shortened unless `verbose`
  std::string session = {};  // "copil/2026-10-13" where it tells of something of one; may be empty
  std::string author = {};   // key, or the number of somebody who was erased; may be empty
  records::State before = {};
  records::State after = {};
  std::string because = {};  // why it was corrected; may be empty
  // Of what was recorded together with it, and is undone with it; shown when `verbose`.
  std::int64_t first = 0;
  std::int64_t last = 0;
};

// An entry on one line: what, of which session, what stood before and after, why, by whom.
// `convention`: as change_words takes it.
std::string journal_words(const JournalLine& line, Reader reader, const Language& language,
                          const governance::Convention* convention = nullptr);

std::string journal_text(const std::vector<JournalLine>& lines, const Language& language,
                         const TextStyle& style);

// What an undo puts back: a line for each, from what stands to what stood before.
std::string undo_text(const std::vector<records::Restored>& restored, const Language& language,
                      const TextStyle& style);

}  // namespace gouvernail::reports
