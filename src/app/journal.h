// SPDX-License-Identifier: MPL-2.0
// What was recorded in a workspace, when, by whom, and whether it is still as it was written.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/workspace/opened.h"
#include "records/journal.h"
#include "reports/journal_text.h"

namespace gouvernail::app {

struct WhichEntries {
  // As need_meeting takes it, also by a day that it had before, or once it was withdrawn; empty: of
  // all, and of what is no meeting.
  std::string meeting;
  std::optional<std::int64_t> last;  // so many, of those; none: all
  // Whether persons are shown by their keys; else by numbers alone, and nothing of what an entry
  // changed is told.
  bool names = true;
};

// Oldest first, for people. A meeting that never was recorded is a Failure, and so is no number of
// entries.
std::vector<reports::JournalLine> journal_lines(const Opened& opened,
                                                const WhichEntries& which = {});

records::Verification verify_journal(const Opened& opened);

// By which it is known later whether the record still holds what it holds now (records/mark.h).
std::string record_mark(const Opened& opened);

// What the record is called by what left the house: a mark or a hash that somebody kept, or a mail,
// a page or a PDF that holds marks.
struct KeptMarks {
  std::string typed;           // empty: none
  std::filesystem::path file;  // empty: none
};
struct KeptMark {
  std::string mark;
  // How many entries the record had under it; none: it is another record, or one that was
  // rewritten.
  std::optional<std::int64_t> entries;
};
// Each mark against the record. What is typed and is none, and a file that holds none, are
// Failures.
std::vector<KeptMark> compare_marks(const Opened& opened, const KeptMarks& kept);

// Why what was recorded last may be missing, although the journal is whole: a part of the database
// was left behind when it was copied, or more was sent from here than it knows of.
std::vector<base::Message> record_doubts(const Opened& opened);

}  // namespace gouvernail::app
