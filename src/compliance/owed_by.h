// SPDX-License-Identifier: MPL-2.0
// Who owes what an obligation asks for: parties that signed, and nobody else. A rule may say it
// (`owed_by`); where it does not, it follows from what is asked:
//   who must come        the parties of the roles that are asked for; once judged, of those missing
//   a role to be filled  the party of the role
//   what must be sent    the party of whoever convenes the body
//   all else             all parties together: one of them convenes, but all owe the session
// A party owes nothing before the day from which it is bound.
#pragma once

#include <string>
#include <vector>

#include "calendar/day.h"

namespace gouvernail::rules {
struct Obligation;
struct Rules;
}  // namespace gouvernail::rules

namespace gouvernail::compliance {

class Sessions;
struct Duty;

// Ids of those bound on `day`, in the order of the convention.
std::vector<std::string> owed_by(const rules::Obligation& obligation, const rules::Rules& rules,
                                 calendar::Day day);

// On the last day of the duty's window; where the rule leaves it to a mark of the session that
// brings the duty ("#caf"), the parties marked there, and all where none is.
std::vector<std::string> owed_by(const Duty& duty, const rules::Rules& rules,
                                 const Sessions& sessions);

}  // namespace gouvernail::compliance
