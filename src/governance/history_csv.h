// SPDX-License-Identifier: MPL-2.0
// History as CSV, with a header that names at least the body and the day (history_columns.h has the
// names), below whatever title stands above it. UTF-8 or Windows-1252, comma, semicolon or tab, LF
// or CRLF, fields quoted as RFC 4180 has it (a quoted field may hold line ends); what is empty at
// the end of lines, and a line of totals, is left out. Days and hours as calendar/typed.h has them,
// or as the number that a spreadsheet makes of them; `start` and `end` may carry an hour, which may
// also stand in a column of its own; an `end` that is only an hour is on the day of the start.
// Without a column of the status, what lies before today was held and the rest is proposed.
// `present` lists roles separated by "|", each optionally "role*n"; empty means that attendance was
// not recorded, "-" that nobody came. `second_of` marks a second convocation: the uid, or the day,
// of the session of the same body that missed its quorum. `awaited` is the day, the hour and after
// "/" the place at which those who were convened still await a session that was moved or cancelled.
// An empty `uid` is given one made from body and start, the same on each reading, however the
// start is written and whatever lines are appended.
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/presence_text.h"

namespace gouvernail::governance {

// What a reading says besides of the file.
struct CsvSource {
  std::vector<std::string> columns;         // that it has
  std::vector<int> lines;                   // on which each meeting stands, in their order
  std::vector<std::set<std::string>> told;  // columns in which its line says something
};

// Whom a name in `present` means that is no role, at that session; none: nobody.
using SitterOf =
    std::function<std::optional<Sitter>(const Meeting& session, const std::string& name)>;

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

// What a line does not say of a session stays as it is recorded: an empty cell erases nothing.
// `told`: the columns in which it says something.
Meeting keep_untold(const Meeting& recorded, Meeting read, const std::set<std::string>& told);

// UTF-8, commas, CRLF, ISO days, header first; reading it again gives the same meetings.
std::string write_history_csv(const History& history);

}  // namespace gouvernail::governance
