// SPDX-License-Identifier: MPL-2.0
#include "governance/sheets_to_read.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "governance/exchange.h"

namespace gouvernail::governance {

using base::msg;

namespace {

bool is_named(const std::string& sheet, const SheetReading& reading) {
  return std::ranges::any_of(reading.sheets, [&](const std::string& name) {
    return base::fold(name) == base::fold(sheet);
  });
}

bool is_wanted(const CsvTable& table, const SheetReading& reading) {
  return reading.sheets.empty() || is_named(table.sheet, reading);
}

// One that has some of the columns may be matched by hand: it is told which it has besides.
void tell_left_out(const CsvTable& table, const ColumnNames& names, CsvReport& report,
                   CsvSource& source) {
  report.on_sheet(table.sheet);
  std::vector<std::string> unknown;
  bool some = false;
  for (const std::string& field : table.header.fields) {
    const std::string written(base::trim(field));
    if (written.empty()) continue;
    const bool known = names.column_named(written).has_value();
    some = some || known;
    if (!known && !names.is_given(written)) unknown.push_back(written);
  }
  if (!some || unknown.empty()) {
    report.warn(table.header, "sheet-left-out",
                msg("this sheet does not name the columns of a history: it is left out"));
    return;
  }
  base::MessageList all;
  for (const std::string& one : unknown) {
    all.push_back(msg("“{}”", one));
    if (std::ranges::find(source.unmatched, one) == source.unmatched.end()) {
      source.unmatched.push_back(one);
    }
  }
  report.warn(table.header, "sheet-left-out",
              msg("this sheet does not name the columns of a history: it is left out; of its "
                  "columns, these are not known: {}",
                  std::move(all)));
}

}  // namespace

void unguard(CsvTable& table) {
  for (CsvRecord& record : table.records) {
    for (std::string& field : record.fields) {
      if (field.find('\'') != std::string::npos) field = unguarded(field);
    }
  }
}

bool take_exchange(const CsvTable& table, CsvReport& report, CsvSource& source) {
  const auto kind = exchange_table_of(table.header);
  if (!kind) return false;
  report.on_sheet(table.sheet);
  source.tables.insert(*kind);
  source.bad += read_exchange(*kind, table, report, source.exchange);
  return true;
}

bool names_a_table(const CsvRecord& record, const ColumnNames& names) {
  return names.is_header(record) || exchange_table_of(record).has_value();
}

bool find_named_sheets(base::Book& book, const SheetReading& reading, CsvReport& report) {
  std::vector<std::string> names;
  for (base::BookSheet& sheet : book.sheets) {
    names.push_back(sheet.name);
    if (!is_named(sheet.name, reading)) continue;
    sheet.hidden = false;
    if (!sheet.rows.empty()) continue;
    report.on_sheet(sheet.name);
    report.warn({}, "sheet-left-out", msg("this sheet is empty: it is left out"));
  }
  report.on_sheet("");
  const int errors = report.errors();
  for (const std::string& name : reading.sheets) {
    const bool is_there = std::ranges::any_of(
        names, [&](const std::string& sheet) { return base::fold(name) == base::fold(sheet); });
    if (is_there) continue;
    report.error({}, "unknown-sheet", msg("there is no sheet “{}”", name),
                 base::suggestion(name, names));
  }
  return report.errors() == errors;
}

bool has_columns(const base::BookSheet& sheet, const ColumnNames& names) {
  constexpr std::size_t most = 20;
  const auto first = sheet.rows.begin();
  const auto last = first + static_cast<std::ptrdiff_t>(std::min(most, sheet.rows.size()));
  return std::any_of(first, last, [&](const base::BookRow& row) {
    CsvRecord record;
    record.fields = row.cells;
    return names.is_header(record);
  });
}

std::vector<CsvTable> sheets_to_read(std::vector<CsvTable> tables, const SheetReading& reading,
                                     const ColumnNames& names, CsvReport& report,
                                     CsvSource& source) {
  std::vector<CsvTable> wanted;
  std::vector<CsvTable> others;
  for (CsvTable& table : tables) {
    unguard(table);
    if (!is_wanted(table, reading)) {
      source.whole = source.whole && !names.is_header(table.header);
      continue;
    }
    if (take_exchange(table, report, source)) continue;
    (names.is_header(table.header) ? wanted : others).push_back(std::move(table));
  }
  if (wanted.empty() && !others.empty()) {
    // The one whose header is nearest to one.
    const auto known = [&](const CsvTable& table) {
      return std::ranges::count_if(table.header.fields, [&](const std::string& field) {
        return names.column_named(field).has_value();
      });
    };
    const auto best = std::ranges::max_element(others, {}, known);
    wanted.push_back(std::move(*best));
    others.erase(best);
  }
  for (const CsvTable& table : others) tell_left_out(table, names, report, source);
  return wanted;
}

}  // namespace gouvernail::governance
