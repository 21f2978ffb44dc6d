// SPDX-License-Identifier: MPL-2.0
#include "app/import.h"

#include <algorithm>

#include "app/workspace/record.h"
#include "app/workspace/session_remarks.h"
#include "base/failure.h"
#include "governance/attendance_sheet.h"
#include "governance/convention.h"
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

using base::msg;
using governance::Meeting;
using governance::MeetingStatus;

bool is_calendar(const std::string& path, const std::string& bytes) {
  return path.ends_with(".ics") || bytes.find("BEGIN:VCALENDAR") < 16;
}

// In somebody's calendar a session that is not struck out was convened; whether it was held,
// somebody must say.
Meeting meeting_of(const ical::CalendarEvent& event, const std::string& body) {
  Meeting meeting;
  meeting.uid = event.uid;
  meeting.body = body;
  meeting.day = event.day;
  meeting.start_time = event.start;
  meeting.end = event.end;
  meeting.status = event.cancelled   ? MeetingStatus::cancelled
                   : event.tentative ? MeetingStatus::proposed
                                     : MeetingStatus::convened;
  meeting.note = event.summary;
  return meeting;
}

std::vector<Meeting> from_calendar(const std::string& path, const std::string& bytes,
                                   const Opened& opened, base::Diagnostics& diagnostics) {
  std::vector<ical::TitlePattern> patterns;
  for (const auto& [body, list] : opened.settings->titles) {
    for (const std::string& pattern : list) patterns.push_back({body, pattern});
  }
  if (patterns.empty()) {
    throw base::bad_input(msg("no title is known: the settings have no [import.titles]"),
                          msg("add [import.titles] copil = [\"*COPIL*\"] to gouvernail.toml"));
  }
  std::vector<Meeting> meetings;
  const auto& term = opened.rules->convention->term;
  for (const ical::CalendarEvent& event : ical::read_calendar(path, bytes, diagnostics, term)) {
    const auto bodies = ical::bodies_of(event.summary, patterns);
    if (bodies.size() == 1) {
      meetings.push_back(meeting_of(event, bodies.front()));
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
  return meetings;
}

void refuse_future(const std::vector<Meeting>& meetings, const std::string& path,
                   calendar::Day today, base::Diagnostics& diagnostics) {
  for (const Meeting& meeting : meetings) {
    for (const governance::Refusal& early : governance::told_too_early(meeting, today)) {
      diagnostics.push_back(
          {base::Severity::error,
           "told-in-future",
           {path, 0, 0},
           "",
           msg("“{0}”: {1}", meeting.uid, base::MessageList{governance::cause_of(early)}),
           msg("give a day that has come")});
    }
    if (!governance::held_too_early(meeting, today)) continue;
    diagnostics.push_back(
        {base::Severity::error,
         "held-in-future",
         {path, 0, 0},
         "",
         msg("“{0}”: held on {1}, which is still to come", meeting.uid, calendar::arg(meeting.day)),
         msg("correct the day, or the status")});
  }
}

// Of sessions to come: what is over is as it was.
void tell_surprises(const Opened& opened, const std::string& path, const Meeting& meeting,
                    Imported& result) {
  for (base::Message& remark : session_remarks(opened, meeting)) {
    result.warnings.push_back({base::Severity::warning,
                               "surprising-day",
                               {path, 0, 0},
                               meeting.body + " " + calendar::to_iso(meeting.day),
                               std::move(remark),
                               {}});
  }
}

// What the file would bring, and what of it says something new.
struct Compared {
  Imported result;
  records::Changes changes;
};

Compared compare(const std::string& path, const Opened& opened, calendar::Day today) {
  const std::string bytes = platform::read_file(path);
  const bool diary = is_calendar(path, bytes);
  Compared compared;
  Imported& result = compared.result;
  std::vector<Meeting> meetings;
  std::vector<std::string> columns;
  if (diary) {
    meetings = from_calendar(path, bytes, opened, result.warnings);
  } else if (auto history = governance::read_history_csv(path, bytes, opened.rules->convention,
                                                         result.warnings, &columns)) {
    meetings = std::move(history->meetings);
  }
  refuse_future(meetings, path, today, result.warnings);
  if (base::has_errors(result.warnings)) {
    throw base::bad_files(msg("nothing of {} was imported", path), std::move(result.warnings));
  }
  for (base::Diagnostic& full :
       governance::overfull_sheets(path, meetings, opened.rules->convention)) {
    result.warnings.push_back(std::move(full));
  }
  std::map<std::string, const Meeting*> known;
  for (const Meeting& meeting : opened.history->meetings) known[meeting.uid] = &meeting;
  for (Meeting& meeting : meetings) {
    const auto found = known.find(meeting.uid);
    if (diary && found != known.end()) {
      if (meeting.status == MeetingStatus::cancelled &&
          found->second->status == MeetingStatus::held) {
        result.warnings.push_back(
            {base::Severity::warning,
             "held-but-struck-out",
             {path, 0, 0},
             "UID:" + meeting.uid,
             msg("struck out in this calendar, but recorded as held on {}: left as recorded",
                 calendar::arg(found->second->day)),
             msg("if it was not held, say so with “{0}”",
                 base::Action(base::Verb::cancel_meeting))});
      }
      meeting = governance::follow_diary(*found->second, std::move(meeting));
    }
    if (!diary && found != known.end()) {
      meeting = governance::keep_untold(*found->second, std::move(meeting), columns);
      meeting = governance::follow_sheet(*found->second, std::move(meeting));
    }
    if (found != known.end() && *found->second == meeting) {
      ++result.unchanged;
      continue;
    }
    if (governance::is_ahead(meeting, today)) tell_surprises(opened, path, meeting, result);
    ++(found == known.end() ? result.added : result.corrected);
    compared.changes.push_back(records::PutMeeting{std::move(meeting)});
  }
  return compared;
}

}  // namespace

Imported import_file(Opened& opened, const ImportFile& request, calendar::Day today) {
  Compared compared = compare(request.path, opened, today);
  if (!request.dry_run) record(opened, compared.changes);
  return std::move(compared.result);
}

}  // namespace gouvernail::app
