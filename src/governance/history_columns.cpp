// SPDX-License-Identifier: MPL-2.0
#include "governance/history_columns.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace gouvernail::governance {
namespace {

using base::msg;

struct OtherName {
  std::string_view written;  // folded
  std::string_view column;
};

// How people, our own tables and calendars call them, in French and in English.
constexpr std::array<OtherName, 58> other_names = {{
    {"identifiant", "uid"},
    {"identifier", "uid"},
    {"id", "uid"},
    {"instance", "body"},
    {"reunion", "body"},
    {"comite", "body"},
    {"groupe", "body"},
    {"meeting", "body"},
    {"date", "start"},
    {"jour", "start"},
    {"day", "start"},
    {"date-de-la-reunion", "start"},
    {"date-de-debut", "start"},
    {"start-date", "start"},
    {"debut", "start"},
    {"heure", "start_time"},
    {"heure-de-debut", "start_time"},
    {"horaire", "start_time"},
    {"start-time", "start_time"},
    {"time", "start_time"},
    {"fin", "end"},
    {"date-de-fin", "end_date"},
    {"end-date", "end_date"},
    {"heure-de-fin", "end_time"},
    {"end-time", "end_time"},
    {"etat", "status"},
    {"statut", "status"},
    {"convoque-le", "convened_on"},
    {"convoquee-le", "convened_on"},
    {"convocation", "convened_on"},
    {"date-de-convocation", "convened_on"},
    {"convened", "convened_on"},
    {"present", "present"},
    {"presents", "present"},
    {"presence", "present"},
    {"presences", "present"},
    {"participants", "present"},
    {"attendance", "present"},
    {"attended", "present"},
    {"compte-rendu", "minutes_on"},
    {"compte-rendu-approuve-le", "minutes_on"},
    {"pv", "minutes_on"},
    {"minutes", "minutes_on"},
    {"compte-rendu-envoye-le", "minutes_sent_on"},
    {"remarque", "note"},
    {"remarques", "note"},
    {"observations", "note"},
    {"commentaire", "note"},
    {"documents", "documents_on"},
    {"documents-envoyes-le", "documents_on"},
    {"annulee-le", "cancelled_on"},
    {"lieu", "site"},
    {"place", "site"},
    {"location", "site"},
    {"emplacement", "site"},
    {"ordre-du-jour", "agenda"},
    {"motif", "reason"},
    {"urgence", "urgent"},
}};

std::optional<std::string> column_named(std::string_view written) {
  const std::string folded = base::fold(written);
  for (const std::string& column : written_columns()) {
    if (folded == base::fold(column)) return column;
  }
  for (const OtherName& other : other_names) {
    if (folded == other.written) return std::string(other.column);
  }
  return std::nullopt;
}

// Beside a column of days, one that is called a beginning holds hours: our own tables have "Jour"
// and "Début".
bool names_a_beginning(std::string_view written) {
  const std::string folded = base::fold(written);
  return folded == "debut" || folded == "start";
}
bool names_days(std::string_view written) {
  return column_named(written) == "start" && !names_a_beginning(written);
}

// What was nearly meant.
std::optional<std::string> nearly(const std::string& written) {
  std::vector<std::string> known = written_columns();
  for (const OtherName& other : other_names) known.emplace_back(other.written);
  return base::nearest(base::fold(written), known);
}

base::Message first_line_remedy() {
  return msg(
      "its first line names the columns: “{0}” and “{1}” at least, and of {2} those that "
      "are known",
      "Instance", "Date",
      "Heure de début, Heure de fin, État, Convoquée le, Présents, Compte rendu, Lieu, "
      "Ordre du jour, Remarques");
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

std::size_t without_empty_end(const std::vector<std::string>& fields) {
  std::size_t count = fields.size();
  while (count > 0 && base::trim(fields[count - 1]).empty()) --count;
  return count;
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

bool HistoryColumns::is_header(const CsvRecord& record) {
  std::set<std::string> known;
  for (const std::string& field : record.fields) {
    if (const auto column = column_named(field)) known.insert(*column);
  }
  return known.contains("body") && known.contains("start");
}

std::optional<HistoryColumns> HistoryColumns::find(const CsvTable& table, CsvReport& report) {
  if (table.header.broken || !has_header(table, report)) return std::nullopt;
  HistoryColumns columns;
  columns.count_ = without_empty_end(table.header.fields);
  bool sound = true;
  const auto refuse = [&](std::string code, base::Message what, base::Message remedy) {
    report.error(table.header, std::move(code), std::move(what), std::move(remedy));
    sound = false;
  };
  const bool has_days = std::ranges::any_of(table.header.fields, names_days);
  for (std::size_t i = 0; i < columns.count_; ++i) {
    const std::string written(base::trim(table.header.fields[i]));
    auto column = column_named(written);
    if (has_days && names_a_beginning(written)) column = "start_time";
    if (!column) {
      if (const auto meant = nearly(written)) {
        refuse("unknown-column", msg("unknown column “{}”", written),
               base::suggestion(written, {*meant}));
      } else if (!written.empty()) {
        report.warn(table.header, "column-left-out",
                    msg("the column “{}” is not known: it is left out", written));
      }
    } else if (!columns.places_.emplace(*column, i).second) {
      refuse("duplicate-column", msg("the column “{}” stands twice", *column),
             msg("delete one of them"));
    } else {
      columns.written_.emplace(*column, written);
    }
  }
  for (const char* column : {"body", "start"}) {
    if (columns.has(column)) continue;
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

std::string HistoryColumns::written(std::string_view column) const {
  const auto its = written_.find(column);
  return its == written_.end() ? std::string(column) : its->second;
}

std::set<std::string> HistoryColumns::told_in(const CsvRecord& record) const {
  std::set<std::string> told;
  for (const auto& [name, place] : places_) {
    if (!field(record, name).empty()) told.insert(name);
  }
  return told;
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
