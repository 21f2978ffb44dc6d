// SPDX-License-Identifier: MPL-2.0
#include "app/journal.h"

#include <map>
#include <set>
#include <utility>

#include "app/workspace/meeting_names.h"
#include "app/workspace/record.h"
#include "base/action.h"
#include "base/failure.h"
#include "governance/meeting.h"
#include "governance/seat.h"
#include "governance/tick.h"
#include "governance/waiver.h"
#include "records/workspace.h"

namespace gouvernail::app {
namespace {

using base::msg;

std::set<std::string> named_ever(const Opened& opened,
                                 const std::vector<records::RecordedChange>& changes,
                                 const std::string& name) {
  std::set<std::string> uids;
  for (const records::RecordedChange& change : changes) {
    for (const records::State* state : {&change.before, &change.after}) {
      const auto* meeting = std::get_if<base::Boxed<governance::Meeting>>(state);
      if (meeting && ((*meeting)->uid == name || is_named(*meeting, name))) {
        uids.insert((*meeting)->uid);
      }
    }
  }
  if (uids.empty()) need_meeting(opened, name);  // says what may have been meant
  return uids;
}

std::vector<records::RecordedChange> read_changes(const Opened& opened) {
  need_workspace(opened);
  try {
    return opened.database->changes();
  } catch (const records::StoreError& error) {
    throw failure_of(error);
  }
}

}  // namespace

std::vector<reports::JournalLine> journal_lines(const Opened& opened, const WhichEntries& which) {
  if (which.last && *which.last < 1) {
    throw base::bad_input(msg("“{}” is no number of entries", *which.last),
                          msg("correct {0}", base::Detail::last));
  }
  auto changes = read_changes(opened);
  std::map<std::int64_t, std::int64_t> ends;  // of transactions
  for (const auto& change : changes) ends[change.transaction] = change.entry.sequence;
  if (!which.meeting.empty()) {
    const auto uids = named_ever(opened, changes, which.meeting);
    std::erase_if(changes, [&](const auto& one) { return !uids.contains(one.entry.subject); });
  }
  std::vector<reports::JournalLine> lines;
  for (records::RecordedChange& change : changes) {
    records::JournalEntry& entry = change.entry;
    lines.push_back({entry.sequence, entry.at, records::describe(entry), entry.subject, entry.hash,
                     std::move(change.author), std::move(change.before), std::move(change.after),
                     std::move(change.because), change.transaction, ends[change.transaction]});
  }
  if (which.last && *which.last < std::int64_t(lines.size())) {
    lines.erase(lines.begin(), lines.end() - *which.last);
  }
  return lines;
}

records::Verification verify_journal(const Opened& opened) {
  need_workspace(opened);
  return opened.database->verify();
}

}  // namespace gouvernail::app
