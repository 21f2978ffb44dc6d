// SPDX-License-Identifier: MPL-2.0
#include "app/import.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "app/workspace/record.h"
#include "app/workspace/session_remarks.h"
#include "base/action.h"
#include "base/failure.h"
#include "base/text.h"
#include "governance/attendance_sheet.h"
#include "governance/convention.h"
#include "governance/file_faults.h"
#include "governance/history.h"
#include "governance/history_csv.h"
#include "governance/meeting.h"
#include "governance/transitions.h"
#include "ical/reader.h"
#include "ical/title_patterns.h"
#include "platform/files.h"
#include "records/workspace.h"
#include "rules/rules.h"
#include "settings/settings.h"

namespace gouvernail::app {
namespace {

using base::Action;
using base::msg;
using base::Verb;
using governance::Meeting;
using governance::MeetingStatus;

bool is_calendar(const std::string& path, const std::string& bytes) {
  return path.ends_with(".ics") || bytes.find("BEGIN:VCALENDAR") < 16;
}

// In somebody's calendar a session that is not struck out has its day. Whether its guests were
// convened, no diary tells (most write no STATUS, or CONFIRMED for whatever is in it); nor whether
// it was held: somebody must say.
Meeting meeting_of(const ical::CalendarEvent& event, const std::string& body) {
  Meeting meeting;
  meeting.uid = event.uid;
  meeting.body = body;
  meeting.day = event.day;
  meeting.start_time = event.start;
  meeting.end = event.end;
  meeting.status = event.cancelled ? MeetingStatus::cancelled : MeetingStatus::proposed;
  meeting.note = event.summary;
  return meeting;
}

// A session that the file tells, and where.
struct Row {
  Meeting meeting;
  int line = 0;
};

std::vector<Row> from_calendar(const std::string& path, const std::string& bytes,
                               const Opened& opened, base::Diagnostics& diagnostics) {
  std::vector<ical::TitlePattern> patterns;
  for (const auto& [body, list] : opened.settings->titles) {
    for (const std::string& pattern : list) patterns.push_back({body, pattern});
  }
  if (patterns.empty()) {
    throw base::bad_input(msg("no title is known: the settings have no [import.titles]"),
                          msg("add [import.titles] copil = [\"*COPIL*\"] to gouvernail.toml"));
  }
  std::vector<Row> rows;
  const auto& term = opened.rules->convention->term;
  for (const ical::CalendarEvent& event : ical::read_calendar(path, bytes, diagnostics, term)) {
    const auto bodies = ical::bodies_of(event.summary, patterns);
    if (!bodies.empty() && event.leapt && !event.of_series) {
      const governance::Refusal leapt{governance::RefusalReason::no_such_hour, event.day};
      diagnostics.push_back(
          {base::Severity::error,
           "no-such-hour",
           {path, event.line, 0},
           "UID:" + event.uid,
           governance::cause_of(leapt),
           msg("correct this event in the calendar it comes from, or leave it out")});
      continue;
    }
    if (bodies.size() == 1) {
      rows.push_back({meeting_of(event, bodies.front()), event.line});
      continue;
    }
    diagnostics.push_back(
        {bodies.empty() ? base::Severity::warning : base::Severity::error,
         bodies.empty() ? "unknown-title" : "ambiguous-title",
         {path, 0, 0},
         event.summary,
         bodies.empty() ? msg("no pattern fits the title “{}”: left out", event.summary)
                        : msg("several patterns fit the title “{}”", event.summary),
         bodies.empty() ? base::Message{}
                        : msg("make the patterns of [import.titles] tell them apart")});
  }
  return rows;
}

std::vector<Row> from_table(const std::string& path, const std::string& bytes, const Opened& opened,
                            governance::CsvSource& source, base::Diagnostics& diagnostics) {
  std::vector<Row> rows;
  auto history =
      governance::read_history_csv(path, bytes, opened.rules->convention, diagnostics, &source);
  if (!history) return rows;
  for (std::size_t i = 0; i < history->meetings.size(); ++i) {
    rows.push_back({std::move(history->meetings[i]), source.lines[i]});
  }
  return rows;
}

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

// Whether it stands at another time, or for another body, than was recorded.
bool is_elsewhere(const Meeting* before, const Meeting& after) {
  return !before || before->body != after.body || before->day != after.day ||
         before->start_time != after.start_time || before->end != after.end;
}

// What a file would bring, and what of it says something new.
class Comparison {
 public:
  Comparison(const std::string& path, const Opened& opened, calendar::Day today)
      : path_(path), opened_(opened), today_(today), bytes_(platform::read_file(path)) {
    for (const Meeting& meeting : opened.history->meetings) known_[meeting.uid] = &meeting;
  }

