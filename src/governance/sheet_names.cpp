// SPDX-License-Identifier: MPL-2.0
#include "governance/sheet_names.h"

#include <algorithm>
#include <cctype>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "calendar/typed.h"
#include "governance/convention.h"
#include "governance/exchange.h"
#include "governance/history_cells.h"
#include "governance/session_title.h"

namespace gouvernail::governance {
namespace {

using base::msg;
using calendar::Day;

bool is_figure(char c) { return c >= '0' && c <= '9'; }

bool has_figure(std::string_view text) { return std::ranges::any_of(text, is_figure); }

// "COPIL 2025": its words, and its year where it has one alone.
struct SheetName {
  std::string words;
  std::optional<int> year = {};
};

SheetName read_name(const std::string& name) {
  constexpr std::size_t year_size = 4;
  SheetName read;
  int years = 0;
  for (std::size_t at = 0; at < name.size();) {
    std::size_t end = at;
    while (end < name.size() && is_figure(name[end])) ++end;
    const std::string run = name.substr(at, end - at);
    if (run.size() == year_size && (run.starts_with("19") || run.starts_with("20"))) {
      ++years;
      read.year = std::stoi(run);
      read.words += ' ';
    } else {
      read.words += run.empty() ? std::string(1, name[end++]) : run;
    }
    at = end;
  }
  if (years != 1) read.year.reset();
  constexpr std::string_view around = " -_.,;:/";
  const std::size_t first = read.words.find_first_not_of(around);
  const std::size_t last = read.words.find_last_not_of(around);
  read.words =
      first == std::string::npos ? std::string() : read.words.substr(first, last - first + 1);
  return read;
}

CsvRecord record_of(const base::BookRow& row) {
  CsvRecord record;
  record.line = row.number;
  record.fields = row.cells;
  return record;
}

// A header of sessions that says of none whose it is.
struct BareHeader {
  std::size_t row = 0;
  std::size_t start = 0;    // its column of days
  bool has_titles = false;  // of events, which may say whose each is
};

std::optional<BareHeader> bare_header(const base::BookSheet& sheet, const ColumnNames& names) {
  constexpr std::size_t most = 20;
  for (std::size_t i = 0; i < std::min(most, sheet.rows.size()); ++i) {
    const CsvRecord record = record_of(sheet.rows[i]);
    if (exchange_table_of(record)) return std::nullopt;
    std::optional<std::size_t> start;
    BareHeader header{i};
    for (std::size_t at = 0; at < record.fields.size(); ++at) {
      const std::string& field = record.fields[at];
      const auto column = names.column_named(field);
      if (column == "body") return std::nullopt;
      header.has_titles = header.has_titles || column == "subject";
      const bool better = start && names_a_beginning(record.fields[*start]);
      if (column == "start" && (!start || better)) start = at;
    }
    if (!start) continue;
    header.start = *start;
    return header;
  }
  return std::nullopt;
}

bool is_said(const std::string& words, const Convention& convention, const SheetReading& reading) {
  return !bodies_meant(convention, words, reading.bodies, {}).empty();
}

// "16/01", "mardi 16 janvier à 14 h" with that year in its place; none: it names no day even so.
std::optional<std::string> with_year(const std::string& text, int year) {
  const std::string written = std::to_string(year);
  for (std::size_t at = 1; at <= text.size(); ++at) {
    const bool ends_word = at == text.size() || text[at] == ' ' || text[at] == ',' ||
                           text[at] == '(' || text[at] == '-' || text[at] == '\n';
    if (!ends_word) continue;
    for (const char* between : {"/", " ", ".", "-"}) {
      const std::string whole = text.substr(0, at) + between + written + text.substr(at);
      const auto moment = calendar::parse_moment(whole);
      if (moment && calendar::year_of(moment->day) == year) return whole;
    }
  }
  return std::nullopt;
}

// Headings and sums have no day, or something like one and nothing else.
bool may_be_session(const base::BookRow& row, const BareHeader& header, std::optional<int> year,
                    bool from_1904) {
  if (header.start >= row.cells.size() || !has_figure(row.cells[header.start])) return false;
  const std::string day(base::trim(row.cells[header.start]));
  if (moment_of_cell(day, from_1904) || (year && with_year(day, *year))) return true;
  const auto says_something = [](const std::string& cell) { return !base::trim(cell).empty(); };
  return std::ranges::count_if(row.cells, says_something) > 1;
}

void write_body(base::BookSheet& sheet, const BareHeader& header, const SheetName& name,
                const ColumnNames& names, bool from_1904) {
  constexpr const char* column = "Instance";
  std::size_t width = 0;
  for (const base::BookRow& row : sheet.rows) width = std::max(width, row.cells.size());
  const auto add = [&](base::BookRow& row, const std::string& text) {
    row.cells.resize(width);
    row.cells.push_back(text);
  };
  for (std::size_t i = header.row; i < sheet.rows.size(); ++i) {
    base::BookRow& row = sheet.rows[i];
    if (i == header.row || names.is_lower_header(record_of(row))) {
      add(row, column);
    } else if (may_be_session(row, header, name.year, from_1904)) {
      add(row, name.words);
    }
  }
}

bool has_year(std::string_view text) {
  int run = 0;
  return std::ranges::any_of(text, [&](char c) {
    run = is_figure(c) ? run + 1 : 0;
    return run == 4;
  });
}

class Years {
 public:
  Years(const HistoryColumns& columns, int year, bool from_1904)
      : columns_(columns), year_(year), from_1904_(from_1904) {}

