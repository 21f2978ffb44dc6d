// SPDX-License-Identifier: MPL-2.0
#include "app/import_rows.h"

#include <algorithm>
#include <utility>

#include "app/workspace/attendance.h"
#include "base/failure.h"
#include "governance/convention.h"
#include "governance/file_faults.h"
#include "governance/history.h"
#include "governance/transitions.h"
#include "ical/reader.h"
#include "ical/title_patterns.h"
#include "platform/workbook_reading.h"
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

std::vector<ical::TitlePattern> title_patterns(const Opened& opened) {
  std::vector<ical::TitlePattern> patterns;
  for (const auto& [body, list] : opened.settings->titles) {
    for (const std::string& pattern : list) patterns.push_back({body, pattern});
  }
  return patterns;
}

}  // namespace

void FileReport::say(base::Severity severity, const Row& row, std::string code, base::Message what,
                     base::Message remedy) {
  if (severity == base::Severity::error) bad_.insert(row.meeting.uid);
  diagnostics.push_back({severity,
                         std::move(code),
                         {path_, row.place.line, 0, row.place.sheet},
                         diary_ ? "UID:" + row.meeting.uid : row.place.shown,
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

base::Diagnostics grouped(base::Diagnostics diagnostics) {
  constexpr std::size_t most_lines = 10;
  base::Diagnostics groups;
  std::vector<std::vector<int>> lines;  // of each group, but of its first one
  for (base::Diagnostic& one : diagnostics) {
    const auto same = std::ranges::find_if(groups, [&](const base::Diagnostic& other) {
      return one.position.line > 0 && one.code == other.code && one.severity == other.severity &&
             one.position.file == other.position.file &&
             one.position.sheet == other.position.sheet && one.what == other.what &&
             one.remedy == other.remedy;
    });
    if (same == groups.end()) {
      groups.push_back(std::move(one));
      lines.emplace_back();
    } else {
      lines[static_cast<std::size_t>(same - groups.begin())].push_back(one.position.line);
    }
  }
  for (std::size_t i = 0; i < groups.size(); ++i) {
    if (lines[i].empty()) continue;
    base::MessageList told;
    for (std::size_t k = 0; k < std::min(lines[i].size(), most_lines); ++k) {
      told.push_back(msg("{}", std::int64_t{lines[i][k]}));
    }
    const auto more = static_cast<std::int64_t>(lines[i].size() - told.size());
    groups[i].what =
        more == 0 ? msg("{0} (the same in {1:line|lines} {2})", base::MessageList{groups[i].what},
                        static_cast<std::int64_t>(lines[i].size()), std::move(told))
                  : msg("{0} (the same in lines {1}, and in {2} more)",
                        base::MessageList{groups[i].what}, std::move(told), more);
  }
  return groups;
}

bool is_calendar(const std::string& path, const std::string& bytes) {
  return path.ends_with(".ics") || bytes.find("BEGIN:VCALENDAR") < 16;
}

std::vector<Row> from_calendar(const std::string& path, const std::string& bytes,
                               const Opened& opened, base::Diagnostics& diagnostics) {
  const std::vector<ical::TitlePattern> patterns = title_patterns(opened);
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
      rows.push_back({meeting_of(event, bodies.front()), {event.line}});
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

std::vector<Row> from_table(const std::string& path, std::string bytes, const Opened& opened,
                            governance::SheetReading reading, governance::CsvSource& source,
                            base::Diagnostics& diagnostics) {
  reading.find = [&opened](const Meeting& session, const std::string& name) {
    return sitters(opened, session)(name);
  };
  const std::vector<ical::TitlePattern> patterns = title_patterns(opened);
  reading.bodies_of_title = [&patterns](const std::string& title) {
    return ical::bodies_of(title, patterns);
  };
  const governance::Convention& convention = opened.rules->convention;
  auto history =
      platform::is_workbook(path, bytes)
          ? governance::read_history_book(path, platform::read_workbook(path, std::move(bytes)),
                                          convention, diagnostics, source, reading)
          : governance::read_history_sheet(path, bytes, convention, diagnostics, source, reading);
  std::vector<Row> rows;
  if (!history) return rows;
  rows.reserve(history->meetings.size());
  for (std::size_t i = 0; i < history->meetings.size(); ++i) {
    rows.push_back({std::move(history->meetings[i]), std::move(source.lines[i])});
    if (!rows.back().place.nearly.empty())
      rows.back().doubt = reports::ImportDoubt::Kind::near_body;
  }
  return rows;
}

}  // namespace gouvernail::app
