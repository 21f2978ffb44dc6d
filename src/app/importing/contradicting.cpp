// SPDX-License-Identifier: MPL-2.0
#include "app/importing/contradicting.h"

#include <map>
#include <memory>
#include <utility>

#include "base/text.h"
#include "governance/meeting.h"

namespace gouvernail::app {

using base::msg;
using governance::Meeting;
using governance::MeetingStatus;
using reports::ImportDoubt;

namespace {

void settle_denied(Row& row, const Meeting* recorded, const std::set<std::string>& confirmed,
                   FileReport& report) {
  const std::string& words = row.place.denied;
  if (words.empty() || confirmed.contains(took_place_key(row.meeting.uid))) return;
  const auto stand_in = [&](const std::string& text) {
    return text.find(words) != std::string::npos;
  };
  const bool known = recorded && (stand_in(recorded->note) || stand_in(recorded->reason));
  if (known && recorded->status == MeetingStatus::held) return;
  row.meeting.status = MeetingStatus::cancelled;
  auto told = *row.place.told;
  told.insert("status");
  row.place.told = std::make_shared<const std::set<std::string>>(std::move(told));
  const bool stands = !recorded || recorded->status != MeetingStatus::cancelled;
  if (!stands) return;
  if (!row.doubt) row.doubt = ImportDoubt::Kind::denied;
  row.told.push_back(report.diagnostics.size());
  report.warn(
      row, "session-denied",
      msg("“{}” stands in this line: the session is recorded as cancelled", base::one_line(words)));
}

bool contradict(const Meeting& a, const Meeting& b) {
  if (a.start_time && b.start_time) return a.start_time == b.start_time;
  return (a.status == MeetingStatus::cancelled) != (b.status == MeetingStatus::cancelled);
}

void mark_contradicting(std::vector<Row>& rows) {
  std::map<std::pair<std::string, calendar::Day>, std::vector<Row*>> by_day;
  for (Row& row : rows) {
    if (row.place.told->contains("uid")) continue;
    by_day[{row.meeting.body, row.meeting.day}].push_back(&row);
  }
  for (auto& [place, those] : by_day) {
    for (Row* one : those) {
      for (const Row* other : those) {
        if (one == other || !contradict(one->meeting, other->meeting)) continue;
        one->other = import_line(*other, nullptr, false);
        if (!one->doubt) one->doubt = ImportDoubt::Kind::contradicts;
        break;
      }
    }
  }
}

}  // namespace

void settle_contradictions(std::vector<Row>& rows, const governance::MeetingsByUid& recorded,
                           const std::set<std::string>& confirmed, FileReport& report) {
  for (Row& row : rows) {
    settle_denied(row, recorded.find(row.meeting.uid), confirmed, report);
  }
  if (!report.is_diary()) mark_contradicting(rows);
}

}  // namespace gouvernail::app
