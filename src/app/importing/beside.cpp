// SPDX-License-Identifier: MPL-2.0
#include "app/importing/beside.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "app/workspace/attendance.h"
#include "app/workspace/joint_records.h"
#include "app/workspace/session_remarks.h"
#include "app/workspace/waiver_objects.h"
#include "governance/attendance_sheet.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/seat.h"
#include "governance/second_convocation.h"
#include "governance/waiver.h"
#include "rules/rules.h"

namespace gouvernail::app {
namespace {

using base::msg;
using governance::Meeting;
using governance::MeetingStatus;

constexpr std::size_t most_surprises = 10;
constexpr std::int64_t most_counted = 500;

// Sessions by the days on which they last.
class ByDay {
 public:
  void put(const Meeting& meeting) {
    const calendar::Day last = last_of(meeting);
    for (calendar::Day day = meeting.day; day <= last; day += calendar::Days{1}) {
      by_day_[day].push_back(&meeting);
    }
  }
  // Those that share a day with it.
  std::vector<Meeting> of(const Meeting& meeting) const {
    std::vector<Meeting> sharing;
    std::set<const Meeting*> seen;
    const calendar::Day last = last_of(meeting);
    for (calendar::Day day = meeting.day; day <= last; day += calendar::Days{1}) {
      const auto its = by_day_.find(day);
      if (its == by_day_.end()) continue;
      for (const Meeting* one : its->second) {
        if (seen.insert(one).second) sharing.push_back(*one);
      }
    }
    return sharing;
  }

 private:
  // Of one that claims to last for years, as much as any session may.
  static calendar::Day last_of(const Meeting& meeting) {
    constexpr calendar::Days longest{60};
    const calendar::Day last = meeting.end ? meeting.end->day : meeting.day;
    return std::min(std::max(last, meeting.day), meeting.day + longest);
  }

  std::map<calendar::Day, std::vector<const Meeting*>> by_day_;
};

// Whether it stands at another time, or for another body, than was recorded.
bool is_elsewhere(const Meeting* before, const Meeting& after) {
  return !before || before->body != after.body || before->day != after.day ||
         before->start_time != after.start_time || before->end != after.end;
}

}  // namespace

FileBeside::FileBeside(const Opened& opened, std::vector<Row>& rows, const std::vector<Gone>& gone,
                       FileReport& report)
    : opened_(opened), rows_(rows), gone_(gone), report_(report), known_(*opened.history) {}

void FileBeside::tell(calendar::Day today) {
  if (rows_.empty() && gone_.empty()) return;
  tell_overfull();
  tell_sheets();
  tell_surprises();
  tell_halves();
  tell_waivers(today);
}

const Meeting* FileBeside::recorded(const Row& row) const { return known_.find(row.meeting.uid); }

// The record as it would be with all of the file.
governance::History FileBeside::laid_over() const {
  governance::History facts = opened_.history;
  std::map<std::string_view, const Row*> rows;
  for (const Row& row : rows_) rows[row.meeting.uid] = &row;
  std::map<std::string_view, const Gone*> gone;
  for (const Gone& one : gone_) gone[one.recorded->uid] = &one;
  std::erase_if(facts.meetings, [&](Meeting& meeting) {
    const auto row = rows.find(meeting.uid);
    const auto its = gone.find(meeting.uid);
    if (row != rows.end()) meeting = row->second->meeting;
    if (its == gone.end()) return false;
    if (its->second->after) meeting = *its->second->after;
    return !its->second->after;
  });
  for (const Row& row : rows_) {
    if (!recorded(row)) facts.meetings.push_back(row.meeting);
  }
  return facts;
}

Row* FileBeside::row_of(const std::string& uid) {
  const auto row = std::find_if(rows_.begin(), rows_.end(),
                                [&](const Row& one) { return one.meeting.uid == uid; });
  return row == rows_.end() ? nullptr : &*row;
}

void FileBeside::place_seconds() {
  const auto is_second = [](const Meeting& one) { return !one.second_of.empty(); };
  const bool some = std::ranges::any_of(opened_.history->meetings, is_second) ||
                    std::ranges::any_of(rows_, is_second, &Row::meeting);
  if (!some || (rows_.empty() && gone_.empty())) return;
  const governance::History after = laid_over();
  for (const Misplaced& one : misplaced_seconds(opened_, opened_.history, after)) {
    Row* row = row_of(one.uid);
    const Meeting* before = row ? recorded(*row) : nullptr;
    if (!row) {
      tell_left_behind(one, after);
    } else if (one.refusal && !report_.is_diary()) {
      report_.refuse(*row, *one.refusal);
    } else if (one.refusal && before) {
      report_.warn(
          *row, "second-before-first",
          msg("on {0} in this calendar, where it cannot be a second convocation: {1}. Left as "
              "recorded",
              calendar::arg(row->meeting.day), base::MessageList{one.why}));
      row->meeting = *before;
    } else {
      report_.warn(*row, "second-convocation",
                   msg("As things stand it does not count as a second convocation: {}.",
                       base::MessageList{one.why}));
    }
  }
}

// A second convocation that stands, and whose first the file changes.
void FileBeside::tell_left_behind(const Misplaced& one, const governance::History& after) {
  const Meeting* second = opened_.history->meeting(one.uid);
  const Meeting* first =
      second ? governance::first_of(*second, opened_.history->meetings) : nullptr;
  const Row* row = first ? row_of(first->uid) : nullptr;
  if (row) return report_.warn(*row, "second-convocation", other_misplaced(one, after));
  report_.warn("second-convocation", other_misplaced(one, after));
}

void FileBeside::tell_overfull() {
  std::vector<governance::SheetInFile> sheets;
  // By its place among the rows, for those of several sheets of one workbook.
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    sheets.push_back({&rows_[i].meeting, static_cast<int>(i) + 1});
  }
  for (base::Diagnostic& full : governance::overfull_sheets(
           report_.path(), sheets, opened_.history->seats, opened_.rules->convention)) {
    const governance::CsvLine& place =
        rows_[static_cast<std::size_t>(full.position.line) - 1].place;
    full.position.line = place.line;
    full.position.sheet = place.sheet;
    full.excerpt = place.shown;
    report_.diagnostics.push_back(std::move(full));
  }
}

