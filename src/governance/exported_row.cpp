// SPDX-License-Identifier: MPL-2.0
#include "governance/exported_row.h"

#include <algorithm>
#include <charconv>
#include <tuple>
#include <utility>
#include <vector>

#include "base/text.h"
#include "governance/history_csv.h"

namespace gouvernail::governance {
namespace {

using calendar::Day;

// Nothing is refused here: whatever does not come out as it was written is no row of an export.
std::optional<Day> exported_day(const std::string& text) { return calendar::parse_iso_day(text); }

// "role/person", "role", "-/person".
std::pair<std::string, std::string> exported_sitter(const std::string& text) {
  const std::size_t bar = text.find('/');
  if (bar == std::string::npos) return {text, ""};
  const std::string role = text.substr(0, bar);
  return {role == "-" ? "" : role, text.substr(bar + 1)};
}

Presence exported_presence(const std::string& part) {
  Presence presence;
  const std::size_t sign = part.find('=');
  std::string who = part.substr(0, sign);
  if (sign != std::string::npos) {
    const std::string words = part.substr(sign + 1);
    const std::size_t by = words.find(" by ");
    const auto attending = parse_attending(words.substr(0, by));
    presence.attending = attending.value_or(Attending::present);
    if (by != std::string::npos) {
      std::tie(presence.by_role, presence.by_person) = exported_sitter(words.substr(by + 4));
    }
  }
  if (const std::size_t star = who.rfind('*'); star != std::string::npos) {
    std::from_chars(who.data() + star + 1, who.data() + who.size(), presence.count);
    who.resize(star);
  }
  std::tie(presence.role, presence.person) = exported_sitter(who);
  return presence;
}

std::optional<std::vector<Presence>> exported_sheet(const std::string& text) {
  if (text.empty()) return std::nullopt;
  std::vector<Presence> sheet;
  if (text == "-") return sheet;
  for (const std::string& part : base::split(text, '|')) sheet.push_back(exported_presence(part));
  return sheet;
}

bool is_known_role(const std::string& role, const Convention& convention) {
  return role.empty() || convention.role(role) != nullptr;
}

bool knows_its_names(const Meeting& meeting, const Convention& convention) {
  if (meeting.uid.empty() || !convention.body(meeting.body)) return false;
  if (!meeting.present) return true;
  return std::ranges::all_of(*meeting.present, [&](const Presence& one) {
    return is_known_role(one.role, convention) && is_known_role(one.by_role, convention);
  });
}

}  // namespace

bool is_of_an_export(const HistoryColumns& columns) {
  return std::ranges::all_of(written_columns(), [&](const std::string& column) {
    return columns.has(column) && columns.written(column) == column;
  });
}

std::optional<Meeting> exported_meeting(const CsvRecord& record, const HistoryColumns& columns,
                                        const Convention& convention) {
  if (record.broken) return std::nullopt;
  std::vector<std::string> cells;
  for (const std::string& column : written_columns()) {
    cells.push_back(columns.raw_field(record, column));
  }
  const auto cell = [&](const char* column) { return columns.raw_field(record, column); };
  const auto start = calendar::parse_local_time(cell("start"));
  const auto day = start ? std::optional(start->day) : exported_day(cell("start"));
  const auto status = parse_status(cell("status"));
  if (!day || !status) return std::nullopt;
  Meeting meeting;
  meeting.uid = cell("uid");
  meeting.body = cell("body");
  meeting.day = *day;
  if (start) meeting.start_time = start->time;
  meeting.end = calendar::parse_local_time(cell("end"));
  meeting.status = *status;
  meeting.convened_on = exported_day(cell("convened_on"));
  meeting.present = exported_sheet(cell("present"));
  meeting.minutes_on = exported_day(cell("minutes_on"));
  meeting.note = cell("note");
  meeting.documents_on = exported_day(cell("documents_on"));
  meeting.cancelled_on = exported_day(cell("cancelled_on"));
  meeting.urgent = cell("urgent") == "yes";
  meeting.site = cell("site");
  meeting.agenda = cell("agenda");
  meeting.reason = cell("reason");
  meeting.moved_from = exported_day(cell("moved_from"));
  meeting.minutes_sent_on = exported_day(cell("minutes_sent_on"));
  meeting.joint = cell("joint");
  meeting.second_of = cell("second_of");
  meeting.awaited = parse_awaited(cell("awaited"));
  if (written_row(meeting) != cells || !knows_its_names(meeting, convention)) return std::nullopt;
  return meeting;
}

std::map<int, Meeting> exported_meetings(const CsvTable& table, const HistoryColumns& columns,
                                         const Convention& convention) {
  std::map<int, Meeting> meetings;
  if (!is_of_an_export(columns)) return meetings;
  for (const CsvRecord& record : table.records) {
    if (auto meeting = exported_meeting(record, columns, convention)) {
      meetings.emplace(record.line, std::move(*meeting));
    }
  }
  return meetings;
}

std::set<std::string> told_of_exported(const Meeting& meeting) {
  std::set<std::string> told;
  const std::vector<std::string> cells = written_row(meeting);
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (!cells[i].empty()) told.insert(written_columns()[i]);
  }
  return told;
}

}  // namespace gouvernail::governance
