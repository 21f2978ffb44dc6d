// SPDX-License-Identifier: MPL-2.0
#include "app/import.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "app/import_beside.h"
#include "app/import_corrected.h"
#include "app/import_diary.h"
#include "app/import_exchange.h"
#include "app/import_gone.h"
#include "app/import_over.h"
#include "app/import_rows.h"
#include "app/workspace/import_memory.h"
#include "app/workspace/record.h"
#include "base/action.h"
#include "base/failure.h"
#include "base/text.h"
#include "compliance/judge.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/history_as_of.h"
#include "governance/meeting.h"
#include "governance/transitions.h"
#include "platform/files.h"
#include "records/workspace.h"
#include "rules/rules.h"

namespace gouvernail::app {
namespace {

using base::Action;
using base::msg;
using base::Verb;
using governance::Meeting;
using governance::MeetingStatus;
using reports::ImportDoubt;

constexpr std::size_t largest_table = std::size_t{64} * 1024 * 1024;  // bytes

// The same whenever the file is looked at.
std::string key_of(const Row& row) {
  switch (*row.doubt) {
    case ImportDoubt::Kind::cancels:
      return "cancels:" + row.meeting.uid;
    case ImportDoubt::Kind::gone:
      return "gone:" + row.meeting.uid;
    case ImportDoubt::Kind::other_year:
      return "year:" + row.meeting.uid;
    case ImportDoubt::Kind::near_body:
      return "body:" + base::fold(row.place.nearly);
  }
  return {};
}

// But for when its calendar was written.
bool says_the_same(const Meeting& before, Meeting now) {
  now.diary = before.diary;
  return now == before;
}

// A calendar that is exported again says so with a new stamp, and nothing else: what is kept of it
// changes where it counts its changes.
bool counts_its_change(const Meeting& before, const Meeting& now) {
  const bool stands =
      now.status == MeetingStatus::proposed || now.status == MeetingStatus::convened;
  return stands && now.diary && before.diary && before.diary->sequence < now.diary->sequence;
}

void check_alone(const Row& row, calendar::Day today, FileReport& report) {
  for (const governance::Refusal& early : governance::told_too_early(row.meeting, today)) {
    report.refuse(row, early);
  }
  if (governance::held_too_early(row.meeting, today)) {
    report.say(base::Severity::error, row, "held-in-future",
               msg("“{0}”: held on {1}, which is still to come", row.meeting.uid,
                   calendar::arg(row.meeting.day)),
               msg("correct the day, or the status"));
  }
  if (!report.is_diary()) return;  // of a table, the reader has told
  for (const governance::Refusal& wrong : governance::contradictions(row.meeting)) {
    report.refuse(row, wrong);
  }
}

// What a file would bring, and what of it says something new.
class Comparison {
 public:
  Comparison(const ImportFile& request, const Opened& opened, calendar::Day today)
      : request_(request),
        path_(request.path),
        opened_(opened),
        today_(today),
        memory(opened.database ? read_import_memory(opened.folder) : ImportMemory{}),
        bytes_(platform::read_file(path_, largest_table)),
        diary_(is_calendar(path_, bytes_)),
        report_(path_, diary_),
        over_(opened, today, report_) {
    for (const Meeting& meeting : opened.history->meetings) known_[meeting.uid] = &meeting;
  }

  void compare() {
    read();
    for (Row& row : rows_) lay_over(row);
    beside_meetings_ =
        changes_of(opened_, source_.exchange, path_, report_.diagnostics, result.beside);
    find_gone_ones();
    part_doubtful();
    FileBeside beside(opened_, rows_, report_);
    if (!rows_.empty()) beside.place_seconds();
    part_bad();
    result.refused = is_refused();
    if (result.refused && !request_.dry_run) {
      throw base::bad_files(msg("nothing of {} was imported", path_),
                            grouped(std::move(report_.diagnostics)));
    }
    if (!rows_.empty()) beside.tell(today_);
    changes.reserve(changes.size() + rows_.size());
    for (Row& row : rows_) take(row);
    rows_ = {};
    // What is ticked and answered is of meetings that stand.
    for (records::Change& one : beside_meetings_) changes.push_back(std::move(one));
    result.bad = source_.bad + static_cast<int>(bad_.size());
    result.unmatched = std::move(source_.unmatched);
    result.of_calendar = diary_;
  }

  // How what is no longer recorded comes back: known once the file is recorded; none before.
  void tell_way_back(std::optional<std::int64_t> revision) {
    const Action undo{Verb::undo_journal};
    for (const std::size_t at : over_.losses()) {
      report_.diagnostics[at].remedy =
          msg("“{0}” takes this back",
              revision ? Action(undo).of(*revision) : Action(undo).of(base::Blank::number));
    }
    base::Diagnostics told;
    for (std::size_t i = 0; i < report_.diagnostics.size(); ++i) {
      if (!not_so_.contains(i)) told.push_back(std::move(report_.diagnostics[i]));
    }
    result.warnings = grouped(std::move(told));
  }

