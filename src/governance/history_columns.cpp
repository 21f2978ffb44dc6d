// SPDX-License-Identifier: MPL-2.0
#include "governance/history_columns.h"

#include <algorithm>

#include "base/text.h"
#include "governance/meeting.h"

namespace gouvernail::governance {
namespace {

using base::msg;

base::Message first_line_remedy() {
  return msg(
      "its first line names the columns: “{0}” and “{1}” at least, and of {2} those that "
      "are known",
      "Instance", "Date",
      "Heure de début, Heure de fin, État, Convoquée le, Présents, Compte rendu, Lieu, "
      "Ordre du jour, Remarques");
}

// A header that is no header at all is one error, not one a column.
bool has_header(const CsvTable& table, const ColumnNames& names, CsvReport& report) {
  const auto& fields = table.header.fields;
  CsvRecord first_line;
  first_line.line = 1;
  if (fields.empty()) {
    report.error(first_line, "empty-file", msg("the file is empty"), first_line_remedy());
    return false;
  }
  const auto is_known = [&](const std::string& name) {
    return names.column_named(name).has_value();
  };
  if (std::any_of(fields.begin(), fields.end(), is_known)) return true;
  report.error(table.header, "no-header", msg("the first line does not name the columns"),
               first_line_remedy());
  return false;
}

std::size_t without_empty_end(const std::vector<std::string>& fields) {
  std::size_t count = fields.size();
  while (count > 0 && base::trim(fields[count - 1]).empty()) --count;
  return count;
}

// Of which people have several beside one another, under names of their own: "Notes", "Remarques".
bool is_text(std::string_view column) {
  return column == "note" || column == "site" || column == "agenda" || column == "reason";
}

}  // namespace

const std::vector<std::string>& written_columns() {
  static const std::vector<std::string> columns = {
      "uid",       "body",       "start",  "end",          "status",          "convened_on",
      "present",   "minutes_on", "note",   "documents_on", "cancelled_on",    "urgent",
      "site",      "agenda",     "reason", "moved_from",   "minutes_sent_on", "joint",
      "second_of", "awaited"};
  return columns;
}

// A calendar that was saved as a table calls two columns alike, the day and the hour: "Début",
// "Début". And beside a column of days, one that is called a beginning or an end holds hours.
std::optional<std::string> HistoryColumns::column_of(const std::string& written,
                                                     const ColumnNames& names) const {
  auto column = names.column_named(written);
  if (!column || names.is_given(written)) return column;
  if (names_a_beginning(written) && (has_days_ || has("start"))) return "start_time";
  if (names_an_end(written) && (has_last_days_ || has("end"))) return "end_time";
  if (names_an_end(written) && has_last_hours_) return "end_date";
  return column;
}

void HistoryColumns::look_ahead(const CsvTable& table, const ColumnNames& names) {
  bool has_body = false;
  bool has_subject = false;
  for (const std::string& field : table.header.fields) {
    const auto column = names.column_named(field);
    has_days_ = has_days_ || (column == "start" && !names_a_beginning(field));
    has_last_days_ = has_last_days_ || column == "end_date";
    has_last_hours_ = has_last_hours_ || column == "end_time";
    has_body = has_body || column == "body";
    has_subject = has_subject || column == "subject";
  }
  of_calendar_ = has_subject && !has_body;
}

void HistoryColumns::place(const std::string& written, std::size_t at, const ColumnNames& names,
                           CsvReport& report, const CsvTable& table) {
  const auto column = column_of(written, names);
  if (!column || (*column == "subject" && !of_calendar_)) {
    const bool asks = parse_status(written) == MeetingStatus::held;
    if (asks) asking_.insert(at);
    const auto meant =
        of_calendar_ || asks || names.is_given(written) ? std::nullopt : names.nearly(written);
    if (meant && !column) {
      report.error(table.header, "unknown-column", msg("unknown column “{}”", written),
                   base::suggestion(written, {*meant}), at);
      unmatched_.push_back(written);
    } else if (!written.empty()) {
      // Whoever said that it is left out knows it.
      if (names.is_given(written)) return;
      left_out_.push_back(written);
      unmatched_.push_back(written);
    }
    return;
  }
  const auto [its, fresh] = places_.emplace(*column, at);
  if (fresh) {
    written_.emplace(*column, written);
  } else if (names.is_given(written) && !names.is_given(written_[*column])) {
    left_out_.push_back(written_[*column]);
    its->second = at;
    written_[*column] = written;
  } else if (names.is_given(written_[*column]) && !names.is_given(written)) {
    left_out_.push_back(written);
  } else if (is_text(*column) && base::fold(written) != base::fold(written_[*column])) {
    left_out_.push_back(written);
    unmatched_.push_back(written);
  } else {
    report.error(table.header, "duplicate-column", msg("the column “{}” stands twice", *column),
                 msg("delete one of them"), at);
  }
}

std::optional<HistoryColumns> HistoryColumns::find(const CsvTable& table, const ColumnNames& names,
                                                   CsvReport& report, CsvSource* source) {
  if (table.header.broken) return std::nullopt;
  if (!has_header(table, names, report)) {
    for (const std::string& field : table.header.fields) {
      const std::string_view written = base::trim(field);
      if (source && !written.empty()) source->unmatched.emplace_back(written);
    }
    return std::nullopt;
  }
  HistoryColumns columns;
  columns.count_ = without_empty_end(table.header.fields);
  columns.look_ahead(table, names);
  const int errors = report.errors();
  for (std::size_t i = 0; i < columns.count_; ++i) {
    columns.place(std::string(base::trim(table.header.fields[i])), i, names, report, table);
  }
  for (const char* column : {"body", "start"}) {
    if (columns.has(column) || (columns.of_calendar_ && *column == 'b')) continue;
    report.error(table.header, "missing-column", msg("the column “{}” is missing", column),
                 first_line_remedy());
  }
  // What a diary saves as a table has dozens of columns that say nothing of sessions.
  if (columns.of_calendar_ && columns.has("start")) columns.unmatched_.clear();
  if (source) {
    source->unmatched.insert(source->unmatched.end(), columns.unmatched_.begin(),
                             columns.unmatched_.end());
  }
  columns.leave_line_numbers(table, names, report);
  columns.tell_left_out(table, report);
  if (report.errors() > errors) return std::nullopt;
  return columns;
}

// Whoever calls it `uid`, or says that it is that, means it.
void HistoryColumns::leave_line_numbers(const CsvTable& table, const ColumnNames& names,
                                        CsvReport& report) {
  const auto at = place_of("uid");
  const std::string name = written("uid");
  if (!at || base::fold(name) == "uid" || names.is_given(name)) return;
  constexpr std::size_t most_digits = 6;
  bool some = false;
  for (const CsvRecord& record : table.records) {
    const std::string number = field(record, "uid");
    const bool is_number = number.find_first_not_of("0123456789") == std::string::npos;
    if (!is_number || number.size() > most_digits) return;
    some = some || !number.empty();
  }
  if (!some) return;
  places_.erase(places_.find("uid"));
  report.warn(
      table.header, "line-numbers",
      msg("the column “{}” numbers the lines, and identifies no session: it is left out", name));
}

void HistoryColumns::tell_left_out(const CsvTable& table, CsvReport& report) const {
  if (left_out_.empty()) return;
  if (left_out_.size() == 1) {
    report.warn(table.header, "column-left-out",
                msg("the column “{}” is not known: it is left out", left_out_.front()));
    return;
  }
  base::MessageList all;
  for (const std::string& one : left_out_) all.push_back(msg("“{}”", one));
  report.warn(table.header, "column-left-out",
              msg("these columns are not known, and are left out: {}", std::move(all)));
}

void join_header(CsvTable& table, const ColumnNames& names) {
  if (table.records.empty() || !names.is_lower_header(table.records.front())) return;
  const CsvRecord lower = std::move(table.records.front());
  table.records.erase(table.records.begin());
  std::vector<std::string>& fields = table.header.fields;
  fields.resize(std::max(fields.size(), lower.fields.size()));
  for (std::size_t i = 0; i < lower.fields.size(); ++i) {
    if (!base::trim(lower.fields[i]).empty()) fields[i] = lower.fields[i];
  }
}

namespace {

// Hyphens, dashes of any length, and the sign of a subtraction.
bool is_dash(std::string_view cell) {
  bool some = false;
  for (cell = base::trim(cell); !cell.empty();) {
    std::size_t length = cell.front() == '-' ? 1 : 0;
    for (const std::string_view dash : {"‐", "‑", "‒", "–", "—", "―", "−"}) {
      if (cell.starts_with(dash)) length = dash.size();
    }
    if (length == 0) return false;
    some = true;
    cell.remove_prefix(length);
  }
  return some;
}

// Places of the columns in which a dash is a text as another.
std::set<std::size_t> places_of_dashes(const HistoryColumns& columns) {
  std::set<std::size_t> places;
  const bool ours = columns.has("uid") && columns.written("uid") == "uid";
  for (const std::string& column : columns.names()) {
    if (columns.written(column) == column && ours && is_text(column)) {
      places.insert(*columns.place_of(column));
    }
  }
  return places;
}

}  // namespace

void clear_dashes(CsvTable& table, const HistoryColumns& columns) {
  const std::set<std::size_t> texts = places_of_dashes(columns);
  const auto present =
      columns.written("present") == "present" ? columns.place_of("present") : std::nullopt;
  const auto says_nothing = [&](CsvRecord& record) {
    bool nothing = true;
    for (std::size_t i = 0; i < record.fields.size(); ++i) {
      std::string& field = record.fields[i];
      const bool meant = texts.contains(i) || (present == i && base::trim(field) == "-");
      if (!meant && is_dash(field)) field.clear();
      nothing = nothing && base::trim(field).empty();
    }
    return nothing;
  };
  std::erase_if(table.records,
                [&](CsvRecord& record) { return says_nothing(record) && !record.broken; });
}

std::vector<std::string> HistoryColumns::names() const {
  std::vector<std::string> names;
  for (const auto& [name, place] : places_) names.push_back(name);
  return names;
}

std::string HistoryColumns::written(std::string_view column) const {
  const auto its = written_.find(column);
  return its == written_.end() ? std::string(column) : its->second;
}

std::optional<std::size_t> HistoryColumns::place_of(std::string_view column) const {
  const auto place = places_.find(column);
  return place == places_.end() ? std::nullopt : std::optional(place->second);
}

std::set<std::string> HistoryColumns::told_in(const CsvRecord& record) const {
  std::set<std::string> told;
  for (const auto& [name, place] : places_) {
    if (!field(record, name).empty()) told.insert(name);
  }
  return told;
}

std::string* HistoryColumns::cell(CsvRecord& record, std::string_view column) const {
  const auto place = place_of(column);
  return place && *place < record.fields.size() ? &record.fields[*place] : nullptr;
}

std::string HistoryColumns::raw_field(const CsvRecord& record, std::string_view column) const {
  const auto place = places_.find(column);
  if (place == places_.end() || place->second >= record.fields.size()) return "";
  return record.fields[place->second];
}

std::string HistoryColumns::field(const CsvRecord& record, std::string_view column) const {
  return std::string(base::trim(raw_field(record, column)));
}

}  // namespace gouvernail::governance
