// SPDX-License-Identifier: MPL-2.0
#include "governance/history_columns.h"

#include <algorithm>

#include "base/text.h"

namespace gouvernail::governance {
namespace {

using base::msg;

std::vector<std::string> all_columns() {
  std::vector<std::string> all = needed_columns();
  all.insert(all.end(), further_columns().begin(), further_columns().end());
  return all;
}

std::optional<std::string> column_named(std::string_view written) {
  for (const std::string& column : all_columns()) {
    if (base::fold(written) == base::fold(column)) return column;
  }
  return std::nullopt;
}

base::Message first_line_remedy() {
  std::string line;
  for (const std::string& column : needed_columns()) line += (line.empty() ? "" : ",") + column;
  return msg("the first line must be {}", line);
}

// A header that is no header at all is one error, not one a column.
bool has_header(const CsvTable& table, CsvReport& report) {
  const auto& fields = table.header.fields;
  CsvRecord first_line;
  first_line.line = 1;
  if (fields.empty()) {
    report.error(first_line, "empty-file", msg("the file is empty"), first_line_remedy());
    return false;
  }
  const auto is_known = [](const std::string& name) { return column_named(name).has_value(); };
  if (std::any_of(fields.begin(), fields.end(), is_known)) return true;
  report.error(table.header, "no-header", msg("the first line does not name the columns"),
               first_line_remedy());
  return false;
}

}  // namespace

const std::vector<std::string>& needed_columns() {
  static const std::vector<std::string> columns = {
      "uid", "body", "start", "end", "status", "convened_on", "present", "minutes_on", "note"};
  return columns;
}

const std::vector<std::string>& further_columns() {
  static const std::vector<std::string> columns = {
      "documents_on", "cancelled_on",    "urgent", "site",      "agenda", "reason",
      "moved_from",   "minutes_sent_on", "joint",  "second_of", "awaited"};
  return columns;
}

std::optional<HistoryColumns> HistoryColumns::find(const CsvTable& table, CsvReport& report) {
  if (table.header.broken || !has_header(table, report)) return std::nullopt;
  HistoryColumns columns;
  bool sound = true;
  const auto refuse = [&](std::string code, base::Message what, base::Message remedy) {
    report.error(table.header, std::move(code), std::move(what), std::move(remedy));
    sound = false;
  };
  for (std::size_t i = 0; i < table.header.fields.size(); ++i) {
    const std::string written(base::trim(table.header.fields[i]));
    const auto column = column_named(written);
    if (!column) {
      refuse("unknown-column", msg("unknown column “{}”", written),
             base::suggestion(written, all_columns()));
    } else if (!columns.places_.emplace(*column, i).second) {
      refuse("duplicate-column", msg("the column “{}” stands twice", *column),
             msg("delete one of them"));
    }
  }
  for (const std::string& column : needed_columns()) {
    if (columns.places_.count(column) > 0) continue;
    refuse("missing-column", msg("the column “{}” is missing", column), first_line_remedy());
  }
  if (!sound) return std::nullopt;
  return columns;
}

std::vector<std::string> HistoryColumns::names() const {
  std::vector<std::string> names;
  for (const auto& [name, place] : places_) names.push_back(name);
  return names;
}

std::string HistoryColumns::raw_field(const CsvRecord& record, std::string_view column) const {
  const auto place = places_.find(column);
  return place == places_.end() ? "" : record.fields.at(place->second);
}

std::string HistoryColumns::field(const CsvRecord& record, std::string_view column) const {
  return std::string(base::trim(raw_field(record, column)));
}

}  // namespace gouvernail::governance
