// SPDX-License-Identifier: MPL-2.0
#include "governance/history_row.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <utility>

#include "base/action.h"
#include "base/text.h"
#include "governance/file_faults.h"
#include "governance/transitions.h"
#include "governance/unknown_name.h"

namespace gouvernail::governance {
namespace {

using base::msg;
using calendar::Day;
using calendar::LocalTime;
using calendar::Minutes;

struct Moment {
  Day day;
  std::optional<Minutes> time;
};

std::optional<Day> parse_day(const std::string& text) {
  const auto iso = calendar::parse_iso_day(text);
  return iso ? iso : calendar::parse_french_day(text);
}

std::optional<Moment> parse_moment(const std::string& text) {
  if (const auto day = parse_day(text)) return Moment{*day, std::nullopt};
  if (const auto local = calendar::parse_local_time(text)) return Moment{local->day, local->time};
  return std::nullopt;
}

// "16:00" or "16h00". The day only lends parse_local_time its form.
std::optional<Minutes> parse_clock(const std::string& text) {
  const auto local = calendar::parse_local_time("01/01/2000 " + text);
  if (!local) return std::nullopt;
  return local->time;
}

std::optional<bool> parse_flag(const std::string& text) {
  static constexpr std::array<const char*, 6> yes = {"1", "oui", "yes", "true", "vrai", "x"};
  static constexpr std::array<const char*, 6> no = {"", "0", "non", "no", "false", "faux"};
  const std::string word = base::fold(text);
  if (std::find(yes.begin(), yes.end(), word) != yes.end()) return true;
  if (std::find(no.begin(), no.end(), word) != no.end()) return false;
  return std::nullopt;
}

}  // namespace

HistoryRows::HistoryRows(const Convention& convention, const HistoryColumns& columns,
                         CsvReport& report, SitterOf find)
    : convention_(convention),
      columns_(columns),
      report_(report),
      find_(std::move(find)),
      presence_(convention, find_
                                ? [this](const std::string& name) { return find_(*session_, name); }
                                : PresenceReader::FindSitter{}) {}

std::optional<Meeting> HistoryRows::read(const CsvRecord& record) {
  Meeting meeting;
  const auto body = read_body(record);
  if (body) meeting.body = *body;
  const bool has_start = read_start(record, meeting);
  if (has_start) read_end(record, meeting);
  meeting.status = read_status(record);
  meeting.convened_on = read_day(record, "convened_on");
  meeting.documents_on = read_day(record, "documents_on");
  meeting.minutes_on = read_day(record, "minutes_on");
  meeting.cancelled_on = read_day(record, "cancelled_on");
  meeting.present = read_presence(record, meeting);
  meeting.urgent = read_urgent(record);
  meeting.site = columns_.field(record, "site");
  meeting.note = columns_.raw_field(record, "note");
  meeting.agenda = columns_.raw_field(record, "agenda");
  meeting.reason = columns_.raw_field(record, "reason");
  meeting.moved_from = read_day(record, "moved_from");
  meeting.minutes_sent_on = read_day(record, "minutes_sent_on");
  meeting.joint = columns_.field(record, "joint");
  if (has_start) meeting.second_of = read_second_of(record, meeting);
  meeting.awaited = read_awaited(record);
  if (has_start) check_order(record, meeting);
  if (!body || !has_start) return std::nullopt;
  return meeting;
}

std::optional<std::string> HistoryRows::read_body(const CsvRecord& record) {
  const std::string text = columns_.field(record, "body");
  if (const Body* body = convention_.find_body(text)) return body->id;
  UnknownName unknown = unknown_body(convention_, text);
  report_.error(record, "unknown-body",
                text.empty() ? msg("no body is given") : std::move(unknown.cause),
                std::move(unknown.remedy));
  return std::nullopt;
}

bool HistoryRows::read_start(const CsvRecord& record, Meeting& meeting) {
  const std::string text = columns_.field(record, "start");
  if (text.empty()) {
    report_.error(record, "missing-start", msg("no day is given"),
                  msg("write the day of the session in column start"));
    return false;
  }
  const auto start = parse_moment(text);
  if (!start) {
    bad_day(record, "start", text);
    return false;
  }
  meeting.day = start->day;
  meeting.start_time = start->time;
  return true;
}

void HistoryRows::read_end(const CsvRecord& record, Meeting& meeting) {
  const std::string text = columns_.field(record, "end");
  if (text.empty()) return;
  if (const auto clock = parse_clock(text)) {
    const LocalTime end{meeting.day, *clock};
    meeting.end = meeting.start_time ? end_after(meeting.day, *meeting.start_time, end) : end;
    return;
  }
  const auto moment = parse_moment(text);
  if (!moment) return bad_day(record, "end", text);
  const Moment end = *moment;
  // The same day without an hour says nothing that the start has not said.
  if (end.time || end.day != meeting.day) {
    meeting.end = LocalTime{end.day, end.time.value_or(calendar::last_minute)};
  }
}

std::optional<Day> HistoryRows::read_day(const CsvRecord& record, const char* column) {
  const std::string text = columns_.field(record, column);
  if (text.empty()) return std::nullopt;
  const auto day = parse_day(text);
  if (!day) bad_day(record, column, text);
  return day;
}

void HistoryRows::bad_day(const CsvRecord& record, const char* column, const std::string& text) {
  report_.error(record, "bad-day",
                msg("“{0}” in column {1} is not a day", text, std::string(column)),
                msg("write 2026-10-13 or 13/10/2026, a day that exists"));
}

MeetingStatus HistoryRows::read_status(const CsvRecord& record) {
  const std::string text = columns_.field(record, "status");
  if (const auto status = parse_status(text)) return *status;
  report_.error(record, "unknown-status",
                text.empty() ? msg("no status is given") : msg("“{}” is not a status", text),
                base::suggestion(text, {"proposed", "convened", "held", "cancelled"}));
  return MeetingStatus::proposed;
}

bool HistoryRows::read_urgent(const CsvRecord& record) {
  const std::string text = columns_.field(record, "urgent");
  const auto urgent = parse_flag(text);
  if (!urgent) {
    report_.error(record, "bad-flag",
                  msg("“{0}” in column {1} is neither yes nor no", text, std::string("urgent")),
                  msg("write yes, or leave it empty"));
  }
  return urgent.value_or(false);
}

// A day however it is written, else a uid.
std::string HistoryRows::read_second_of(const CsvRecord& record, const Meeting& meeting) {
  const std::string text = columns_.field(record, "second_of");
  const auto day = parse_day(text);
  if (day && *day >= meeting.day) {
    report_.error(record, "second-before-first",
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

std::optional<std::vector<Presence>> HistoryRows::read_presence(const CsvRecord& record,
                                                                const Meeting& meeting) {
  const std::string text = columns_.field(record, "present");
  if (text.empty()) return std::nullopt;
  session_ = &meeting;
  auto sheet =
      presence_.read(text, [&](const char* code, base::Message what, base::Message remedy) {
        report_.error(record, code, std::move(what), std::move(remedy));
      });
  for (const Presence& presence : sheet) {
    if (!find_ || !presence.role.empty() || !find_(meeting, presence.person)) continue;
    report_.error(record, "no-seat",
                  msg("“{0}” holds no seat on {1}", presence.person, calendar::arg(meeting.day)),
                  msg("record the seat with “{0}”, or write role/{1}",
                      base::Action{base::Verb::appoint_to_seat}, presence.person));
  }
  return sheet;
}

void HistoryRows::check_order(const CsvRecord& record, const Meeting& meeting) {
  for (const Refusal& wrong : contradictions(meeting)) {
    FileFault fault = file_fault(wrong);
    report_.error(record, fault.code, std::move(fault.cause), std::move(fault.remedy));
  }
}

}  // namespace gouvernail::governance