  // How many days of the record had none.
  int fill(CsvRecord& record) const {
    int filled = 0;
    for (const char* column : {"start", "end_date"}) {
      std::string* const cell = lacking(record, column);
      if (const auto whole = cell ? with_year(*cell, year_) : std::nullopt) {
        *cell = *whole;
        ++filled;
      }
    }
    const auto start = moment_of_cell(columns_.field(record, "start"), from_1904_);
    if (!start) return filled;
    for (const std::string_view column : other_days) {
      std::string* const cell = lacking(record, column);
      if (cell && fill_nearest(*cell, start->day)) ++filled;
    }
    return filled;
  }

 private:
  // A cell that is no day so far, and names no year.
  std::string* lacking(CsvRecord& record, std::string_view column) const {
    std::string* const cell = columns_.cell(record, column);
    if (!cell || !has_figure(*cell) || has_year(*cell)) return nullptr;
    *cell = std::string(base::trim(*cell));
    return moment_of_cell(*cell, from_1904_) ? nullptr : cell;
  }

  // A convocation of December is that of a session of January.
  bool fill_nearest(std::string& cell, Day day) const {
    std::optional<std::string> nearest;
    std::int64_t least = 0;
    for (const int year : {year_, year_ - 1, year_ + 1}) {
      const auto whole = with_year(cell, year);
      const auto moment = whole ? calendar::parse_moment(*whole) : std::nullopt;
      if (!moment) continue;
      const std::int64_t apart = std::max((moment->day - day).count(), (day - moment->day).count());
      if (nearest && apart >= least) continue;
      nearest = whole;
      least = apart;
    }
    if (!nearest) return false;
    cell = *nearest;
    return true;
  }

  const HistoryColumns& columns_;
  int year_;
  bool from_1904_;
};

}  // namespace

void name_bodies(base::Book& book, const Convention& convention, const SheetReading& reading,
                 const ColumnNames& names, CsvReport& report, CsvSource& source) {
  std::vector<std::string> others;
  NearBodies near(convention);
  bool some = false;
  for (base::BookSheet& sheet : book.sheets) {
    const auto header = sheet.hidden ? std::nullopt : bare_header(sheet, names);
    const SheetName name = read_name(sheet.name);
    const std::string& words = name.words;
    if (!header || words.empty()) continue;
    const bool nearly = !header->has_titles && reading.near_bodies && near.near(words).has_value();
    if (!is_said(words, convention, reading) && !nearly) {
      if (!header->has_titles) others.push_back(words);
      continue;
    }
    some = true;
    report.on_sheet(sheet.name);
    report.warn(record_of(sheet.rows[header->row]), "body-of-sheet",
                msg("no column says whose sessions these are: they are read as those of “{}”, as "
                    "the sheet is called",
                    words));
    write_body(sheet, *header, name, names, book.days_from_1904);
  }
  if (!some || others.empty()) return;
  source.whole = false;
  source.unknown_bodies.insert(source.unknown_bodies.end(), others.begin(), others.end());
}

void fill_years(CsvTable& table, const HistoryColumns& columns, CsvReport& report) {
  const auto year = read_name(table.sheet).year;
  if (!year) return;
  const Years years(columns, *year, table.days_from_1904);
  std::int64_t filled = 0;
  for (CsvRecord& record : table.records) {
    if (!record.broken) filled += years.fill(record);
  }
  if (filled == 0) return;
  report.warn(table.header, "year-of-sheet",
              msg("{0} {0:day has|days have} no year: {1} is taken, as the sheet is called", filled,
                  std::to_string(*year)));
}

}  // namespace gouvernail::governance
