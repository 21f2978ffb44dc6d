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

enum class Tongue { french, english, both };

struct OtherName {
  std::string_view written;  // without the words that join
  std::string_view column;
  Tongue tongue = Tongue::french;
};

// How people, our own tables and calendars call them.
constexpr auto other_names = std::to_array<OtherName>({
    {"identifiant", "uid"},
    {"identifier", "uid", Tongue::both},
    {"id", "uid", Tongue::both},
    {"instance", "body"},
    {"reunion", "body"},
    {"comite", "body"},
    {"groupe", "body"},
    {"meeting", "body", Tongue::english},
    {"date", "start", Tongue::both},
    {"jour", "start"},
    {"day", "start", Tongue::english},
    {"date-debut", "start"},
    {"start-date", "start", Tongue::english},
    {"debut", "start"},
    {"heure", "start_time"},
    {"heure-debut", "start_time"},
    {"horaire", "start_time"},
    {"start-time", "start_time", Tongue::english},
    {"time", "start_time", Tongue::english},
    {"fin", "end"},
    {"date-fin", "end_date"},
    {"end-date", "end_date", Tongue::english},
    {"heure-fin", "end_time"},
    {"end-time", "end_time", Tongue::english},
    {"etat", "status"},
    {"statut", "status"},
    {"convoque-le", "convened_on"},
    {"convoquee-le", "convened_on"},
    {"convocation", "convened_on"},
    {"date-convocation", "convened_on"},
    {"convened", "convened_on", Tongue::english},
    {"present", "present", Tongue::both},
    {"presents", "present"},
    {"presence", "present"},
    {"presences", "present"},
    {"participants", "present", Tongue::both},
    {"attendance", "present", Tongue::english},
    {"attended", "present", Tongue::english},
    {"compte-rendu", "minutes_on"},
    {"compte-rendu-approuve-le", "minutes_on"},
    {"pv", "minutes_on"},
    {"minutes", "minutes_on", Tongue::english},
    {"compte-rendu-envoye-le", "minutes_sent_on"},
    {"remarque", "note"},
    {"remarques", "note"},
    {"observations", "note"},
    {"commentaire", "note"},
    {"documents", "documents_on", Tongue::both},
    {"documents-envoyes-le", "documents_on"},
    {"annulee-le", "cancelled_on"},
    {"lieu", "site"},
    {"place", "site", Tongue::english},
    {"location", "site", Tongue::english},
    {"emplacement", "site"},
    {"ordre-jour", "agenda"},
    {"motif", "reason"},
    {"urgence", "urgent"},
    {"objet", "subject"},
    {"sujet", "subject"},
    {"titre", "subject"},
    {"title", "subject", Tongue::english},
    {"summary", "subject", Tongue::english},
    {"journee-entiere", "all_day"},
    {"all-day-event", "all_day", Tongue::english},
    {"all-day", "all_day", Tongue::english},
    {"date-heure", "start"},
    {"seance", "body"},
    {"committee", "body", Tongue::english},
    {"commission", "body", Tongue::both},
    {"group", "body", Tongue::english},
    {"jour-debut", "start"},
    {"start-day", "start", Tongue::english},
    {"date-heure-debut", "start"},
    {"start-date-time", "start", Tongue::english},
    {"start-datetime", "start", Tongue::english},
    {"begin", "start", Tongue::english},
    {"horaires", "start_time"},
    {"debut-heure", "start_time"},
    {"h-debut", "start_time"},
    {"start-hour", "start_time", Tongue::english},
    {"hour", "start_time", Tongue::english},
    {"jour-fin", "end_date"},
    {"end-day", "end_date", Tongue::english},
    {"date-heure-fin", "end"},
    {"end-date-time", "end", Tongue::english},
    {"end-datetime", "end", Tongue::english},
    {"finish", "end", Tongue::english},
    {"fin-heure", "end_time"},
    {"h-fin", "end_time"},
    {"end-hour", "end_time", Tongue::english},
    {"subject-line", "subject"},
    {"intitule", "subject"},
    {"evenement", "subject"},
    {"event", "subject", Tongue::english},
    {"toute-journee", "all_day"},
    {"jour-entier", "all_day"},
    {"comments", "note", Tongue::english},
    {"comment", "note", Tongue::english},
    {"notes", "note", Tongue::both},
    {"remarks", "note", Tongue::english},
    {"venue", "site", Tongue::english},
    {"salle", "site"},
});

// Columns that are read, and of which none is written.
constexpr std::array<const char*, 5> parts_of_days = {"start_time", "end_date", "end_time",
                                                      "subject", "all_day"};

// Words that only join others, and those that say what all of a table is about: "Date de début de
// la réunion" is the same as "Date début".
constexpr std::array<std::string_view, 11> joining = {"de", "la", "du", "des", "l",  "d",
                                                      "et", "a",  "of", "the", "and"};
constexpr std::array<std::string_view, 4> about = {"reunion", "seance", "meeting", "session"};

template <std::size_t size>
std::string without(const std::string& folded, const std::array<std::string_view, size>& words) {
  std::string kept;
  for (const std::string& word : base::split(folded, '-')) {
    if (std::ranges::find(words, word) != words.end()) continue;
    kept += (kept.empty() ? "" : "-") + word;
  }
  return kept.empty() ? folded : kept;
}

const OtherName* other_name(std::string_view written) {
  const std::string core = without(without(base::fold(written), joining), about);
  const auto its = std::ranges::find(other_names, core, &OtherName::written);
  return its == other_names.end() ? nullptr : &*its;
}

std::optional<std::string> known_as(std::string_view written) {
  const std::string folded = base::fold(written);
  for (const std::string& column : written_columns()) {
    if (folded == base::fold(column)) return column;
  }
  for (const char* column : parts_of_days) {
    if (folded == base::fold(column)) return std::string(column);
  }
  const OtherName* other = other_name(written);
  return other ? std::optional(std::string(other->column)) : std::nullopt;
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

bool is_english(const CsvRecord& header) {
  bool english = false;
  for (const std::string& field : header.fields) {
    const std::string folded = base::fold(field);
    const OtherName* other = other_name(field);
    // Our own columns bear English names, in whatever language their cells are.
    const bool own = std::ranges::find(written_columns(), folded) != written_columns().end();
    if (own || field.find('_') != std::string::npos) continue;
    if (folded == "subject" || (other && other->tongue == Tongue::english)) english = true;
    if (other && other->tongue == Tongue::french) return false;
  }
  return english;
}

bool names_a_beginning(std::string_view written) {
  const std::string folded = base::fold(written);
  return folded == "debut" || folded == "start" || folded == "begin";
}

bool names_an_end(std::string_view written) {
  const std::string folded = base::fold(written);
  return folded == "fin" || folded == "end" || folded == "finish";
}

std::vector<std::string> columns_to_choose() {
  std::vector<std::string> columns = written_columns();
  columns.insert(columns.end(), parts_of_days.begin(), parts_of_days.end());
  return columns;
}

}  // namespace gouvernail::governance
