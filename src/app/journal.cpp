// SPDX-License-Identifier: MPL-2.0
#include "app/journal.h"

#include "records/workspace.h"

namespace gouvernail::app {

std::vector<reports::JournalLine> journal_lines(const Opened& opened) {
  need_workspace(opened);
  std::vector<reports::JournalLine> lines;
  for (const records::JournalEntry& entry : opened.database->journal()) {
    lines.push_back(
        {entry.sequence, entry.at, records::describe(entry), entry.subject, entry.hash});
  }
  return lines;
}

records::Verification verify_journal(const Opened& opened) {
  need_workspace(opened);
  return opened.database->verify();
}

}  // namespace gouvernail::app
