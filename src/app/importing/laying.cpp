// SPDX-License-Identifier: MPL-2.0
#include "app/importing/laying.h"

#include <set>
#include <utility>

#include "governance/history.h"
#include "governance/history_csv.h"
#include "governance/history_told.h"
#include "governance/meeting.h"
#include "governance/meetings_by_uid.h"

namespace gouvernail::app {

using base::msg;
using governance::Meeting;
using reports::ImportDoubt;

bool Laying::follow_moves(std::vector<Row>& rows, const std::set<std::string>& confirmed) {
  const governance::MeetingsByUid recorded(*opened_.history);
  std::set<std::string> in_file;
  for (const Row& row : rows) in_file.insert(row.meeting.uid);
  bool any = false;
  for (Row& row : rows) {
    const std::string& uid = row.meeting.uid;
    if (!governance::is_made_uid(uid) || recorded.find(uid)) continue;
    if (confirmed.contains(apart_key(uid))) continue;
    const auto once = former_.session_once_on(row.meeting);
    if (!once || !recorded.find(*once) || !in_file.insert(*once).second) continue;
    row.own_uid = std::exchange(row.meeting.uid, *once);
    any = true;
  }
  return any;
}

void Laying::lay(Row& row, const Meeting* recorded) {
  const std::size_t from = report_.diagnostics.size();
  if (recorded) {
    former_.date_by_receipt(row.meeting, *recorded);
    // « Reporté » on the day to which a session was put off says how it came there.
    if (row.put_off && former_.is_new_day(row.meeting.day, *recorded)) {
      row.meeting.status = governance::MeetingStatus::proposed;
    }
    lay_over(row, *recorded);
  } else if (!row.doubt && former_.was_withdrawn(row.meeting.uid)) {
    row.doubt = ImportDoubt::Kind::revives;
  }
  for (std::size_t i = from; i < report_.diagnostics.size(); ++i) row.told.push_back(i);
}

void Laying::lay_over(Row& row, const Meeting& recorded) {
  const bool back = takes_former(row, recorded);
  const calendar::Day day = row.meeting.day;
  over_.lay(row, recorded);
  if (back && !report_.is_bad(row)) row.doubt = ImportDoubt::Kind::reverts;
  // Of what stays as it is recorded, nobody is asked where it was; but for what is on a day that
  // the record cannot follow: it may be a session of its own.
  const bool same = row.meeting.day == day && says_the_same(recorded, row.meeting);
  const bool of_place =
      row.doubt == ImportDoubt::Kind::moves || row.doubt == ImportDoubt::Kind::contradicts;
  if (of_place && same) row.doubt.reset();
}

// Whether somebody said that the file is right in what it says as it was. Else the row says that
// as it is recorded.
bool Laying::takes_former(Row& row, const Meeting& recorded) {
  if (row.doubt && !is_confirmed_(doubt_key(row))) return false;
  const auto columns = former_.columns_behind(row, recorded);
  if (columns.empty()) return false;
  Row whole = row;
  whole.doubt = ImportDoubt::Kind::reverts;
  ImportDoubt doubt{ImportDoubt::Kind::reverts, doubt_key(whole), {}};
  if (is_confirmed_(doubt.key)) return true;
  FileReport unsaid(report_.path(), report_.is_diary());
  Overlay(over_, unsaid).lay(whole, recorded);
  row.meeting = governance::with_recorded(recorded, std::move(row.meeting), columns);
  // What its calendar said last, of which nothing is taken: else it were new the next time.
  row.meeting.diary = recorded.diary;
  row.corrected = row.corrected && row.meeting.day != recorded.day;
  if (unsaid.is_bad(whole)) {
    report_.warn(row, "says-what-was",
                 msg("this says what was recorded of the session of {} before it was changed: it "
                     "stays as recorded",
                     calendar::arg(recorded.day)));
  } else if (!says_the_same(recorded, whole.meeting)) {
    row.behind = true;
    if (!row.own_uid.empty()) doubt.apart_key = apart_key(row.own_uid);
    doubt.line = import_line(whole, &recorded, report_.is_diary());
    behind.push_back(std::move(doubt));
  }
  return false;
}

}  // namespace gouvernail::app
