// SPDX-License-Identifier: MPL-2.0
#include "app/import.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <utility>

#include "app/correct_meeting.h"
#include "app/importing/beside.h"
#include "app/importing/compared.h"
#include "app/importing/contradicting.h"
#include "app/importing/corrected.h"
#include "app/importing/diary.h"
#include "app/importing/diary_matching.h"
#include "app/importing/diary_states.h"
#include "app/importing/exchange.h"
#include "app/importing/foreign.h"
#include "app/importing/gone.h"
#include "app/importing/laying.h"
#include "app/importing/over.h"
#include "app/importing/repeated.h"
#include "app/importing/rows.h"
#include "app/importing/source.h"
#include "app/workspace/import_memory.h"
#include "base/failure.h"
#include "base/text.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/meeting.h"
#include "governance/meetings_by_uid.h"
#include "governance/transitions.h"
#include "platform/files.h"
#include "records/workspace.h"
#include "rules/rules.h"

namespace gouvernail::app {
namespace {

using base::msg;
using governance::Meeting;
using governance::MeetingStatus;
using reports::ImportDoubt;

constexpr std::size_t largest_table = std::size_t{64} * 1024 * 1024;  // bytes

governance::SheetReading reading_of(const ImportFile& request, const ImportMemory& memory,
                                    calendar::Day today) {
  governance::SheetReading reading;
  reading.today = today;
  reading.columns = request.columns;
  reading.columns_by_shape = memory.columns;
  reading.bodies = bodies_said(memory, request.bodies);
  reading.near_bodies = true;
  reading.asks = true;
  reading.sheets = request.sheets;
  reading.without_bad = request.without_bad || request.dry_run;
  return reading;
}

bool is_move_left(const ImportDoubt& doubt) {
  return doubt.kind == ImportDoubt::Kind::moves && !doubt.taken;
}

std::string name_of_file(const std::string& path) {
  return std::filesystem::path(path).filename().string();
}

// The sessions as they would be by then, by uid.
std::map<std::string, const Meeting*> sessions_then(const governance::History& history,
                                                    const std::vector<Row>& rows,
                                                    const std::vector<ImportDoubt>& doubts) {
  std::map<std::string, const Meeting*> recorded;
  for (const Meeting& meeting : history.meetings) recorded.emplace(meeting.uid, &meeting);
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
  Comparison(const ImportFile& request, const Opened& opened, const ImportedBefore& before,
             calendar::Day today)
      : memory(before.memory),
        request_(request),
        path_(request.path),
        opened_(opened),
        today_(today),
        before_(before),
        bytes_(platform::read_file(path_, largest_table)),
        diary_(is_calendar(path_, bytes_)),
        report_(path_, diary_),
        laying_(opened, today, report_, [this](const auto& key) { return request_.confirms(key); }),
        known_(*opened.history) {}

  void compare() {
    refuse_foreign(path_, bytes_, !request_.sheets.empty());
    diary_ ? read_diary() : read_table();
    settle_contradictions(rows_, known_, request_.confirmed, report_);
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

  base::Diagnostics& diagnostics() { return report_.diagnostics; }
  // Which of them say that something is no longer recorded, and which are of what is not taken.
  const std::vector<std::size_t>& losses() const { return laying_.losses(); }
  const std::set<std::size_t>& not_so() const { return not_so_; }

  // What this import adds to what is remembered.
  void remember() {
    // Nothing is known of it until somebody says whether its lines are those of another file.
    const bool unsaid =
        !memory.brought.contains(source_name_) && std::ranges::any_of(result.doubts, is_move_left);
    if (!brought_.empty() && !unsaid) {
      memory.brought[source_name_].insert(brought_.begin(), brought_.end());
    }
    memory.bodies = bodies_said(memory, request_.bodies);
    for (const std::string& shape : source_.shapes) {
      remember_columns(memory, shape, request_.columns);
    }
  }

  Imported result;
  records::Changes changes;
  ExchangeTaken beside;
  ImportMemory memory;

 private:
  const Meeting* recorded(const Meeting& meeting) const { return known_.find(meeting.uid); }

  // Uids; null: no import of the file is known.
  const std::set<std::string>* brought_before() const {
    const auto its = memory.brought.find(source_name_);
    if (its != memory.brought.end()) return &its->second;
    return by_copies_ ? &*by_copies_ : nullptr;
  }

  void read_table() {
    rows_ = from_table(path_, std::move(bytes_), opened_, reading_of(request_, memory, today_),
                       source_, report_.diagnostics);
    join_repeated(rows_, report_);
    source_name_ = source_of(path_, rows_, known_, memory);
    by_copies_ = brought_by_copies(memory, rows_);
    const bool same = take_same_sessions(rows_, opened_.history->meetings, request_.confirmed);
    const bool repeats = laying_.follow_moves(rows_, request_.confirmed) || same;
    if (!source_.whole) return;  // what it seems to lack may stand on another sheet
    for (const CorrectedDay& one :
         find_corrected_days(rows_, opened_.history->meetings, today_, brought_before(), repeats,
                             !base::has_errors(report_.diagnostics))) {
      if (request_.says_apart(rows_[one.row].meeting.uid)) continue;
      correct_day(rows_[one.row], one, report_);
    }
  }

  void read_diary() {
    Diary diary = read_diary_file(path_, bytes_, opened_, bodies_said(memory, request_.bodies),
                                  report_.diagnostics);
    source_.unknown_bodies = std::move(diary.unknown_titles);
    leave_older_series(opened_, diary, report_);
    DiaryMatching matching(opened_, diary,
                           [this](const auto& uid) { return request_.says_apart(uid); });
    matching.match(today_);
    tell_strangers(matching.strangers(), report_);
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
    reading.sessions = sessions_then(*opened_.history, rows_, result.doubts);
    reading.today = today_;
    reading.whole = request_.of_whole_export || source_.is_whole_export();
    reading.before = &before_.changes;
    reading.is_confirmed = [this](const std::string& key) { return request_.confirms(key); };
    beside = compare_exchange(opened_, source_.exchange, reading, report_.diagnostics);
    for (ImportDoubt& one : beside.doubts) result.doubts.push_back(std::move(one));
  }

  // What is not understood of a file may be what it seems to lack.
  void find_gone_ones() {
    const auto* brought = diary_ || !source_.whole ? nullptr : brought_before();
    const bool copy = !memory.brought.contains(source_name_);
    if (brought && !base::has_errors(report_.diagnostics)) {
      gone_ = find_gone(opened_, rows_, *brought, copy, today_);
    }
    std::vector<Gone> taken;
    for (Gone& gone : gone_) {
      ImportDoubt doubt = gone_doubt(gone);
      records::Changes its = changes_of(opened_, gone, name_of_file(path_), doubt.beside_it);
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
      std::ranges::move(correction(opened_, *before, row.meeting, name_of_file(path_)),
                        std::back_inserter(changes));
    } else {
      changes.push_back(records::PutMeeting{std::move(row.meeting)});
    }
  }

  const ImportFile& request_;
  const std::string& path_;
  const Opened& opened_;
  calendar::Day today_;
  const ImportedBefore& before_;
  std::string bytes_;
  bool diary_;
  FileReport report_;
  Laying laying_;
  governance::CsvSource source_;
  std::vector<Row> rows_;
  std::vector<Gone> gone_;
  std::optional<std::set<std::string>> by_copies_;    // uids
  std::set<std::size_t> not_so_;                      // things told of what is not taken
  std::set<std::string> bad_;                         // uids
  std::set<std::string> brought_;                     // uids
  std::string source_name_ = source_in_place(path_);  // under which these are remembered
  governance::MeetingsByUid known_;
};

}  // namespace

bool ImportFile::confirms(const std::string& key) const {
  return all_doubtful || confirmed.contains(key);
}

bool ImportFile::says_apart(const std::string& uid) const {
  return confirmed.contains(apart_key(uid));
}

bool is_apart_key(const std::string& key) {
  return key.starts_with(apart_key("")) || key.starts_with(took_place_key(""));
}

bool is_body_key(const std::string& key) { return key.starts_with(body_key("")); }

std::int64_t Imported::left() const {
  return std::ranges::count_if(doubts, [](const reports::ImportDoubt& one) { return !one.taken; });
}

bool Imported::has_what_stays() const {
  return std::ranges::any_of(beside_lines, [](const reports::ImportBeside& one) {
    return one.person || one.waiting ||
           records::value_in<records::AnswerRecord>(one.after) != nullptr;
  });
}

Compared compare_file(const Opened& opened, const ImportFile& request, const ImportedBefore& before,
                      calendar::Day today) {
  Comparison comparison(request, opened, before, today);
  comparison.compare();
  comparison.remember();
  return {std::move(comparison.result),
          std::move(comparison.changes),
          std::move(comparison.beside.persons),
          std::move(comparison.memory),
          std::move(comparison.diagnostics()),
          comparison.losses(),
          comparison.not_so()};
}

}  // namespace gouvernail::app
