// SPDX-License-Identifier: MPL-2.0
// History as CSV, header required:
//   uid,body,start,end,status,convened_on,present,minutes_on,note
// Columns in any order and case; `documents_on`, `cancelled_on`, `urgent` and `site` are accepted
// too. UTF-8 or Windows-1252, comma or semicolon (told from the header), LF or CRLF, fields quoted
// as RFC 4180 has it (a quoted field may hold line ends). Days are ISO or dd/mm/yyyy; `start` and
// `end` may carry a time ("2026-10-13T14:00", "13/10/2026 14:00"); an `end` that is only a time
// ("16:00", "16h00") is on the day of the start. `present` lists roles separated by "|", each
// optionally "role*n"; empty means that attendance was not recorded, "-" that nobody came.
// `second_of` marks a second convocation: the uid, or the day, of the session of the same body that
// missed its quorum. `awaited` is the day, the hour and after "/" the place at which those who were
// convened still await a session that was moved or cancelled.
// An empty `uid` is given one made from body and start, the same on each reading, however the
// start is written and whatever lines are appended.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/presence_text.h"

namespace gouvernail::governance {

// What a reading says besides of the file.
struct CsvSource {
  std::vector<std::string> columns;  // that it has
  std::vector<int> lines;            // on which each meeting stands, in their order
};

// Whom a name in `present` means that is no role, at that session; none: nobody.
using SitterOf =
    std::function<std::optional<Sitter>(const Meeting& session, const std::string& name)>;

// All or nothing: no history when a line is wrong; every wrong line is reported, with its
// number, the cause and the remedy. `file` names the text in diagnostics. Bodies and roles are
// checked against `convention`. A uid that stands twice, an end before its start, a day that
// does not exist, a session without a day, and whatever else cannot be of a session
// (transitions.h, contradictions) are errors. A header alone is an empty history. Without `find`
// a person is named beside the role alone (presence_text.h).
std::optional<History> read_history_csv(const std::string& file, std::string_view bytes,
                                        const Convention& convention,
                                        base::Diagnostics& diagnostics, CsvSource* source = nullptr,
                                        const SitterOf& find = {});

// What a file without a column does not say of a session stays as it is recorded. `columns`: those
// that the file has.
Meeting keep_untold(const Meeting& recorded, Meeting read, const std::vector<std::string>& columns);

// UTF-8, commas, CRLF, ISO days, header first; reading it again gives the same meetings.
std::string write_history_csv(const History& history);

}  // namespace gouvernail::governance
