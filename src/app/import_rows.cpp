// SPDX-License-Identifier: MPL-2.0
#include "app/import_rows.h"

#include <utility>

#include "app/workspace/attendance.h"
#include "base/failure.h"
#include "base/text.h"
#include "governance/convention.h"
#include "governance/file_faults.h"
#include "governance/history.h"
#include "governance/transitions.h"
#include "ical/reader.h"
#include "ical/title_patterns.h"
#include "rules/rules.h"
#include "settings/settings.h"

namespace gouvernail::app {

using base::msg;
using governance::Meeting;
using governance::MeetingStatus;

namespace {

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

}  // namespace

void FileReport::say(base::Severity severity, const Row& row, std::string code, base::Message what,
                     base::Message remedy) {
  diagnostics.push_back({severity,
                         std::move(code),
                         {path_, row.line, 0},
                         diary_ ? "UID:" + row.meeting.uid : line(row.line),
                         std::move(what),
                         std::move(remedy)});
}

void FileReport::warn(const Row& row, std::string code, base::Message what, base::Message remedy) {
  say(base::Severity::warning, row, std::move(code), std::move(what), std::move(remedy));
}

void FileReport::warn(std::string code, base::Message what) {
  diagnostics.push_back(
      {base::Severity::warning, std::move(code), {path_, 0, 0}, "", std::move(what), {}});
}

void FileReport::refuse(const Row& row, const governance::Refusal& refusal) {
  governance::FileFault fault = governance::file_fault(refusal);
  say(base::Severity::error, row, fault.code,
      msg("“{0}”: {1}", row.meeting.uid, base::MessageList{std::move(fault.cause)}),
      std::move(fault.remedy));
}

std::string FileReport::line(int number) {
  if (text_.empty()) text_ = base::to_utf8(bytes_);
  return base::line_of(text_, number);
}

bool is_calendar(const std::string& path, const std::string& bytes) {
  return path.ends_with(".ics") || bytes.find("BEGIN:VCALENDAR") < 16;
}

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
                            calendar::Day today, governance::CsvSource& source,
                            base::Diagnostics& diagnostics) {
  std::vector<Row> rows;
  const auto sitter = [&opened](const Meeting& session, const std::string& name) {
    return sitters(opened, session)(name);
  };
  auto history = governance::read_history_csv(path, bytes, opened.rules->convention, diagnostics,
                                              &source, sitter, today);
  if (!history) return rows;
  for (std::size_t i = 0; i < history->meetings.size(); ++i) {
    rows.push_back(
        {std::move(history->meetings[i]), source.lines[i], false, std::move(source.told[i])});
  }
  return rows;
}

}  // namespace gouvernail::app
