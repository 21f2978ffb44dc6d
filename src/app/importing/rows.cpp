// SPDX-License-Identifier: MPL-2.0
#include "app/importing/rows.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <utility>

#include "app/importing/archive.h"
#include "app/workspace/attendance.h"
#include "base/failure.h"
#include "base/text.h"
#include "governance/convention.h"
#include "governance/file_faults.h"
#include "governance/history.h"
#include "governance/history_told.h"
#include "governance/meetings_by_uid.h"
#include "governance/transitions.h"
#include "ical/reader.h"
#include "ical/title_patterns.h"
#include "platform/workbook_reading.h"
#include "rules/rules.h"
#include "settings/settings.h"

namespace gouvernail::app {

using base::msg;
using governance::Meeting;

std::vector<ical::TitlePattern> title_patterns(const Opened& opened) {
  std::vector<ical::TitlePattern> patterns;
  for (const auto& [body, list] : opened.settings->titles) {
    for (const std::string& pattern : list) patterns.push_back({body, pattern});
  }
  return patterns;
}

void FileReport::say(base::Severity severity, const Row& row, std::string code, base::Message what,
                     base::Message remedy) {
  if (severity == base::Severity::error) bad_.insert(row.meeting.uid);
  diagnostics.push_back({severity,
                         std::move(code),
                         {path_, row.place.line, 0, row.place.sheet},
                         row.place.shown,
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

namespace {

// Said of the session by the name that its file gives it, where it gives one: its line tells, too.
base::Message of_session(const Row& row, base::Message cause) {
  const std::string& uid = row.meeting.uid;
  if (ical::is_made_event_uid(uid) || governance::is_made_uid(uid)) return cause;
  return msg("“{0}”: {1}", uid, base::MessageList{std::move(cause)});
}

}  // namespace

void FileReport::refuse(const Row& row, const governance::Refusal& refusal) {
  governance::FileFault fault = governance::file_fault(refusal);
  say(base::Severity::error, row, fault.code,
      diary_ ? std::move(fault.cause) : of_session(row, std::move(fault.cause)),
      std::move(fault.remedy));
}

void check_alone(const Row& row, calendar::Day today, FileReport& report) {
  for (const governance::Refusal& early : governance::told_too_early(row.meeting, today)) {
    report.refuse(row, early);
  }
  if (governance::held_too_early(row.meeting, today)) {
    report.say(
        base::Severity::error, row, "held-in-future",
        of_session(row, msg("held on {}, which is still to come", calendar::arg(row.meeting.day))),
        msg("correct the day, or the status"));
  }
  if (!report.is_diary()) return;  // of a table, the reader has told
  for (const governance::Refusal& wrong : governance::contradictions(row.meeting)) {
    report.refuse(row, wrong);
  }
}

reports::ImportLine import_line(const Row& row, const Meeting* before, bool of_diary) {
  reports::ImportLine line{of_diary ? 0 : row.place.line, row.place.sheet, {}, row.meeting};
  if (before) line.before = *before;
  return line;
}

std::string doubt_key(const Row& row) {
  switch (*row.doubt) {
    case reports::ImportDoubt::Kind::cancels:
      return "cancels:" + row.meeting.uid;
    case reports::ImportDoubt::Kind::gone:
      return "gone:" + row.meeting.uid;
    case reports::ImportDoubt::Kind::other_year:
      return "year:" + row.meeting.uid;
    case reports::ImportDoubt::Kind::near_body:
      return body_key(row.place.nearly);
    case reports::ImportDoubt::Kind::denied:
      return "denied:" + row.meeting.uid;
    case reports::ImportDoubt::Kind::contradicts:
      return "contradicts:" + row.meeting.uid;
    case reports::ImportDoubt::Kind::moves:
      return "moves:" + row.meeting.uid;
    case reports::ImportDoubt::Kind::revives:
      return "revives:" + row.meeting.uid;
    case reports::ImportDoubt::Kind::recalls:
      return "recalls:" + row.meeting.uid;
    case reports::ImportDoubt::Kind::corrects:
      return "corrects:" + row.meeting.uid;
    case reports::ImportDoubt::Kind::reverts:
      return "reverts:" + row.meeting.uid;
    case reports::ImportDoubt::Kind::day_order:
      return day_order_key;
    case reports::ImportDoubt::Kind::changes:  // of no row
      break;
  }
  return {};
}

std::string body_key(const std::string& called) { return "body:" + base::fold(called); }

std::string apart_key(const std::string& own_uid) { return "apart:" + own_uid; }
std::string took_place_key(const std::string& uid) { return "held:" + uid; }

namespace {

// A session that stands on that day says which of two it is, and with it the others of the session
// itself; another day is known where the record has the same. Null: nothing is to be asked.
const governance::UnclearDay* day_to_ask(const Row& row, const Meeting* stands) {
  const auto is_known = [&](const governance::UnclearDay& one) {
    return stands != nullptr && governance::says_alike(one.column, row.meeting, *stands);
  };
  const auto& days = row.place.unclear;
  const bool session_known = std::ranges::any_of(
      days, [&](const auto& one) { return one.column == "start" && is_known(one); });
  const auto its = std::ranges::find_if(
      days, [&](const auto& one) { return !is_known(one) && !(one.of_session && session_known); });
  return its == days.end() ? nullptr : &*its;
}

}  // namespace

reports::ImportDoubt doubt_of(const Row& row, const Meeting* before, bool of_diary) {
  reports::ImportDoubt doubt{*row.doubt, doubt_key(row), import_line(row, before, of_diary)};
  const bool of_day = *row.doubt == reports::ImportDoubt::Kind::day_order;
  doubt.written = row.place.nearly;
  const governance::UnclearDay* unclear = of_day ? day_to_ask(row, before) : nullptr;
  if (unclear) {
    doubt.written = unclear->written;
    if (!unclear->of_session) doubt.column = unclear->called;
  }
  if (*row.doubt == reports::ImportDoubt::Kind::moves) doubt.apart_key = apart_key(row.own_uid);
  if (*row.doubt == reports::ImportDoubt::Kind::denied) {
    doubt.written = base::one_line(row.place.denied);
    doubt.apart_key = took_place_key(row.meeting.uid);
  }
  doubt.other = row.other;
  return doubt;
}

bool may_be_another_day(const Row& row, const Meeting* stands) {
  return day_to_ask(row, stands) != nullptr;
}

bool is_calendar(const std::string& path, const std::string& bytes) {
  return base::lower_ascii(path).ends_with(".ics") ||
         ical::holds_calendar(std::string_view(bytes).substr(0, 48));
}

std::vector<Row> from_table(const std::string& path, std::string bytes, const Opened& opened,
                            governance::SheetReading reading, governance::CsvSource& source,
                            base::Diagnostics& diagnostics) {
  reading.find = [&opened](const Meeting& session, const std::string& name) {
    return sitters(opened, session)(name);
  };
  const governance::MeetingsByUid recorded(*opened.history);
  reading.is_recorded = [&recorded](const std::string& uid) {
    return recorded.find(uid) != nullptr;
  };
  const std::vector<ical::TitlePattern> patterns = title_patterns(opened);
  reading.bodies_of_title = [&patterns](const std::string& title) {
    return ical::bodies_of(title, patterns);
  };
  const governance::Convention& convention = opened.rules->convention;
  auto history =
      is_archive(bytes) ? governance::read_history_book(path, book_of_archive(path, bytes),
                                                        convention, diagnostics, source, reading)
      : platform::is_workbook(path, bytes)
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
