// SPDX-License-Identifier: MPL-2.0
// What a record says of a session besides its body and its hours: its other days, who came. Where
// somebody is asked, what cannot be read of that holds up none of its line.
#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "base/action.h"
#include "base/text.h"
#include "governance/history_cells.h"
#include "governance/history_row.h"

namespace gouvernail::governance {
namespace {

using base::msg;
using calendar::Day;

// Columns of what is known besides of a session: an unreadable cell of one is told, and left out.
constexpr std::array<const char*, 8> beside_the_session = {
    "present", "minutes_on", "minutes_sent_on", "documents_on", "note", "agenda", "reason", "site"};

bool is_beside_the_session(std::string_view column) {
  return std::ranges::find(beside_the_session, column) != beside_the_session.end();
}

}  // namespace

void HistoryRows::leave_aside(const CsvRecord& record, const std::string& column,
                              base::Message what, base::Message remedy) {
  left_aside_.insert(column);
  report_.warn(record, "left-aside",
               msg("{}: that cell is left out", base::MessageList{std::move(what)}),
               std::move(remedy));
}

// Of a formula that fails in a cell of these, the rest of the line is sound.
CsvRecord HistoryRows::without_errors(const CsvRecord& record) {
  CsvRecord sound = record;
  for (const char* column : beside_the_session) {
    std::string* const cell = columns_.cell(sound, column);
    if (!cell || !is_error_of_spreadsheet(*cell)) continue;
    leave_aside(record, column,
                msg("column {0}: “{1}” is an error of the spreadsheet", columns_.written(column),
                    std::string(base::trim(*cell))),
                msg("mend the formula, or write what it should say"));
    cell->clear();
  }
  return sound;
}

std::optional<Day> HistoryRows::read_day(const CsvRecord& record, const char* column) {
  const std::string text = columns_.field(record, column);
  if (text.empty()) return std::nullopt;
  const auto day = parse_day_cell(text);
  if (day && is_of_another_age(record, column, *day)) return std::nullopt;
  if (day) return day;
  if (!reading_.asks || !is_beside_the_session(column)) {
    bad_day(record, column, text);
    return day;
  }
  calendar::TypedFault fault = calendar::why_no_moment(text);
  leave_aside(record, column,
              msg("column {0}: {1}", columns_.written(column), base::MessageList{fault.cause}),
              std::move(fault.remedy));
  return day;
}

// "0024" is a slip of the finger for 24, and no session of a convention is a century away from it.
bool HistoryRows::is_of_another_age(const CsvRecord& record, const char* column, Day day) {
  constexpr int century = 100;
  const int year = calendar::year_of(day);
  const calendar::DayRange& term = convention_.term;
  if (year >= calendar::year_of(term.first) - century &&
      year <= calendar::year_of(term.last) + century) {
    return false;
  }
  const int meant = calendar::year_of(term.first) / century * century + year % century;
  complain(record, column, "year-of-another-age",
           msg("column {0}: the year of “{1}” is far from those of the convention, {2} to {3}",
               columns_.written(column), columns_.field(record, column),
               std::to_string(calendar::year_of(term.first)),
               std::to_string(calendar::year_of(term.last))),
           msg("write the year with its four digits: {}", std::to_string(meant)));
  return true;
}

std::optional<std::vector<Presence>> HistoryRows::read_presence(const CsvRecord& record,
                                                                const Meeting& meeting) {
  const std::string text = columns_.field(record, "present");
  if (text.empty()) return std::nullopt;
  if (names_nobody(text)) {
    report_.warn(record, "nobody-named", msg("“{}” names nobody: who came is left out", text),
                 msg("write the roles of those who came: elu*3|dgs"));
    left_aside_.insert("present");
    return std::nullopt;
  }
  session_ = &meeting;
  const auto leave_out = [&](const char* code, base::Message what, base::Message remedy) {
    if (!reading_.asks) {
      return complain(record, "present", code, std::move(what), std::move(remedy));
    }
    report_.warn(record, code,
                 msg("{}: left out of those who came", base::MessageList{std::move(what)}),
                 std::move(remedy));
  };
  auto sheet = presence_.read(text, leave_out, convention_.body(meeting.body));
  std::erase_if(sheet, [&](const Presence& presence) {
    if (!reading_.find || !presence.role.empty()) return false;
    if (!reading_.find(meeting, presence.person)) return false;
    leave_out("no-seat",
              msg("“{0}” holds no seat on {1}", presence.person, calendar::arg(meeting.day)),
              msg("record the seat with “{0}”, or write role/{1}",
                  base::Action{base::Verb::appoint_to_seat}, presence.person));
    return true;
  });
  if (sheet.empty() && text != "-") {  // nobody of them is known: that is not nobody
    left_aside_.insert("present");
    return std::nullopt;
  }
  return sheet;
}

}  // namespace gouvernail::governance
