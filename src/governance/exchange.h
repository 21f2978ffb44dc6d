// SPDX-License-Identifier: MPL-2.0
// The whole record as tables, and back: what leaves one workspace and enters another, or another
// program. docs/formats.md says what each column holds; version 1. Meetings are a table of their
// own making (history_csv.h).
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/sheet.h"
#include "governance/answer.h"
#include "governance/csv_table.h"
#include "governance/history.h"
#include "governance/people.h"
#include "governance/undecided.h"

namespace gouvernail::governance {

inline constexpr int exchange_version = 1;

struct Exchange {
  History history;
  std::vector<Person> persons;
  std::vector<AnswerRecord> answers;
  std::vector<Undecided> undecided = {};  // that wait for somebody's decision
};

bool says_anything(const Exchange& exchange);

enum class ExchangeTable {
  meetings,
  attendance,
  seats,
  persons,
  waivers,
  answers,
  ticks,
  undecided
};
inline constexpr std::array<ExchangeTable, 8> exchange_tables = {
    ExchangeTable::meetings, ExchangeTable::attendance, ExchangeTable::seats,
    ExchangeTable::persons,  ExchangeTable::waivers,    ExchangeTable::answers,
    ExchangeTable::ticks,    ExchangeTable::undecided};

std::string_view name_of(ExchangeTable table);  // "meetings": of its sheet, its file, its rows
std::vector<std::string> columns_of(ExchangeTable table);
// Every cell a text as it reads back; days as ISO days.
base::Sheet sheet_of(ExchangeTable table, const Exchange& record);

// Whether the header is that of one of these tables, but for `meetings`; none: it is another's.
std::optional<ExchangeTable> exchange_table_of(const CsvRecord& header);
// The rows of one of them, added to `into`; what is wrong goes to `report`. Attendance says again
// what the meetings say, and is passed over.
void read_exchange(ExchangeTable kind, const CsvTable& table, CsvReport& report, Exchange& into);

// A cell that a spreadsheet would run stands behind an apostrophe, and so does one that would be
// taken for such a cell when it is read. So does, within a cell, what begins one for a program that
// takes other separators (comma, semicolon, tab), and what follows a line end: a French Excel sees
// no quotes in a line with commas.
std::string guarded(const std::string& text);
std::string unguarded(const std::string& text);
// The tables for a workbook, whose cells no program runs as they are: guarded alone is what would
// be taken for guarded when it is read, since a CSV that Excel saved as a workbook keeps its
// guards.
std::vector<base::Sheet> exchange_book(const Exchange& record);
// UTF-8 with commas, CRLF and guarded cells, quoted where they hold more than words and numbers.
std::string exchange_csv(const base::Sheet& sheet);

}  // namespace gouvernail::governance
