// SPDX-License-Identifier: MPL-2.0
#include "app/importing/way_back.h"

#include <variant>
#include <vector>

#include "governance/history.h"
#include "governance/meeting.h"
#include "governance/meetings_by_uid.h"
#include "records/undo.h"
#include "records/workspace.h"

namespace gouvernail::app {

bool may_be_taken_back(const Opened& opened, const records::Changes& changes) {
  if (!opened.database) return true;
  const auto mails = opened.database->outbox();
  if (mails.empty()) return true;
  const governance::MeetingsByUid recorded(*opened.history);
  std::vector<records::RecordedOver> all;
  for (const records::Change& change : changes) {
    const governance::Meeting* after = nullptr;
    if (const auto* put = std::get_if<records::PutMeeting>(&change)) after = &*put->meeting;
    if (const auto* put = std::get_if<records::CorrectMeeting>(&change)) after = &*put->meeting;
    if (after != nullptr) all.push_back({recorded.find(after->uid), after});
  }
  return !records::is_kept_by_mails(all, mails);
}

}  // namespace gouvernail::app
