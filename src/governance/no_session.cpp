// SPDX-License-Identifier: MPL-2.0
#include "governance/no_session.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "calendar/typed.h"
#include "governance/convention.h"
#include "governance/history_cells.h"

namespace gouvernail::governance {
namespace {

// Folded; each alone or before other words.
constexpr std::array<std::string_view, 12> sums = {
    "total", "totaux", "sous-total", "sous-totaux", "subtotal", "grand-total",
    "sum",   "somme",  "cumul",      "moyenne",     "nombre",   "average"};
constexpr std::array<std::string_view, 36> below = {
    "document",  "page",         "mis-a-jour",  "mise-a-jour",  "maj",       "derniere-mise",
    "source",    "sources",      "edite",       "imprime",      "exporte",   "extrait",
    "genere",    "note",         "notes",       "nb",           "n-b",       "nota",
    "legende",   "remarque",     "remarques",   "attention",    "signature", "fait-a",
    "fait-le",   "updated",      "last-update", "last-updated", "printed",   "exported",
    "generated", "confidentiel", "redige",      "etabli",       "version",   "edition"};
constexpr std::array<std::string_view, 14> parts = {
    "annee",    "annees",    "exercice", "saison",  "an",     "year",    "mois",
    "semestre", "trimestre", "quarter",  "periode", "mandat", "section", "partie"};
constexpr std::array<std::string_view, 24> months = {
    "janvier", "fevrier",  "mars",      "avril",   "mai",      "juin",
    "juillet", "aout",     "septembre", "octobre", "novembre", "decembre",
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december"};

template <class Words>
bool begins_with_word(const std::string& folded, const Words& words) {
  return std::ranges::any_of(words, [&](std::string_view word) {
    return folded.starts_with(word) && (folded.size() == word.size() || folded[word.size()] == '-');
  });
}

bool are_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

bool is_year(std::string_view word) {
  return word.size() == 4 && are_digits(word) && (word.starts_with("19") || word.starts_with("20"));
}

// "2024", "2024-2025", "Année 2024", "1er semestre 2024", "Janvier 2024".
bool names_a_part(const std::string& folded) {
  std::string rest;
  for (const std::string& word : base::split(folded, '-')) {
    const bool ordinal = word == "1er" || word == "1ere" || word == "2e" || word == "2eme" ||
                         word == "premier" || word == "second" || word == "deuxieme";
    const bool number = are_digits(word) && (word.size() <= 2 || is_year(word));
    if (!ordinal && !number) rest += (rest.empty() ? "" : "-") + word;
  }
  if (rest.empty()) return is_year(std::string_view(folded).substr(0, 4));
  return std::ranges::find(parts, rest) != parts.end() ||
         std::ranges::find(months, rest) != months.end();
}

std::vector<std::string> cells_of(const CsvRecord& record) {
  std::vector<std::string> cells;
  for (const std::string& field : record.fields) {
    if (!base::trim(field).empty()) cells.emplace_back(base::trim(field));
  }
  return cells;
}

// "31/02/2024": a day that is none, alone.
bool is_meant_as_a_day(const std::string& cell) {
  const bool letters =
      std::ranges::any_of(base::fold(cell), [](char c) { return c >= 'a' && c <= 'z'; });
  return !letters && !names_a_part(base::fold(cell));
}

}  // namespace

bool is_no_session(const CsvRecord& record, const HistoryColumns& columns,
                   const Convention& convention, bool days_from_1904) {
  const std::vector<std::string> cells = cells_of(record);
  if (cells.empty() || !columns.field(record, "uid").empty()) return false;
  const std::string name = columns.field(record, columns.of_calendar() ? "subject" : "body");
  const bool alone =
      std::ranges::all_of(cells, [&](const std::string& cell) { return cell == cells.front(); });
  if (convention.find_body(name) != nullptr && !alone) return false;
  const std::string first = base::fold(cells.front());
  if (moment_of_cell(columns.field(record, "start"), days_from_1904)) return false;
  if (begins_with_word(first, sums)) return true;
  if (alone) return !is_meant_as_a_day(cells.front());
  return begins_with_word(first, below) || names_a_part(first) || cells.front().starts_with('*');
}

bool repeats_header(const CsvRecord& record, const CsvRecord& header, const ColumnNames& names) {
  const auto told = [](const std::string& field) { return !base::trim(field).empty(); };
  if (std::ranges::count_if(record.fields, told) < 2) return false;
  // Asked of each line of a table: its first cells tell nearly always.
  return names.is_lower_header(record) || is_of_one_shape(record, header);
}

}  // namespace gouvernail::governance