// What commands refuse of a sheet is told of a file, and judged as it stands.
void FileBeside::tell_sheets() {
  for (const Row& row : rows_) {
    const Meeting* before = recorded(row);
    if (!row.meeting.present || (before && before->present == row.meeting.present)) continue;
    for (SheetFault& fault : faults_of_sheet(opened_, row.meeting)) {
      report_.warn(row, "attendance", std::move(fault.cause), std::move(fault.remedy));
    }
  }
}

void FileBeside::tell_waivers(calendar::Day today) {
  if (opened_.history->waivers.empty()) return;
  for (base::Message& one : waivers_left_behind(opened_, laid_over(), today)) {
    report_.warn("waiver-left-behind", std::move(one));
  }
}

// Of joint sessions: what the records of the other conventions lack of what changes here.
void FileBeside::tell_halves() {
  std::vector<const Row*> joint;
  std::vector<JointChange> halves;
  for (const Row& row : rows_) {
    const Meeting* before = recorded(row);
    if (row.meeting.joint.empty() || (before && *before == row.meeting)) continue;
    joint.push_back(&row);
    halves.push_back({before ? *before : row.meeting, row.meeting});
  }
  const auto behind = records_behind(opened_.folder, halves);
  for (std::size_t i = 0; i < behind.size(); ++i) {
    for (const base::Message& one : behind[i]) report_.warn(*joint[i], "joint-session", one);
  }
}

// Of each session that the file puts somewhere, beside those that stand and those of the lines
// above it.
void FileBeside::tell_surprises() {
  std::set<std::string> placed;  // uids
  for (const Row& row : rows_) {
    if (is_elsewhere(recorded(row), row.meeting)) placed.insert(row.meeting.uid);
  }
  ByDay beside;
  for (const Meeting& meeting : opened_.history->meetings) {
    if (!placed.contains(meeting.uid)) beside.put(meeting);
  }
  std::int64_t more = 0;
  std::size_t told = 0;
  for (const Row& row : rows_) {
    if (!placed.contains(row.meeting.uid)) continue;
    if (row.meeting.status != MeetingStatus::cancelled) {
      for (base::Message& remark : session_remarks(opened_, row.meeting, beside.of(row.meeting))) {
        if (++told > most_surprises) {
          ++more;
        } else {
          report_.warn(row, "surprising-day", std::move(remark));
        }
      }
    }
    if (more > most_counted) break;
    beside.put(row.meeting);
  }
  if (more == 0) return;
  report_.warn("surprising-day",
               more > most_counted
                   ? msg("more than {} more remarks on days and hours", most_counted)
                   : msg("{0} more {0:remark|remarks} on days and hours", more));
}

}  // namespace gouvernail::app
