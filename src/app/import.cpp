// SPDX-License-Identifier: MPL-2.0
#include "app/import.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <utility>

#include "app/correct_meeting.h"
#include "app/importing/beside.h"
#include "app/importing/corrected.h"
#include "app/importing/diary.h"
#include "app/importing/diary_matching.h"
#include "app/importing/exchange.h"
#include "app/importing/foreign.h"
#include "app/importing/gone.h"
#include "app/importing/laying.h"
#include "app/importing/over.h"
#include "app/importing/rows.h"
#include "app/importing/verdicts.h"
#include "app/importing/way_back.h"
#include "app/persons.h"
#include "app/workspace/import_memory.h"
#include "app/workspace/record.h"
#include "base/action.h"
#include "base/failure.h"
#include "base/text.h"
#include "governance/convention.h"
#include "governance/history.h"
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

ImportDoubt gone_doubt(const Gone& gone) {
  ImportDoubt doubt{ImportDoubt::Kind::gone, "gone:" + gone.recorded->uid, {}};
  doubt.line.before = *gone.recorded;
  doubt.line.after = gone.after.value_or(*gone.recorded);
  return doubt;
}

governance::SheetReading reading_of(const ImportFile& request, const ImportMemory& memory,
                                    calendar::Day today) {
  governance::SheetReading reading;
  reading.today = today;
  reading.columns = request.columns;
  reading.columns_by_shape = memory.columns;
  reading.bodies = bodies_said(memory, request.bodies);
  reading.near_bodies = true;
  reading.unclear_days = true;
  reading.sheets = request.sheets;
  reading.without_bad = request.without_bad || request.dry_run;
  return reading;
}

bool is_move_left(const ImportDoubt& doubt) {
  return doubt.kind == ImportDoubt::Kind::moves && !doubt.taken;
}

// How what is no longer recorded comes back: known once the file is recorded; none before.
void tell_way_back(const Laying& laying, std::optional<std::int64_t> revision,
                   base::Diagnostics& diagnostics) {
  const Action undo{Verb::undo_journal};
  for (const std::size_t at : laying.losses()) {
    diagnostics[at].remedy =
        msg("“{0}” takes this back",
            revision ? Action(undo).of(*revision) : Action(undo).of(base::Blank::number));
  }
}