  // What this import adds to what is remembered.
  void remember() {
    std::set<std::string>& brought = memory.brought[source_name()];
    brought.insert(brought_.begin(), brought_.end());
    if (brought.empty()) memory.brought.erase(source_name());
    if (request_.columns.empty()) return;
    governance::ColumnsGiven& columns = memory.columns[source_.shape];
    for (const auto& [written, column] : request_.columns) columns[written] = column;
  }

  const governance::Exchange& exchange() const { return source_.exchange; }

  Imported result;
  records::Changes changes;

 private:
  const Meeting* recorded(const Meeting& meeting) const {
    const auto found = known_.find(meeting.uid);
    return found == known_.end() ? nullptr : found->second;
  }

  std::string source_name() const { return std::filesystem::path(path_).filename().string(); }

  void read() {
    if (diary_) {
      read_diary();
    } else {
      read_table();
    }
    for (const Row& row : rows_) check_alone(row, today_, report_);
  }

  void read_table() {
    governance::SheetReading reading;
    reading.today = today_;
    reading.columns = request_.columns;
    reading.columns_by_shape = memory.columns;
    reading.bodies = memory.bodies;
    reading.near_bodies = true;
    reading.sheets = request_.sheets;
    reading.without_bad = request_.without_bad || request_.dry_run;
    rows_ = from_table(path_, std::move(bytes_), opened_, std::move(reading), source_,
                       report_.diagnostics);
    const auto same = find_same_sessions(rows_, opened_.history->meetings);
    for (const CorrectedDay& one : same) rows_[one.row].meeting.uid = one.recorded->uid;
    const auto its = memory.brought.find(source_name());
    const bool repeats = !same.empty() && its != memory.brought.end();
    for (const CorrectedDay& one : find_corrected_days(
             rows_, opened_.history->meetings, repeats ? its->second : std::set<std::string>())) {
      const calendar::Day now = rows_[one.row].meeting.day;
      rows_[one.row].meeting.uid = one.recorded->uid;
      if (now == one.recorded->day) continue;
      rows_[one.row].corrected = true;
      report_.warn(rows_[one.row], "corrected-day",
                   msg("taken for the session of {0}, which this file has no more: its day is "
                       "corrected to {1}",
                       calendar::arg(one.recorded->day), calendar::arg(now)));
    }
  }

  void read_diary() {
    Diary diary = read_diary_file(path_, bytes_, opened_, report_.diagnostics);
    gone_ = gone_from(diary, opened_, today_);
    rows_ = std::move(diary.rows);
    source_.bad = diary.bad;
  }

  // One bad event of a calendar holds no other back.
  bool is_refused() const {
    if (!base::has_errors(report_.diagnostics) || request_.without_bad) return false;
    return !diary_ || (rows_.empty() && result.doubts.empty());
  }

  void lay_over(Row& row) {
    const std::size_t from = report_.diagnostics.size();
    if (const Meeting* before = recorded(row.meeting)) over_.lay(row, *before);
    for (std::size_t i = from; i < report_.diagnostics.size(); ++i) row.told.push_back(i);
    // Lines that the file brought once, and those that only a table can have brought.
    const bool is_new = !recorded(row.meeting);
    if (is_new || governance::is_made_uid(row.meeting.uid)) brought_.insert(row.meeting.uid);
  }

  // What is not understood of a file may be what it seems to lack.
  void find_gone_ones() {
    const auto its = memory.brought.find(source_name());
    const bool may_lack = !diary_ && !base::has_errors(report_.diagnostics);
    if (may_lack && its != memory.brought.end()) {
      gone_ = find_gone(opened_, rows_, its->second, today_);
    }
    for (Gone& gone : gone_) {
      ImportDoubt doubt{ImportDoubt::Kind::gone, "gone:" + gone.recorded->uid, {}};
      doubt.line.before = *gone.recorded;
      doubt.line.after = gone.after.value_or(*gone.recorded);
      doubt.taken = is_confirmed(doubt.key);
      if (doubt.taken) {
        ++(gone.after ? result.corrected : result.withdrawn);
        for (records::Change& one : changes_of(opened_, gone, source_name())) {
          changes.push_back(std::move(one));
        }
      }
      result.doubts.push_back(std::move(doubt));
    }
  }

  bool is_confirmed(const std::string& key) const {
    return request_.all_doubtful || request_.confirmed.contains(key);
  }

