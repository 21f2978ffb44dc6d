// SPDX-License-Identifier: MPL-2.0
// What the page and the tables of a term say in the same words. Private to the module.
#pragma once

#include <string>

#include "reports/term_report.h"

namespace gouvernail::reports {

// A person's name; in an anonymous report a number, by the rank in it.
std::string person_name(const TermReport& report, std::size_t rank, const Language& language);
std::string roles_name(const TermReport& report, const compliance::PersonLoad& load,
                       const Language& language);

// Who came to a session: by name and role, in an anonymous report by role alone; empty: no sheet.
std::string attendance_words(const TermReport& report, const governance::Meeting& meeting,
                             const Language& language);
// The same as a cell of a table, which an import reads back as far as roles go (presence_text.h).
std::string attendance_cell(const TermReport& report, const governance::Meeting& meeting,
                            const Language& language);
// An entry of the journal as it is shown outside of the house.
std::string entry_words(const JournalLine& line, const Language& language);

// Kept among those that count; none when nothing counts. What is excused or waits for a proof does
// not.
std::optional<double> share_kept(const compliance::YearRecord& year);
std::optional<double> share_present(const compliance::PartyAttendance& party);
// "83 %"; "–" without a share.
std::string percent(const std::optional<double>& share, const Language& language);

// "12 h 30", "35 min".
std::string duration(calendar::Minutes time, const Language& language);

}  // namespace gouvernail::reports
