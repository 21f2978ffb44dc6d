// SPDX-License-Identifier: MPL-2.0
#include "app/importing/withdrawn.h"

#include "records/journal.h"
#include "records/workspace.h"

namespace gouvernail::app {

bool WithdrawnSessions::contains(const std::string& uid) {
  if (!opened_.database) return false;
  if (!uids_) {
    uids_.emplace();
    for (const records::JournalEntry& entry : opened_.database->journal()) {
      if (entry.action == "meeting-withdrawn") uids_->insert(entry.subject);
    }
  }
  return uids_->contains(uid);
}

}  // namespace gouvernail::app