// The sessions as they would be by then, by uid.
std::map<std::string, const Meeting*> sessions_then(std::map<std::string, const Meeting*> recorded,
                                                    const std::vector<Row>& rows,
                                                    const std::vector<ImportDoubt>& doubts) {
  for (const ImportDoubt& one : doubts) {
    const bool goes = one.kind == ImportDoubt::Kind::gone && one.taken;
    if (goes && one.line.after->status != MeetingStatus::cancelled) {
      recorded.erase(one.line.after->uid);
    }
  }
  for (const Row& row : rows) recorded[row.meeting.uid] = &row.meeting;
  return recorded;
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
        laying_(opened, today, report_,
                [this](const auto& key) { return request_.confirms(key); }) {
    for (const Meeting& meeting : opened.history->meetings) known_[meeting.uid] = &meeting;
  }

  void compare() {
    if (bytes_.find("BEGIN:VCALENDAR") == std::string::npos) refuse_foreign(path_, bytes_);
    diary_ ? read_diary() : read_table();
    for (const Row& row : rows_) {
      if (!is_unclear(row)) check_alone(row, today_, report_);
    }
    for (Row& row : rows_) lay_over(row);
    for (ImportDoubt& one : laying_.behind) result.doubts.push_back(std::move(one));
    find_gone_ones();
    part_doubtful();
    FileBeside others(opened_, rows_, gone_, report_);
    others.place_seconds();
    part_bad();
    compare_beside();
    result.refused = is_refused();
    if (result.refused && !request_.dry_run) {
      throw base::bad_files(msg("nothing of {} was imported", path_),
                            base::grouped(std::move(report_.diagnostics)));
    }
    others.tell(today_);
    changes.reserve(changes.size() + rows_.size());
    for (Row& row : rows_) take(row);
    rows_ = {};
    // What is ticked and answered is of meetings that stand.
    for (records::Change& one : beside.changes) changes.push_back(std::move(one));
    result.beside = beside.counts;
    result.beside_lines = std::move(beside.lines);
    result.bad = source_.bad + static_cast<int>(bad_.size()) + beside.bad;
    result.unmatched = std::move(source_.unmatched);
    result.unknown_bodies = std::move(source_.unknown_bodies);
    result.of_calendar = diary_;
  }

  // Once it is recorded, or would be.
  void tell(std::optional<std::int64_t> revision) {
    tell_way_back(laying_, revision, report_.diagnostics);
    base::Diagnostics told;
    for (std::size_t i = 0; i < report_.diagnostics.size(); ++i) {
      if (!not_so_.contains(i)) told.push_back(std::move(report_.diagnostics[i]));
    }
    result.warnings = base::grouped(std::move(told));
  }

  // What this import adds to what is remembered.
  void remember() {
    // Nothing is known of it until somebody says whether its lines are those of another file.
    const bool unsaid = !brought_before() && std::ranges::any_of(result.doubts, is_move_left);
    if (!brought_.empty() && !unsaid) {
      memory.brought[source_name()].insert(brought_.begin(), brought_.end());
    }
    memory.bodies = bodies_said(memory, request_.bodies);
    if (request_.columns.empty()) return;
    governance::ColumnsGiven& columns = memory.columns[source_.shape];
    for (const auto& [written, column] : request_.columns) columns[written] = column;
  }

  Imported result;
  records::Changes changes;
  ExchangeTaken beside;

 private:
  const Meeting* recorded(const Meeting& meeting) const {
    const auto found = known_.find(meeting.uid);
    return found == known_.end() ? nullptr : found->second;
  }

  std::string source_name() const { return std::filesystem::path(path_).filename().string(); }

  // Uids; null: no import of the file is known.
  const std::set<std::string>* brought_before() const {
    const auto its = memory.brought.find(source_name());
    if (its != memory.brought.end()) return &its->second;
    return by_copies_ ? &*by_copies_ : nullptr;
  }

  void read_table() {
    rows_ = from_table(path_, std::move(bytes_), opened_, reading_of(request_, memory, today_),
                       source_, report_.diagnostics);
    by_copies_ = brought_by_copies(memory, rows_);
    const auto same = find_same_sessions(rows_, opened_.history->meetings);
    for (const CorrectedDay& one : same) rows_[one.row].meeting.uid = one.recorded->uid;
    const bool repeats = laying_.follow_moves(rows_, request_.confirmed) || !same.empty();
    if (!source_.whole) return;  // what it seems to have no more may stand on another sheet
    const auto* brought = brought_before();
    for (const CorrectedDay& one :
         find_corrected_days(rows_, opened_.history->meetings, today_, brought, repeats)) {
      Row& row = rows_[one.row];
      if (!request_.says_apart(row.meeting.uid)) correct_day(row, one, report_);
    }
  }

  void read_diary() {
    Diary diary = read_diary_file(path_, bytes_, opened_, bodies_said(memory, request_.bodies),
                                  report_.diagnostics);
    source_.unknown_bodies = std::move(diary.unknown_titles);
    DiaryMatching matching(opened_, diary,
                           [this](const auto& uid) { return request_.says_apart(uid); });
    matching.match(today_);
    gone_ = matching.gone(today_);
    rows_ = std::move(diary.rows);
    source_.bad = diary.bad;
  }

  // One bad event of a calendar holds no other back; of a file in which nothing was understood,
  // nothing is left to take.
  bool is_refused() const {
    if (!base::has_errors(report_.diagnostics)) return false;
    const bool nothing =
        rows_.empty() && result.doubts.empty() && !governance::says_anything(source_.exchange);
    return nothing || (!diary_ && !request_.without_bad);
  }

  void lay_over(Row& row) {
    if (is_unclear(row)) {  // nothing else is told of a day that may be another one
      row.doubt = ImportDoubt::Kind::day_order;
      return;
    }
    const Meeting* before = recorded(row.meeting);
    laying_.lay(row, before);
    // Lines that the file brought once, and those that only a table can have brought.
    if (!before || governance::is_made_uid(row.meeting.uid)) brought_.insert(row.meeting.uid);
  }

  // Of an export what is no meeting, beside the sessions as they would be by then.
  void compare_beside() {
    if (!governance::says_anything(source_.exchange)) return;
    ExchangeReading reading;
    reading.path = path_;
    reading.sessions = sessions_then(known_, rows_, result.doubts);
    reading.ahead = request_.ahead;
    reading.is_confirmed = [this](const std::string& key) { return request_.confirms(key); };
    beside = compare_exchange(opened_, source_.exchange, reading, report_.diagnostics);
    for (ImportDoubt& one : beside.doubts) result.doubts.push_back(std::move(one));
  }

  // What is not understood of a file may be what it seems to lack.
  void find_gone_ones() {
    const std::set<std::string>* brought = brought_before();
    const bool may_lack = !diary_ && source_.whole && !base::has_errors(report_.diagnostics);
    if (may_lack && brought) gone_ = find_gone(opened_, rows_, *brought, today_);
    std::vector<Gone> taken;
    for (Gone& gone : gone_) {
      ImportDoubt doubt = gone_doubt(gone);
      records::Changes its = changes_of(opened_, gone, source_name(), doubt.beside_it);
      doubt.taken = request_.confirms(doubt.key);
      if (doubt.taken) {
        ++(gone.after ? result.corrected : result.withdrawn);
        std::ranges::move(its, std::back_inserter(changes));
        taken.push_back(std::move(gone));
      }
      result.doubts.push_back(std::move(doubt));
    }
    gone_ = std::move(taken);
  }

  // Nobody has said yet which of two days is meant.
  bool is_unclear(const Row& row) const {
    return !request_.confirms(day_order_key) && may_be_another_day(row, recorded(row.meeting));
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
      ImportDoubt doubt = doubt_of(row, recorded(row.meeting), diary_);
      doubt.taken = request_.confirms(doubt.key);
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

  void take(Row& row) {
    const Meeting* before = recorded(row.meeting);
    if (before && says_the_same(*before, row.meeting)) {
      if (counts_its_change(*before, row.meeting)) {
        changes.push_back(records::PutMeeting{std::move(row.meeting)});
      }
      if (!row.behind) ++result.unchanged;
      return;
    }
    ++(before ? result.corrected : result.added);
    if (!request_.counts_alone) result.lines.push_back(import_line(row, before, diary_));
    if (row.corrected) {
      std::ranges::move(correction(opened_, *before, row.meeting, source_name()),
                        std::back_inserter(changes));
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
  Laying laying_;
  governance::CsvSource source_;
  std::vector<Row> rows_;
  std::vector<Gone> gone_;
  std::optional<std::set<std::string>> by_copies_;  // uids
  std::set<std::size_t> not_so_;                    // things told of what is not taken
  std::set<std::string> bad_;                       // uids
  std::set<std::string> brought_;                   // uids
  std::map<std::string, const Meeting*> known_;
};

}  // namespace

bool ImportFile::confirms(const std::string& key) const {
  return all_doubtful || confirmed.contains(key);
}

bool ImportFile::says_apart(const std::string& uid) const {
  return confirmed.contains(apart_key(uid));
}

bool is_apart_key(const std::string& key) { return key.starts_with(apart_key("")); }

bool is_body_key(const std::string& key) { return key.starts_with(body_key("")); }

std::int64_t Imported::left() const {
  return std::ranges::count_if(doubts, [](const reports::ImportDoubt& one) { return !one.taken; });
}

bool Imported::has_what_stays() const {
  return std::ranges::any_of(beside_lines, [](const reports::ImportBeside& one) {
    return one.person || records::value_in<records::AnswerRecord>(one.after) != nullptr;
  });
}

Imported import_file(Opened& opened, const ImportFile& request, calendar::Day today) {
  Comparison comparison(request, opened, today);
  comparison.compare();
  if (request.dry_run) {
    comparison.tell(std::nullopt);
    tell_verdicts(opened, comparison.changes, today, comparison.result);
    comparison.result.may_be_taken_back = may_be_taken_back(opened, comparison.changes);
    return std::move(comparison.result);
  }
  record_with_persons(opened, std::move(comparison.changes), comparison.beside.persons,
                      !request.counts_alone);
  comparison.tell(opened.revision);
  comparison.remember();
  if (opened.database && comparison.memory != ImportMemory{}) {
    write_import_memory(opened.folder, comparison.memory);
  }
  return std::move(comparison.result);
}

}  // namespace gouvernail::app
