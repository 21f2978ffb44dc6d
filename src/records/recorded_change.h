// SPDX-License-Identifier: MPL-2.0
// An entry of the journal as values: who, what stood before it, what stands after it. Whoever looks
// into a state includes the header of what it holds.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <type_traits>
#include <variant>

#include "base/boxed.h"
#include "records/changes.h"
#include "records/journal.h"

namespace gouvernail::records {

// Of one subject. Nothing: it was not there, or was withdrawn; or the entry tells of no state
// (invitations, persons). Of an answer: the one of that person to that session that counted, and
// the one that came.
using State = std::variant<std::monostate, base::Boxed<governance::Meeting>,
                           base::Boxed<governance::Seat>, base::Boxed<governance::Waiver>,
                           base::Boxed<governance::Tick>, Evidence, AnswerRecord>;

// Null where it holds something else, or nothing.
template <class Value>
const Value* value_in(const State& state) {
  if constexpr (std::is_same_v<Value, Evidence> || std::is_same_v<Value, AnswerRecord>) {
    return std::get_if<Value>(&state);
  } else {
    const auto* boxed = std::get_if<base::Boxed<Value>>(&state);
    return boxed ? &**boxed : nullptr;
  }
}

struct RecordedChange {
  JournalEntry entry;
  // The same with keys in the place of the numbers of persons: for the house, no digest is of it.
  JournalEntry named;
  // Number of the first entry that was recorded together with it: they are undone together.
  std::int64_t transaction = 0;
  std::string author;                  // key; "#7" of somebody who was erased; empty: not told
  std::optional<std::int64_t> undoes;  // number of the entry that it takes back
  State before;
  State after;
  std::string because;  // why it was corrected; may be empty
};

// What an Undo would record of one subject.
struct Restored {
  JournalEntry undone;
  State now;   // before it is recorded
  State then;  // after it
};

}  // namespace gouvernail::records