  // What is doubtful, and was not confirmed, is not taken.
  void part_doubtful() {
    const auto is_doubtful = [](const Row& row) { return row.doubt.has_value(); };
    if (std::ranges::none_of(rows_, is_doubtful)) return;
    std::vector<Row> taken;
    for (Row& row : rows_) {
      if (!row.doubt || report_.is_bad(row)) {
        taken.push_back(std::move(row));
        continue;
      }
      ImportDoubt doubt{*row.doubt, key_of(row), line_of(row)};
      doubt.written = row.place.nearly;
      doubt.taken = is_confirmed(doubt.key);
      if (doubt.taken && *row.doubt == ImportDoubt::Kind::near_body) {
        memory.bodies[base::fold(row.place.nearly)] = row.meeting.body;
      }
      if (doubt.taken) {
        taken.push_back(std::move(row));
      } else {
        brought_.erase(row.meeting.uid);
        not_so_.insert(row.told.begin(), row.told.end());
      }
      result.doubts.push_back(std::move(doubt));
    }
    rows_ = std::move(taken);
  }

  void part_bad() {
    const auto is_bad = [&](const Row& row) { return report_.is_bad(row); };
    for (const Row& row : rows_) {
      if (!is_bad(row)) continue;
      bad_.insert(row.meeting.uid);
      brought_.erase(row.meeting.uid);
    }
    std::erase_if(rows_, is_bad);
  }

  reports::ImportLine line_of(const Row& row) const {
    reports::ImportLine line{diary_ ? 0 : row.place.line, row.place.sheet, {}, row.meeting};
    if (const Meeting* before = recorded(row.meeting)) line.before = *before;
    return line;
  }

  void take(Row& row) {
    const Meeting* before = recorded(row.meeting);
    if (before && says_the_same(*before, row.meeting)) {
      if (counts_its_change(*before, row.meeting)) {
        changes.push_back(records::PutMeeting{std::move(row.meeting)});
      }
      ++result.unchanged;
      return;
    }
    ++(before ? result.corrected : result.added);
    if (!request_.counts_alone) result.lines.push_back(line_of(row));
    if (row.corrected) {
      changes.push_back(records::CorrectMeeting{std::move(row.meeting), source_name()});
    } else {
      changes.push_back(records::PutMeeting{std::move(row.meeting)});
    }
  }

  const ImportFile& request_;
  const std::string& path_;
  const Opened& opened_;
  calendar::Day today_;

 public:
  ImportMemory memory;

 private:
  std::string bytes_;
  bool diary_;
  FileReport report_;
  Overlay over_;
  governance::CsvSource source_;
  records::Changes beside_meetings_;
  std::vector<Row> rows_;
  std::vector<Gone> gone_;
  std::set<std::size_t> not_so_;   // things told of what is not taken
  std::set<std::string> bad_;      // uids
  std::set<std::string> brought_;  // uids
  std::map<std::string, const Meeting*> known_;
};

// What would become of the duties.
void tell_verdicts(const Opened& opened, const records::Changes& changes, calendar::Day today,
                   Imported& result) {
  governance::History history = opened.history;
  std::map<std::string, std::size_t> places;
  for (std::size_t i = 0; i < history.meetings.size(); ++i) {
    places.emplace(history.meetings[i].uid, i);
  }
  for (const records::Change& change : changes) {
    if (const auto* gone = std::get_if<records::WithdrawMeeting>(&change)) {
      std::erase_if(history.meetings, [&](const Meeting& one) { return one.uid == gone->uid; });
      places.clear();
      for (std::size_t i = 0; i < history.meetings.size(); ++i) {
        places.emplace(history.meetings[i].uid, i);
      }
      continue;
    }
    const Meeting* put = nullptr;
    if (const auto* its = std::get_if<records::PutMeeting>(&change)) put = &*its->meeting;
    if (const auto* its = std::get_if<records::CorrectMeeting>(&change)) put = &*its->meeting;
    if (!put) continue;
    const auto [place, is_new] = places.emplace(put->uid, history.meetings.size());
    if (is_new) {
      history.meetings.push_back(*put);
    } else {
      history.meetings[place->second] = *put;
    }
  }
  result.before = compliance::judge(opened.rules, opened.world, opened.known_on(today));
  result.after =
      compliance::judge(opened.rules, opened.world, governance::as_of(std::move(history), today));
  result.differences = compliance::differences(result.before, result.after);
}

}  // namespace

std::int64_t Imported::left() const {
  return std::ranges::count_if(doubts, [](const reports::ImportDoubt& one) { return !one.taken; });
}

Imported import_file(Opened& opened, const ImportFile& request, calendar::Day today) {
  Comparison comparison(request, opened, today);
  comparison.compare();
  if (request.dry_run) {
    take_persons(opened, comparison.exchange(), true, comparison.result.beside);
    comparison.tell_way_back(std::nullopt);
    tell_verdicts(opened, comparison.changes, today, comparison.result);
    return std::move(comparison.result);
  }
  take_persons(opened, comparison.exchange(), false, comparison.result.beside);
  request.counts_alone ? record_last(opened, comparison.changes)
                       : record(opened, comparison.changes);
  comparison.tell_way_back(opened.revision);
  comparison.remember();
  if (opened.database && comparison.memory != ImportMemory{}) {
    write_import_memory(opened.folder, comparison.memory);
  }
  return std::move(comparison.result);
}

}  // namespace gouvernail::app
