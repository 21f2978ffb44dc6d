// SPDX-License-Identifier: MPL-2.0
#include "governance/history_row.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <utility>

#include "base/action.h"
#include "base/text.h"
#include "calendar/typed.h"
#include "governance/column_names.h"
#include "governance/file_faults.h"
#include "governance/history_cells.h"
#include "governance/session_title.h"
#include "governance/status_words.h"
#include "governance/transitions.h"

namespace gouvernail::governance {
namespace {

using base::msg;
using calendar::Day;
using calendar::LocalTime;
using calendar::Minutes;

// Days of a session that stand in a column each; `second_of` is the one besides (day_order.h).
struct DayField {
  std::string_view column;
  std::optional<Day> Meeting::*field;
};
constexpr auto day_fields =
    std::to_array<DayField>({{"convened_on", &Meeting::convened_on},
                             {"documents_on", &Meeting::documents_on},
                             {"minutes_on", &Meeting::minutes_on},
                             {"cancelled_on", &Meeting::cancelled_on},
                             {"moved_from", &Meeting::moved_from},
                             {"minutes_sent_on", &Meeting::minutes_sent_on}});
static_assert(day_fields.size() + 1 == other_days.size());
static_assert(std::ranges::all_of(day_fields, [](const DayField& one) {
  return std::ranges::find(other_days, one.column) != other_days.end();
}));

bool is_cancelled(const std::string& text) {
  return parse_status(text) == MeetingStatus::cancelled;
}

}  // namespace

HistoryRows::HistoryRows(const Convention& convention, const HistoryColumns& columns,
                         CsvReport& report, const SheetReading& reading, bool days_from_1904)
    : convention_(convention),
      columns_(columns),
      report_(report),
      reading_(reading),
      days_from_1904_(days_from_1904),
      near_(convention),
      presence_(convention,
                reading.find
                    ? [this](const std::string& name) { return reading_.find(*session_, name); }
                    : PresenceReader::FindSitter{}) {}

// Midnight is what a spreadsheet adds to a day without an hour.
std::optional<Day> HistoryRows::parse_day_cell(const std::string& text) const {
  const auto moment = moment_of_cell(text, days_from_1904_);
  if (!moment || moment->time.value_or(Minutes{0}) != Minutes{0}) return std::nullopt;
  return moment->day;
}

void HistoryRows::complain(const CsvRecord& record, const char* column, std::string code,
                           base::Message what, base::Message remedy) {
  report_.error(record, std::move(code), std::move(what), std::move(remedy),
                columns_.place_of(column));
}

std::optional<Meeting> HistoryRows::read(const CsvRecord& record) {
  left_aside_.clear();
  const bool sound = !reading_.asks || std::ranges::none_of(record.fields, is_error_of_spreadsheet);
  return sound ? read_sound(record) : read_sound(without_errors(record));
}

std::optional<Meeting> HistoryRows::read_sound(const CsvRecord& record) {
  Meeting meeting;
  left_out_ = false;
  status_told_ = false;
  unsure_ = false;
  nearly_.clear();
  denied_.clear();
  if (shows_an_error(record)) return std::nullopt;
  const auto body = columns_.of_calendar() ? read_title(record) : read_body(record);
  if (left_out_) return std::nullopt;
  if (body) meeting.body = *body;
  const bool has_start = read_start(record, meeting);
  if (has_start) read_end(record, meeting);
  meeting.status = read_status(record, meeting);
  if (meeting.status != MeetingStatus::cancelled) denied_ = denial_in(record, meeting.status);
  for (const DayField& one : day_fields) meeting.*one.field = read_day(record, one.column.data());
  meeting.present = read_presence(record, meeting);
  if (!status_told_ && !unsure_ && reading_.today && meeting.day <= *reading_.today &&
      meeting.status == MeetingStatus::proposed && somebody_came(meeting)) {
    meeting.status = MeetingStatus::held;
  }
  meeting.urgent = read_urgent(record);
  meeting.site = convention_.site_named(columns_.field(record, "site"));
  meeting.note = columns_.raw_field(record, columns_.of_calendar() ? "subject" : "note");
  meeting.agenda = columns_.raw_field(record, "agenda");
  meeting.reason = columns_.raw_field(record, "reason");
  meeting.joint = columns_.field(record, "joint");
  if (has_start) meeting.second_of = read_second_of(record, meeting);
  meeting.awaited = read_awaited(record);
  if (has_start) check_order(record, meeting);
  if (!body || !has_start) return std::nullopt;
  return meeting;
}

std::set<std::string> HistoryRows::told_in(const CsvRecord& record) const {
  std::set<std::string> told = columns_.told_in(record);
  for (const std::string& column : left_aside_) told.erase(column);
  told.erase("status");
  if (status_told_) told.insert("status");
  return told;
}

// What a formula could not compute is no text of anybody's.
bool HistoryRows::shows_an_error(const CsvRecord& record) {
  bool some = false;
  for (const std::string& column : columns_.names()) {
    const std::string text = columns_.field(record, column);
    if (!is_error_of_spreadsheet(text)) continue;
    some = true;
    complain(
        record, column.c_str(), "error-in-cell",
        msg("column {0}: “{1}” is an error of the spreadsheet", columns_.written(column), text),
        msg("mend the formula, or write what it should say"));
  }
  return some;
}

bool HistoryRows::read_start(const CsvRecord& record, Meeting& meeting) {
  const std::string text = columns_.field(record, "start");
  if (text.empty()) {
    complain(record, "start", "missing-start", msg("no day is given"),
             msg("write the day of the session in column start"));
    return false;
  }
  const auto start = moment_of_cell(text, days_from_1904_);
  if (!start) {
    bad_day(record, "start", text);
    return false;
  }
  meeting.day = start->day;
  if (is_of_another_age(record, "start", meeting.day)) return false;
  take_hours(meeting, has_added_midnight(*start, text) ? std::nullopt : start->time, start->until);
  const std::string hour = columns_.field(record, "start_time");
  if (hour.empty()) return true;
  if (const auto hours = hours_of_cell(hour)) {
    take_hours(meeting, hours->from, hours->until);
    return true;
  }
  // Some calendars write the whole moment a second time.
  const auto moment = moment_of_cell(hour, days_from_1904_);
  if (moment && moment->day == meeting.day) {
    if (moment->time && !has_added_midnight(*moment, hour))
      take_hours(meeting, moment->time, moment->until);
    return true;
  }
  bad_time(record, "start_time", hour);
  return false;
}

void HistoryRows::take_hours(Meeting& meeting, std::optional<Minutes> from,
                             std::optional<Minutes> until) {
  meeting.start_time = from;
  meeting.end.reset();
  if (from && until) meeting.end = end_after(meeting.day, *from, LocalTime{meeting.day, *until});
}

// A day, an hour, both in one cell, or each in a column of its own, whatever these are called.
void HistoryRows::read_end(const CsvRecord& record, Meeting& meeting) {
  Day day = meeting.day;
  std::optional<Minutes> time;
  bool on_its_day = false;  // a moment says itself on which day it is
  for (const char* column : {"end_date", "end", "end_time"}) {
    const std::string text = columns_.field(record, column);
    if (text.empty()) continue;
    const auto hours = hours_of_cell(text);
    if (hours && column != std::string_view("end_date")) {
      time = hours->until ? hours->until : hours->from;
    } else if (const auto moment = moment_of_cell(text, days_from_1904_)) {
      day = moment->day;
      // A session can end at the midnight after it, and not at the one before.
      const bool may_be_added = day <= meeting.day || column == std::string_view("end_date");
      const bool has_hour = moment->time && !(may_be_added && has_added_midnight(*moment, text));
      on_its_day = has_hour;
      if (has_hour) time = moment->time;
    } else if (column == std::string_view("end_time")) {
      return bad_time(record, column, text);
    } else {
      return bad_day(record, column, text);
    }
  }
  // The same day without an hour says nothing that the start has not said.
  if (!time && day == meeting.day) return;
  const LocalTime end{day, time.value_or(calendar::last_minute)};
  const bool may_be_next = time && !on_its_day && meeting.start_time;
  meeting.end = may_be_next ? end_after(meeting.day, *meeting.start_time, end) : end;
}

void HistoryRows::bad_day(const CsvRecord& record, const char* column, const std::string& text) {
  calendar::TypedFault fault = calendar::why_no_moment(text);
  complain(record, column, "bad-day",
           msg("column {0}: {1}", columns_.written(column), base::MessageList{fault.cause}),
           std::move(fault.remedy));
}

void HistoryRows::bad_time(const CsvRecord& record, const char* column, const std::string& text) {
  complain(record, column, "bad-time",
           msg("column {0}: {1}", columns_.written(column),
               base::MessageList{msg("“{}” is not a time of the day", text)}),
           msg("write a time as 14:00 or 14h30"));
}

MeetingStatus HistoryRows::read_status(const CsvRecord& record, const Meeting& meeting) {
  const bool calendar = columns_.of_calendar();
  const std::string text = columns_.field(record, "status");
  const std::string title = columns_.field(record, calendar ? "subject" : "body");
  const bool off = (calendar || text.empty()) && name_called_off(convention_, title);
  // Whether a session took place, no calendar tells.
  if (off || (calendar && (is_called_off(text) || is_cancelled(text)))) {
    status_told_ = true;
    return MeetingStatus::cancelled;
  }
  if (calendar) return MeetingStatus::proposed;
  // "Tenue ?", "COPIL ?": what is not sure proves nothing.
  const std::string& unsure = text.empty() ? title : text;
  unsure_ = unsure.find('?') != std::string::npos;
  if (unsure_) {
    report_.warn(record, "unsure",
                 msg("“{}” is not sure: what is not recorded yet is taken as proposed",
                     base::one_line(unsure)),
                 msg("take the question mark away once it is"));
    return MeetingStatus::proposed;
  }
  if (!columns_.has("status") && reading_.today) {
    return meeting.day < *reading_.today ? MeetingStatus::held : MeetingStatus::proposed;
  }
  status_told_ = !text.empty();
  if (text.empty() && reading_.today) {  // of what is recorded it says nothing
    report_.warn(record, "status-not-told",
                 msg("no status is given: what is not recorded yet is taken as proposed"));
    return MeetingStatus::proposed;
  }
  if (const auto status = parse_status(text)) return *status;
  if (is_put_off(text)) {
    report_.warn(record, "put-off",
                 msg("“{}”: that session is taken as cancelled on its day", text),
                 msg("write the other day in a line of its own, or correct this one"));
  }
  // "Annulée faute de quorum".
  if (is_called_off(text) || denies_session(convention_, text)) return MeetingStatus::cancelled;
  complain(record, "status", "unknown-status",
           text.empty() ? msg("no status is given") : msg("“{}” is not a status", text),
           base::suggestion(base::fold(text), {"proposed", "prévue", "convened", "convoquée",
                                               "held", "tenue", "cancelled", "annulée"}));
  return MeetingStatus::proposed;
}

bool HistoryRows::read_urgent(const CsvRecord& record) {
  const std::string text = columns_.field(record, "urgent");
  const auto urgent = flag_of_cell(text);
  if (!urgent) {
    complain(record, "urgent", "bad-flag",
             msg("“{0}” in column {1} is neither yes nor no", text, std::string("urgent")),
             msg("write yes, or leave it empty"));
  }
  return urgent.value_or(false);
}

// The uid of a session that there is, else a day however it is written, else a uid.
std::string HistoryRows::read_second_of(const CsvRecord& record, const Meeting& meeting) {
  const std::string text = columns_.field(record, "second_of");
  if (uids_.contains(text) || (reading_.is_recorded && reading_.is_recorded(text))) return text;
  const auto day = parse_day_cell(text);
  if (day && *day >= meeting.day) {
    complain(record, "second_of", "second-before-first",
             msg("a second convocation comes after the session that missed its quorum"),
             msg("write the day of that session in column second_of"));
  }
  return day ? calendar::to_iso(*day) : text;
}

std::optional<Awaited> HistoryRows::read_awaited(const CsvRecord& record) {
  const std::string text = columns_.field(record, "awaited");
  if (text.empty()) return std::nullopt;
  auto awaited = parse_awaited(text);
  if (!awaited) bad_day(record, "awaited", text);
  return awaited;
}

void HistoryRows::check_order(const CsvRecord& record, const Meeting& meeting) {
  for (const Refusal& wrong : contradictions(meeting)) {
    FileFault fault = file_fault(wrong);
    report_.error(record, fault.code, std::move(fault.cause), std::move(fault.remedy));
  }
}

}  // namespace gouvernail::governance
