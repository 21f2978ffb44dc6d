// SPDX-License-Identifier: MPL-2.0
// History as CSV, with a header that names at least the body and the day (history_columns.h has the
// names), below whatever title stands above it. Text as base/file_text.h has it, comma, semicolon
// or tab, LF or CRLF, fields quoted as RFC 4180 has it (a quoted field may hold line ends); what is
// empty at the end of lines is left out; a line that is no session (no_session.h) is passed over,
// and told. Days and hours as calendar/typed.h has them, the day or the month first
// (day_order.h), or as the number that a spreadsheet makes of them; `start` and `end` may carry an
// hour, which may also stand in a column of its own, with the one at which it ends; an `end` that
// is only an hour is on the day of the start.
// Without a column of the status, what lies before today was held and the rest is proposed; where
// there is one, an empty cell says nothing of what is recorded, and of a new session that it is
// proposed. A line without a uid that repeats another one, cell by cell, is that one.
// `present` lists roles separated by "|", each optionally "role*n"; empty means that attendance was
// not recorded, "-" that nobody came where the column is called `present`, as we write it; in
// sheets of other people a dash alone in a cell is a blank. `second_of` marks a second convocation:
// the uid, or the day, of the session of the same body that missed its quorum. `awaited` is the
// day, the hour and after
// "/" the place at which those who were convened still await a session that was moved or cancelled.
// An empty `uid` is given one made from body and start, the same on each reading, however the
// start is written and whatever lines are appended.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/book.h"
#include "base/diagnostic.h"
#include "governance/convention.h"
#include "governance/exchange.h"
#include "governance/history.h"
#include "governance/presence_text.h"
#include "governance/unclear_day.h"

namespace gouvernail::governance {

// What somebody said of the columns of a file: as its header calls each, and the column of a
// history that it is; empty: it is to be left out.
using ColumnsGiven = std::map<std::string, std::string>;
// All that a column can be said to be.
std::vector<std::string> columns_to_choose();

// Where a meeting was read, and what of it.
struct CsvLine {
  int line = 0;
  std::string sheet = {};  // of a workbook
  std::string shown = {};  // as a person sees it
  // Columns in which it says something; one for all lines that are alike.
  std::shared_ptr<const std::set<std::string>> told = {};
  // What it calls its body, where that is nearly the name of the one that it was taken for.
  std::string nearly = {};
  // Days of it of which nobody knows whether the day or the month comes first.
  std::vector<UnclearDay> unclear = {};
  // What stands in one of its cells and says that the session did not take place, while it is read
  // as one that did, or will (status_words.h).
  std::string denied = {};
};

// What a reading says besides of the file.
struct CsvSource {
  std::vector<std::string> columns = {};    // that it has
  std::vector<CsvLine> lines = {};          // of each meeting, in their order
  std::vector<std::string> unmatched = {};  // columns of which nobody said what they are
  std::vector<std::string> shapes = {};     // of its headers, of a workbook one a sheet
  // What is called by no body's name, once each, as it is written: of events the first ones.
  std::vector<std::string> unknown_bodies = {};
  int bad = 0;             // lines with errors
  Exchange exchange = {};  // of an export: what is no meeting
  bool whole = true;       // false: a sheet that has the columns was not read
};

// Whom a name in `present` means that is no role, at that session; none: nobody.
using SitterOf =
    std::function<std::optional<Sitter>(const Meeting& session, const std::string& name)>;

// How a file is read.
struct SheetReading {
  SitterOf find = {};
  // None, and a file without a column of the status is refused.
  std::optional<calendar::Day> today = {};
  ColumnsGiven columns = {};
  std::map<std::string, ColumnsGiven> columns_by_shape = {};  // said of other files that look alike
  // Bodies that somebody said are meant, by what they are called.
  std::map<std::string, std::string> bodies = {};
  // The body whose name is nearest is taken, and told (CsvLine::nearly): somebody confirms it.
  bool near_bodies = false;
  // Somebody is asked: a day that could be meant in two ways, and a session that its line denies,
  // are taken, and told (CsvLine::unclear, denied); else they are errors.
  bool asks = false;
  // Bodies that the title of an event fits; of a calendar that was saved as a table. Titles that
  // fit none are left out, and that is said.
  std::function<std::vector<std::string>(const std::string& title)> bodies_of_title = {};
  // Sheets of a workbook by name; none: all that have the columns.
  std::vector<std::string> sheets = {};
  // Lines with errors are left out; else one of them and there is no history.
  bool without_bad = false;
};

// The same of a workbook, each of its sheets that has the columns. It names the others.
std::optional<History> read_history_book(const std::string& file, base::Book book,
                                         const Convention& convention,
                                         base::Diagnostics& diagnostics, CsvSource& source,
                                         const SheetReading& reading);
std::optional<History> read_history_sheet(const std::string& file, std::string_view bytes,
                                          const Convention& convention,
                                          base::Diagnostics& diagnostics, CsvSource& source,
                                          const SheetReading& reading);

// All or nothing: no history when a line is wrong; every wrong line is reported, with its
// number, the cause and the remedy. `today`: none, and a file without a column of the status is
// refused. `file` names the text in diagnostics. Bodies and roles are
// checked against `convention`. A uid that stands twice, an end before its start, a day that
// does not exist, a session without a day, and whatever else cannot be of a session
// (transitions.h, contradictions) are errors. A header alone is an empty history. Without `find`
// a person is named beside the role alone (presence_text.h).
std::optional<History> read_history_csv(const std::string& file, std::string_view bytes,
                                        const Convention& convention,
                                        base::Diagnostics& diagnostics, CsvSource* source = nullptr,
                                        const SitterOf& find = {},
                                        std::optional<calendar::Day> today = {});

// Whether the uid was made for a line that gave none.
bool is_made_uid(const std::string& uid);

// A meeting under the columns that are written (history_columns.h).
std::vector<std::string> written_row(const Meeting& meeting);
// UTF-8, commas, CRLF, ISO days, header first, cells guarded (exchange.h); reading it again gives
// the same meetings.
std::string write_history_csv(const History& history);

}  // namespace gouvernail::governance
