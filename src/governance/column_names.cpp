// SPDX-License-Identifier: MPL-2.0
#include "governance/column_names.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <set>

#include "base/failure.h"
#include "base/text.h"
#include "governance/history_columns.h"

namespace gouvernail::governance {
namespace {

using base::msg;

enum class Tongue { french, english, both };

struct OtherNames {
  std::string_view column;
  Tongue tongue;
  std::string_view written;  // without the words that join; separated by blanks
};

// How people, our own tables and calendars call them.
constexpr auto other_names = std::to_array<OtherNames>({
    {"uid", Tongue::french, "identifiant"},
    {"uid", Tongue::both, "identifier id"},
    {"body", Tongue::french, "instance reunion comite groupe seance"},
    {"body", Tongue::english, "meeting committee group"},
    {"start", Tongue::both, "date"},
    {"start", Tongue::french, "jour date-debut debut date-heure jour-debut date-heure-debut"},
    {"start", Tongue::english, "day start-date start-day start-date-time start-datetime begin"},
    {"start_time", Tongue::french, "heure heure-debut horaire horaires debut-heure h-debut"},
    {"start_time", Tongue::english, "start-time time start-hour hour"},
    {"end", Tongue::french, "fin date-heure-fin"},
    {"end_date", Tongue::french, "date-fin jour-fin"},
    {"end_date", Tongue::english, "end-date end-day"},
    {"end_time", Tongue::french, "heure-fin fin-heure h-fin"},
    {"end_time", Tongue::english, "end-time end-hour"},
    {"status", Tongue::french, "etat statut"},
    {"convened_on", Tongue::french,
     "convoque-le convoquee-le convocation date-convocation convocation-envoyee-le "
     "date-envoi-convocation envoi-convocation"},
    {"convened_on", Tongue::english, "convened invited-on invitation-sent invitations-sent"},
    {"present", Tongue::both, "present participants"},
    {"present", Tongue::french, "presents presence presences personnes-presentes"},
    {"present", Tongue::english, "attendance attended attendees persons-present people-present"},
    {"minutes_on", Tongue::french, "compte-rendu compte-rendu-approuve-le pv"},
    {"minutes_on", Tongue::english, "minutes minutes-approved"},
    {"minutes_sent_on", Tongue::french, "compte-rendu-envoye-le pv-envoye-le"},
    {"note", Tongue::french, "remarque remarques observations commentaire"},
    {"documents_on", Tongue::both, "documents"},
    {"documents_on", Tongue::french, "documents-envoyes-le"},
    {"cancelled_on", Tongue::french, "annulee-le date-annulation"},
    {"site", Tongue::french, "lieu emplacement salle"},
    {"site", Tongue::english, "place location venue"},
    {"agenda", Tongue::french, "ordre-jour"},
    {"reason", Tongue::french, "motif"},
    {"urgent", Tongue::french, "urgence"},
    {"subject", Tongue::french, "objet sujet titre intitule evenement"},
    {"subject", Tongue::english, "title summary event"},
    {"all_day", Tongue::french, "journee-entiere toute-journee jour-entier"},
    {"all_day", Tongue::english, "all-day-event all-day"},
    {"body", Tongue::both, "commission"},
    {"end", Tongue::english, "end-date-time end-datetime finish"},
    {"note", Tongue::english, "comments comment remarks"},
    {"minutes_sent_on", Tongue::english, "minutes-sent"},
    {"documents_on", Tongue::english, "documents-sent papers-sent"},
    {"note", Tongue::both, "notes"},
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

const OtherNames* other_name(std::string_view written) {
  const std::string core = without(without(base::fold(written), joining), about);
  const auto its = std::ranges::find_if(
      other_names, [&](const OtherNames& one) { return base::is_word_of(one.written, core); });
  return its == other_names.end() ? nullptr : &*its;
}

// The columns by their own names, folded.
const std::map<std::string, std::string, std::less<>>& own_names() {
  static const auto names = [] {
    std::map<std::string, std::string, std::less<>> all;
    for (const std::string& column : written_columns()) all.emplace(base::fold(column), column);
    for (const char* column : parts_of_days) all.emplace(base::fold(column), column);
    return all;
  }();
  return names;
}

std::optional<std::string> known_as(std::string_view written) {
  const auto own = own_names().find(base::fold(written));
  if (own != own_names().end()) return own->second;
  const OtherNames* other = other_name(written);
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
  for (const OtherNames& other : other_names) {
    if (other.column == std::string_view("subject")) continue;
    for (std::string& name : base::split(other.written, ' ')) known.push_back(std::move(name));
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

bool is_of_one_shape(const CsvRecord& a, const CsvRecord& b) {
  const auto next = [](auto& field, const auto end) {
    std::string folded;
    while (folded.empty() && field != end) folded = base::fold(*field++);
    return folded;
  };
  for (auto of_a = a.fields.begin(), of_b = b.fields.begin();;) {
    const std::string folded = next(of_a, a.fields.end());
    if (folded != next(of_b, b.fields.end())) return false;
    if (folded.empty()) return true;
  }
}

bool is_english(const CsvRecord& header) {
  bool english = false;
  for (const std::string& field : header.fields) {
    const std::string folded = base::fold(field);
    const OtherNames* other = other_name(field);
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
