// SPDX-License-Identifier: MPL-2.0
// Lines without a uid whose day was corrected since the sheet was imported before: the session that
// they tell of is the one that was recorded then, not another one.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include "app/import_rows.h"

namespace gouvernail::app {

struct CorrectedDay {
  std::size_t row = 0;
  const governance::Meeting* recorded = nullptr;
};

// Of a file that repeats at least one session that a line without a uid brought: each new line
// without a uid, and the recorded session of its body, brought by such a line and no longer in the
// file, that lies within a fortnight; the nearest to each other, and none where two are as near.
// Another file, of other years, repeats none, and corrects nothing.
// `brought`: what an earlier import of the same file brought, where the file repeats a session that
// was recorded otherwise (find_same_sessions); such a one is corrected then, too.
std::vector<CorrectedDay> find_corrected_days(const std::vector<Row>& rows,
                                              const std::vector<governance::Meeting>& recorded,
                                              const std::set<std::string>& brought = {});

// Lines without a uid that are sessions recorded otherwise than from such a line (by hand, from a
// calendar): of the same body, on the same day, at the same hour as far as both tell one; no other
// line and no other session may be meant.
std::vector<CorrectedDay> find_same_sessions(const std::vector<Row>& rows,
                                             const std::vector<governance::Meeting>& recorded);

}  // namespace gouvernail::app
