// SPDX-License-Identifier: MPL-2.0
#include "app/import.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "app/import_beside.h"
#include "app/import_corrected.h"
#include "app/import_diary.h"
#include "app/import_rows.h"
#include "app/workspace/record.h"
#include "base/action.h"
#include "base/failure.h"
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

// What was recorded of a session and is not any more.
base::MessageList forgotten(const Meeting& before, const Meeting& after) {
  base::MessageList lost;
  if (before.status == MeetingStatus::held && after.status != MeetingStatus::held) {
    lost.push_back(msg("that it was held"));
  }
  if (before.present && !after.present) lost.push_back(msg("who was there"));
  const bool papers = after.status != MeetingStatus::cancelled && before.day == after.day;
  if (papers && before.convened_on && !after.convened_on) lost.push_back(msg("its convocation"));
  if (papers && before.documents_on && !after.documents_on) {
    lost.push_back(msg("the day of its documents"));
  }
  if (papers && governance::minutes_out(before) && !governance::minutes_out(after)) {
    lost.push_back(msg("the days of its minutes"));
  }
  return lost;
}

// As a calendar tells them.
bool stands_alike(const Meeting& a, const Meeting& b) {
  return a.day == b.day && a.start_time == b.start_time &&
         (a.status == MeetingStatus::cancelled) == (b.status == MeetingStatus::cancelled);
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

// What a file would bring, and what of it says something new.
class Comparison {
 public:
  Comparison(const ImportFile& request, const Opened& opened, calendar::Day today)
      : path_(request.path),
        confirmed_(request.confirmed),
        opened_(opened),
        today_(today),
        bytes_(platform::read_file(path_)),
        diary_(is_calendar(path_, bytes_)),
        report_(path_, bytes_, diary_) {
    for (const Meeting& meeting : opened.history->meetings) known_[meeting.uid] = &meeting;
  }

  void compare() {
    read();
    for (Row& row : rows_) lay_over(row);
    FileBeside beside(opened_, rows_, report_);
    beside.place_seconds();
    if (diary_) {
      leave_bad_events();
    } else if (base::has_errors(report_.diagnostics)) {
      throw base::bad_files(msg("nothing of {} was imported", path_),
                            std::move(report_.diagnostics));
    }
    beside.tell(today_);
    for (Row& row : rows_) take(row);
    result.warnings = std::move(report_.diagnostics);
  }

  // How what is no longer recorded comes back: known once the file is recorded; none before.
  void tell_way_back(std::optional<std::int64_t> revision) {
    const Action undo{Verb::undo_journal};
    for (const std::size_t at : losses_) {
      result.warnings[at].remedy =
          msg("“{0}” takes this back",
              revision ? Action(undo).of(*revision) : Action(undo).of(base::Blank::number));
    }
  }

  Imported result;
  records::Changes changes;

 private:
  const Meeting* recorded(const Meeting& meeting) const {
    const auto found = known_.find(meeting.uid);
    return found == known_.end() ? nullptr : found->second;
  }

  void read() {
    if (diary_) {
      read_diary();
    } else {
      rows_ = from_table(path_, bytes_, opened_, today_, source_, report_.diagnostics);
      for (const CorrectedDay& one : find_corrected_days(rows_, opened_.history->meetings)) {
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
    for (const Row& row : rows_) {
      for (const governance::Refusal& early : governance::told_too_early(row.meeting, today_)) {
        report_.refuse(row, early);
      }
      if (governance::held_too_early(row.meeting, today_)) {
        report_.say(base::Severity::error, row, "held-in-future",
                    msg("“{0}”: held on {1}, which is still to come", row.meeting.uid,
                        calendar::arg(row.meeting.day)),
                    msg("correct the day, or the status"));
      }
      if (!diary_) continue;  // of a table, the reader has told
      for (const governance::Refusal& wrong : governance::contradictions(row.meeting)) {
        report_.refuse(row, wrong);
      }
    }
  }

  void read_diary() {
    Diary diary = read_diary_file(path_, bytes_, opened_, report_.diagnostics);
    rows_ = std::move(diary.rows);
    for (const Meeting* gone : gone_from(diary, opened_, today_)) {
      Row row{*gone};
      if (confirmed_) {
        row.meeting.status = MeetingStatus::cancelled;
        rows_.push_back(std::move(row));
        continue;
      }
      ++result.left;
      report_.warn(row, "gone",
                   msg("the session of {} is no longer in this calendar: it stays as recorded",
                       calendar::arg(gone->day)),
                   msg("to cancel it, give {0}; or say so with “{1}”", base::Detail::confirmed,
                       Action(Verb::cancel_meeting)));
    }
  }

  // One bad event of a calendar holds no other back.
  void leave_bad_events() {
    std::set<std::string> bad;
    for (const base::Diagnostic& one : report_.diagnostics) {
      if (one.severity == base::Severity::error) bad.insert(one.excerpt);
      if (one.severity == base::Severity::error) ++result.left;
    }
    std::erase_if(rows_, [&](const Row& row) { return bad.contains("UID:" + row.meeting.uid); });
    if (!rows_.empty() || bad.empty()) return;
    throw base::bad_files(msg("nothing of {} was imported", path_), std::move(report_.diagnostics));
  }

  bool is_older_state(Row& row, const Meeting& before) {
    if (!before.diary || !row.meeting.diary || !is_older(*row.meeting.diary, *before.diary)) {
      return false;
    }
    if (!stands_alike(row.meeting, before)) {
      report_.warn(row, "older-state",
                   msg("this file has an older state of the session of {}: it stays as recorded",
                       calendar::arg(before.day)),
                   msg("export the calendar again"));
    }
    row.meeting = before;
    return true;
  }

  void lay_over(Row& row) {
    const Meeting* before = recorded(row.meeting);
    if (!before) return;
    diary_ ? lay_event(row, *before) : lay_line(row, *before);
  }

  void lay_event(Row& row, const Meeting& before) {
    if (is_older_state(row, before)) return;
    const Meeting& event = row.meeting;
    const bool struck_out = event.status == MeetingStatus::cancelled;
    const auto day = calendar::arg(before.day);
    if (before.status == MeetingStatus::held && struck_out) {
      report_.warn(
          row, "held-but-struck-out",
          msg("struck out in this calendar, but recorded as held on {}: left as recorded", day),
          msg("if it was not held, say so with “{0}”", Action(Verb::cancel_meeting)));
    } else if (before.status == MeetingStatus::held && event.day != before.day) {
      report_.warn(
          row, "held-on-another-day",
          msg("on {0} in this calendar, but recorded as held on {1}: left as recorded",
              calendar::arg(event.day), day),
          msg("if the record is wrong, correct it with “{0}”", Action(Verb::correct_meeting)));
    } else if (before.status == MeetingStatus::cancelled && !struck_out) {
      report_.warn(
          row, "cancelled-here",
          msg("in this calendar on {0}, but cancelled here: it stays so", calendar::arg(event.day)),
          msg("if it takes place all the same, add it with “{0}”", Action(Verb::add_meeting)));
    } else if (!struck_out && governance::moved_to_past(before, event.day, today_)) {
      report_.warn(
          row, "moved-to-past",
          msg("on {0} in this calendar, a day that has passed, but recorded for {1}: left as "
              "recorded",
              calendar::arg(event.day), day),
          msg("if the record is wrong, correct it with “{0}”", Action(Verb::correct_meeting)));
      row.meeting = before;
      return;
    }
    const auto state = row.meeting.diary;
    row.meeting = governance::follow_diary(before, std::move(row.meeting), today_);
    row.meeting.diary = state;
  }

  // One that was held is not moved: it was recorded on the wrong day, and never was on that one.
  void lay_line(Row& row, const Meeting& recorded) {
    Meeting before = recorded;
    const bool still = row.meeting.status == MeetingStatus::held || !row.told.contains("status");
    row.corrected = row.corrected && recorded.status == MeetingStatus::held && still;
    if (row.corrected) {
      governance::Correction correction;
      correction.day = row.meeting.day;
      auto corrected = governance::correct(recorded, correction, today_);
      if (const auto* refusal = std::get_if<governance::Refusal>(&corrected)) {
        return report_.refuse(row, *refusal);
      }
      before = std::get<Meeting>(std::move(corrected));
    }
    row.meeting = governance::keep_untold(before, std::move(row.meeting), row.told);
    row.meeting.diary = before.diary;
    if (const auto refusal = governance::refuses_sheet(before, row.meeting, today_)) {
      return report_.refuse(row, *refusal);
    }
    row.meeting = governance::follow_sheet(before, std::move(row.meeting));
    if (convened_by_mail(before)) {
      Meeting kept = governance::keep_convocation(before, row.meeting);
      if (kept != row.meeting) {
        report_.warn(row, "told-by-mail",
                     msg("people were convened by mail on {0}, which this line forgets: it stands",
                         calendar::arg(*before.convened_on)));
      }
      row.meeting = std::move(kept);
    }
    if (row.meeting == recorded) return;
    for (const governance::Refusal& wrong : governance::contradictions(row.meeting)) {
      report_.refuse(row, wrong);
    }
    if (base::MessageList lost = forgotten(before, row.meeting); !lost.empty()) {
      losses_.push_back(report_.diagnostics.size());
      report_.warn(row, "no-longer-recorded",
                   msg("no longer recorded of the session of {0}: {1}", calendar::arg(before.day),
                       std::move(lost)));
    }
  }

  bool convened_by_mail(const Meeting& before) {
    if (!before.convened_on || !opened_.database) return false;
    if (!mailed_) mailed_ = records::still_invited(opened_.database->outbox());
    return mailed_->contains(before.uid);
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
    reports::ImportLine line{diary_ ? 0 : row.line, {}, row.meeting};
    if (before) line.before = *before;
    result.lines.push_back(std::move(line));
    if (row.corrected) {
      const std::string file = std::filesystem::path(path_).filename().string();
      changes.push_back(records::CorrectMeeting{std::move(row.meeting), file});
    } else {
      changes.push_back(records::PutMeeting{std::move(row.meeting)});
    }
  }

  const std::string& path_;
  bool confirmed_;
  const Opened& opened_;
  calendar::Day today_;
  std::string bytes_;
  bool diary_;
  FileReport report_;
  governance::CsvSource source_;
  std::vector<Row> rows_;
  std::map<std::string, const Meeting*> known_;
  std::optional<std::map<std::string, std::vector<std::string>>> mailed_;
  std::vector<std::size_t> losses_;  // among the warnings
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

Imported import_file(Opened& opened, const ImportFile& request, calendar::Day today) {
  Comparison comparison(request, opened, today);
  comparison.compare();
  if (request.dry_run) {
    comparison.tell_way_back(std::nullopt);
    tell_verdicts(opened, comparison.changes, today, comparison.result);
  } else {
    record(opened, comparison.changes);
    comparison.tell_way_back(opened.revision);
  }
  return std::move(comparison.result);
}

}  // namespace gouvernail::app
