// SPDX-License-Identifier: MPL-2.0
// The attendance sheet that goes round the table: who is expected, in which role, and a line to
// sign.
#pragma once

#include <string>
#include <vector>

#include "base/boxed.h"
#include "reports/language.h"

namespace gouvernail::governance {
struct Convention;
struct Meeting;
}  // namespace gouvernail::governance

namespace gouvernail::reports {

struct SigningLine {
  std::string role;    // id; empty for whoever comes in another's place
  std::string party;   // id; may be empty
  std::string name;    // of the person; empty: to be filled in by hand
  std::string excuse;  // what he answered, when he does not come; empty
};

struct SigningSheet {
  const governance::Convention* convention = nullptr;
  base::Boxed<governance::Meeting> session;
  std::string room;                // where the house says it; empty
  std::vector<SigningLine> lines;  // in the order of the body's roles
  int blank_lines = 4;             // for those whom nobody expected
};

// For print: thirty persons on one page of A4; where there are more, the head of the table on each.
std::string signing_sheet_html(const SigningSheet& sheet, const Language& language);

}  // namespace gouvernail::reports
