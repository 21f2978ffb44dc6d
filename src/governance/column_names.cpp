// SPDX-License-Identifier: MPL-2.0
#include "governance/column_names.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/failure.h"
#include "base/text.h"
#include "governance/history_columns.h"

namespace gouvernail::governance {
namespace {

using base::msg;

struct OtherName {
  std::string_view written;  // folded
  std::string_view column;
};

// How people, our own tables and calendars call them, in French and in English.
constexpr std::array<OtherName, 67> other_names = {{
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
    {"objet", "subject"},
    {"sujet", "subject"},
    {"titre", "subject"},
    {"title", "subject"},
    {"summary", "subject"},
    {"journee-entiere", "all_day"},
    {"all-day-event", "all_day"},
    {"all-day", "all_day"},
    {"date-heure", "start"},
}};

// Columns that are read, and of which none is written.
constexpr std::array<const char*, 5> parts_of_days = {"start_time", "end_date", "end_time",
                                                      "subject", "all_day"};

std::optional<std::string> known_as(std::string_view written) {
  const std::string folded = base::fold(written);
  for (const std::string& column : written_columns()) {
    if (folded == base::fold(column)) return column;
  }
  for (const char* column : parts_of_days) {
    if (folded == base::fold(column)) return std::string(column);
  }
  for (const OtherName& other : other_names) {
    if (folded == other.written) return std::string(other.column);
  }
  return std::nullopt;
}

}  // namespace

ColumnNames::ColumnNames(const ColumnsGiven& given,
                         const std::map<std::string, ColumnsGiven>& by_shape)
    : given_(said(given)), by_shape_(by_shape) {}

ColumnNames::Said ColumnNames::said(const ColumnsGiven& given) {
  Said all;
  for (const auto& [written, column] : given) {
    const auto known = known_as(column);
    if (!known && !column.empty()) {
      throw base::bad_input(msg("there is no column “{}”", column),
                            base::suggestion(column, columns_to_choose()));
    }
    all[base::fold(written)] = known.value_or("");
  }
  return all;
}

void ColumnNames::settle(const std::string& shape) {
  const auto its = by_shape_.find(shape);
  settled_ = its == by_shape_.end() ? Said() : said(its->second);
}

std::optional<std::string> ColumnNames::column_named(std::string_view written) const {
  const std::string folded = base::fold(written);
  for (const Said* all : {&given_, &settled_}) {
    const auto one = all->find(folded);
    if (one == all->end()) continue;
    return one->second.empty() ? std::nullopt : std::optional(one->second);
  }
  return known_as(written);
}

bool ColumnNames::is_given(std::string_view written) const {
  const std::string folded = base::fold(written);
  return given_.contains(folded) || settled_.contains(folded);
}

bool ColumnNames::is_header(const CsvRecord& record) const {
  if (by_shape_.contains(shape_of(record))) return true;
  std::set<std::string> known;
  for (const std::string& field : record.fields) {
    if (const auto column = column_named(field)) known.insert(*column);
  }
  return (known.contains("body") || known.contains("subject")) && known.contains("start");
}

bool ColumnNames::is_lower_header(const CsvRecord& record) const {
  bool some = false;
  for (const std::string& field : record.fields) {
    if (base::trim(field).empty()) continue;
    if (!column_named(field)) return false;
    some = true;
  }
  return some;
}

std::optional<std::string> ColumnNames::nearly(std::string_view written) const {
  std::vector<std::string> known = written_columns();
  for (const OtherName& other : other_names) {
    if (other.column != std::string_view("subject")) known.emplace_back(other.written);
  }
  return base::nearest(base::fold(written), known);
}

std::string shape_of(const CsvRecord& header) {
  std::string shape;
  for (const std::string& field : header.fields) {
    const std::string folded = base::fold(field);
    if (!folded.empty()) shape += (shape.empty() ? "" : "|") + folded;
  }
  return shape;
}

bool names_a_beginning(std::string_view written) {
  const std::string folded = base::fold(written);
  return folded == "debut" || folded == "start";
}

bool names_an_end(std::string_view written) {
  const std::string folded = base::fold(written);
  return folded == "fin" || folded == "end";
}

std::vector<std::string> columns_to_choose() {
  std::vector<std::string> columns = written_columns();
  columns.insert(columns.end(), parts_of_days.begin(), parts_of_days.end());
  return columns;
}

}  // namespace gouvernail::governance
