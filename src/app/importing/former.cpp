// SPDX-License-Identifier: MPL-2.0
#include "app/importing/former.h"

#include <algorithm>
#include <utility>

#include "app/workspace/record.h"
#include "governance/history_told.h"
#include "records/errors.h"
#include "records/recorded_change.h"
#include "records/workspace.h"

namespace gouvernail::app {
namespace {

using governance::Meeting;

// What an event says of a session that is a field of it: whether it was held or convened, or is
// cancelled, goes by the steps of a life.
const std::set<std::string>& told_by_events() {
  static const std::set<std::string> columns = {"start", "end", "site"};
  return columns;
}

}  // namespace

std::set<std::string> FormerStates::columns_behind(const Row& row, const Meeting& recorded) {
  const Meeting& read = row.meeting;
  if (row.place.told) {
    const Meeting laid = governance::keep_untold(recorded, read, *row.place.told);
    if (laid == recorded) return {};
    return governance::columns_behind(recorded, read, *row.place.told, of(recorded.uid));
  }
  std::set<std::string> told = told_by_events();
  if (read.site.empty()) told.erase("site");
  const auto& before = recorded.diary;
  if (before && read.diary && before->sequence < read.diary->sequence) return {};
  return governance::columns_behind(recorded, read, told, of(recorded.uid));
}

bool FormerStates::was_withdrawn(const std::string& uid) {
  read();
  return withdrawn_.contains(uid);
}

const std::vector<Meeting>& FormerStates::of(const std::string& uid) {
  read();
  return states_[uid];
}

void FormerStates::read() {
  if (std::exchange(is_read_, true) || !opened_.database) return;
  try {
    for (const records::RecordedChange& change : opened_.database->changes()) {
      if (change.entry.action == "meeting-withdrawn") withdrawn_.insert(change.entry.subject);
      // The one that stands is before nothing; what an undo took back was never said, so that an
      // import can be undone and made again.
      const Meeting* before = change.undoes ? nullptr : records::value_in<Meeting>(change.before);
      if (before) states_[before->uid].push_back(*before);
    }
  } catch (const records::StoreError& error) {
    throw failure_of(error);
  }
}

}  // namespace gouvernail::app