  void compare() {
    read();
    for (Row& row : rows_) lay_over(row);
    if (base::has_errors(result.warnings)) {
      throw base::bad_files(msg("nothing of {} was imported", path_), std::move(result.warnings));
    }
    tell_overfull();
    tell_surprises();
    for (Row& row : rows_) take(row);
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

  base::Diagnostic& say(base::Severity severity, const Row& row, std::string code,
                        base::Message what, base::Message remedy) {
    if (!diary_ && text_.empty()) text_ = base::to_utf8(bytes_);
    result.warnings.push_back({severity,
                               std::move(code),
                               {path_, row.line, 0},
                               diary_ ? "UID:" + row.meeting.uid : base::line_of(text_, row.line),
                               std::move(what),
                               std::move(remedy)});
    return result.warnings.back();
  }
  void warn(const Row& row, std::string code, base::Message what, base::Message remedy = {}) {
    say(base::Severity::warning, row, std::move(code), std::move(what), std::move(remedy));
  }
  void refuse(const Row& row, const governance::Refusal& refusal) {
    governance::FileFault fault = governance::file_fault(refusal);
    say(base::Severity::error, row, fault.code,
        msg("“{0}”: {1}", row.meeting.uid, base::MessageList{std::move(fault.cause)}),
        std::move(fault.remedy));
  }

  void read() {
    diary_ = is_calendar(path_, bytes_);
    rows_ = diary_ ? from_calendar(path_, bytes_, opened_, result.warnings)
                   : from_table(path_, bytes_, opened_, source_, result.warnings);
    for (const Row& row : rows_) {
      for (const governance::Refusal& early : governance::told_too_early(row.meeting, today_)) {
        refuse(row, early);
      }
      if (governance::held_too_early(row.meeting, today_)) {
        say(base::Severity::error, row, "held-in-future",
            msg("“{0}”: held on {1}, which is still to come", row.meeting.uid,
                calendar::arg(row.meeting.day)),
            msg("correct the day, or the status"));
      }
      if (!diary_) continue;  // of a table, the reader has told
      for (const governance::Refusal& wrong : governance::contradictions(row.meeting)) {
        refuse(row, wrong);
      }
    }
  }

  void lay_over(Row& row) {
    const Meeting* before = recorded(row.meeting);
    if (!before) return;
    diary_ ? lay_event(row, *before) : lay_line(row, *before);
  }

  void lay_event(Row& row, const Meeting& before) {
    const Meeting& event = row.meeting;
    const bool struck_out = event.status == MeetingStatus::cancelled;
    const auto day = calendar::arg(before.day);
    if (before.status == MeetingStatus::held && struck_out) {
      warn(row, "held-but-struck-out",
           msg("struck out in this calendar, but recorded as held on {}: left as recorded", day),
           msg("if it was not held, say so with “{0}”", Action(Verb::cancel_meeting)));
    } else if (before.status == MeetingStatus::held && event.day != before.day) {
      warn(row, "held-on-another-day",
           msg("on {0} in this calendar, but recorded as held on {1}: left as recorded",
               calendar::arg(event.day), day),
           msg("if the record is wrong, correct it with “{0}”", Action(Verb::correct_meeting)));
    } else if (before.status == MeetingStatus::cancelled && !struck_out) {
      warn(
          row, "cancelled-here",
          msg("in this calendar on {0}, but cancelled here: it stays so", calendar::arg(event.day)),
          msg("if it takes place all the same, add it with “{0}”", Action(Verb::add_meeting)));
    } else if (!struck_out && governance::moved_to_past(before, event.day, today_)) {
      warn(row, "moved-to-past",
           msg("on {0} in this calendar, a day that has passed, but recorded for {1}: left as "
               "recorded",
               calendar::arg(event.day), day),
           msg("if the record is wrong, correct it with “{0}”", Action(Verb::correct_meeting)));
      row.meeting = before;
      return;
    }
    row.meeting = governance::follow_diary(before, std::move(row.meeting));
  }

  void lay_line(Row& row, const Meeting& before) {
    row.meeting = governance::keep_untold(before, std::move(row.meeting), source_.columns);
    if (const auto refusal = governance::refuses_sheet(before, row.meeting, today_)) {
      return refuse(row, *refusal);
    }
    row.meeting = governance::follow_sheet(before, std::move(row.meeting));
    if (convened_by_mail(before)) {
      Meeting kept = governance::keep_convocation(before, row.meeting);
      if (kept != row.meeting) {
        warn(row, "told-by-mail",
             msg("people were convened by mail on {0}, which this line forgets: it stands",
                 calendar::arg(*before.convened_on)));
      }
      row.meeting = std::move(kept);
    }
    if (row.meeting == before) return;
    for (const governance::Refusal& wrong : governance::contradictions(row.meeting)) {
      refuse(row, wrong);
    }
    if (base::MessageList lost = forgotten(before, row.meeting); !lost.empty()) {
      losses_.push_back(result.warnings.size());
      warn(row, "no-longer-recorded",
           msg("no longer recorded of the session of {0}: {1}", calendar::arg(before.day),
               std::move(lost)));
    }
  }

  bool convened_by_mail(const Meeting& before) {
    if (!before.convened_on || !opened_.database) return false;
    if (!mailed_) mailed_ = records::still_invited(opened_.database->outbox());
    return mailed_->contains(before.uid);
  }

  void tell_overfull() {
    std::vector<Meeting> meetings;
    for (const Row& row : rows_) meetings.push_back(row.meeting);
    for (base::Diagnostic& full :
         governance::overfull_sheets(path_, meetings, opened_.rules->convention)) {
      result.warnings.push_back(std::move(full));
    }
  }

  // Of each session that the file puts somewhere, beside those that stand and those of the lines
  // above it.
  void tell_surprises() {
    std::set<std::string> placed;  // uids
    for (const Row& row : rows_) {
      if (is_elsewhere(recorded(row.meeting), row.meeting)) placed.insert(row.meeting.uid);
    }
    std::vector<Meeting> beside;
    for (const Meeting& meeting : opened_.history->meetings) {
      if (!placed.contains(meeting.uid)) beside.push_back(meeting);
    }
    std::int64_t more = 0;
    std::size_t told = 0;
    for (const Row& row : rows_) {
      if (!placed.contains(row.meeting.uid)) continue;
      if (row.meeting.status != MeetingStatus::cancelled) {
        for (base::Message& remark : session_remarks(opened_, row.meeting, beside)) {
          if (++told > most_surprises) {
            ++more;
          } else {
            warn(row, "surprising-day", std::move(remark));
          }
        }
      }
      beside.push_back(row.meeting);
    }
    if (more == 0) return;
    result.warnings.push_back({base::Severity::warning,
                               "surprising-day",
                               {path_, 0, 0},
                               "",
                               msg("{0} more {0:remark|remarks} on days and hours", more),
                               {}});
  }

  void take(Row& row) {
    const Meeting* before = recorded(row.meeting);
    if (before && *before == row.meeting) {
      ++result.unchanged;
      return;
    }
    ++(before ? result.corrected : result.added);
    changes.push_back(records::PutMeeting{std::move(row.meeting)});
  }

  static constexpr std::size_t most_surprises = 10;

  const std::string& path_;
  const Opened& opened_;
  calendar::Day today_;
  std::string bytes_;
  std::string text_;  // of a table, once it is asked for
  bool diary_ = false;
  governance::CsvSource source_;
  std::vector<Row> rows_;
  std::map<std::string, const Meeting*> known_;
  std::optional<std::map<std::string, std::vector<std::string>>> mailed_;
  std::vector<std::size_t> losses_;  // among the warnings
};

}  // namespace

Imported import_file(Opened& opened, const ImportFile& request, calendar::Day today) {
  Comparison comparison(request.path, opened, today);
  comparison.compare();
  if (request.dry_run) {
    comparison.tell_way_back(std::nullopt);
  } else {
    record(opened, comparison.changes);
    comparison.tell_way_back(opened.revision);
  }
  return std::move(comparison.result);
}

}  // namespace gouvernail::app
