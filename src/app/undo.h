// SPDX-License-Identifier: MPL-2.0
// A way back: what was recorded is put back as it stood before, by one more fact each. The journal
// keeps both.
#pragma once

#include <cstdint>
#include <vector>

#include "app/workspace/opened.h"
#include "base/message.h"
#include "records/recorded_change.h"

namespace gouvernail::app {

struct UndoChange {
  std::int64_t entry = 0;  // number of the journal; what was recorded together with it goes too
  bool dry_run = false;    // shows what would be put back, and records nothing
};

struct Undone {
  std::vector<records::Restored> restored;
  // What came together with it and stays (answers, persons of people.toml). Once it is recorded,
  // also of joint sessions what the records of the other conventions still say; second convocations
  // that lost their first, and held sessions that counted a seat which is gone.
  std::vector<base::Message> behind;
};

// An undo can be undone. What cannot be taken back (records/undo.h), and what would give somebody
// the same seat twice, is a Failure.
Undone undo_change(Opened& opened, const UndoChange& request);

// Whether it would be done.
bool can_undo(const Opened& opened, std::int64_t entry);

// The same of several workspaces, an entry of each: all of them, or none. What is to be told of it
// besides (Undone::behind).
std::vector<base::Message> undo_together(const std::vector<Opened*>& all,
                                         const std::vector<std::int64_t>& entries);

}  // namespace gouvernail::app
