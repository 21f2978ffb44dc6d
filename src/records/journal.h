// SPDX-License-Identifier: MPL-2.0
// The journal: one entry a change, each bound to the one before by its hash, so that nobody can
// alter, insert or take out an entry (but the last ones) without it showing.
//
// An entry holds no name and no address: ids, days, and the digest of the fact it stands for.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/message.h"
#include "calendar/local_time.h"
#include "records/fact.h"

namespace gouvernail::governance {
enum class Answer;
}

namespace gouvernail::records {

struct JournalEntry {
  std::int64_t sequence = 0;  // 1, 2, 3… without a gap; also the id of the fact
  calendar::UtcTime at;
  std::string action;       // "meeting-held", "seat-put", "person-erased"…
  std::string subject;      // uid of a meeting, role of a seat, id of a waiver, number of a person
  std::string summary;      // "copil 2026-10-13"
  std::string fact_sha256;  // of the fact: its day, author, subject and content
  std::string previous;     // hash of the entry before; 64 zeros for the first
  std::string hash;         // of all the above

  friend bool operator==(const JournalEntry&, const JournalEntry&) = default;
};

// Where the next entry goes: after this number, and bound to this hash.
struct JournalEnd {
  std::int64_t sequence = 0;
  std::string hash = std::string(64, '0');  // `previous` of the first entry
};

// An entry as it was found; none when its time is no time. With its fact, where that was asked for.
struct JournalRow {
  std::int64_t sequence = 0;
  std::optional<JournalEntry> entry;
  std::optional<Fact> fact;
};

// What the entry's hash must be.
std::string hash_of(const JournalEntry& entry);

// The entry as a sentence: "session recorded as held: copil 2026-10-13".
base::Message describe(const JournalEntry& entry);

// "yes", "represented".
base::Message word_for(governance::Answer answer);

// The first thing that does not hold together.
struct Break {
  std::int64_t sequence = 0;  // of the entry or fact; 0: the record as a whole
  base::Message what;
};

// As a sentence: "The journal was altered at entry 7: …".
base::Message describe(const Break& found);

struct Verification {
  std::int64_t entries = 0;  // that were found sound, from the first on
  // Hash of the last sound entry. A copy kept elsewhere shows whether the end was cut off.
  std::string head;
  std::optional<Break> first_break;

  bool sound() const { return !first_break; }
};

}  // namespace gouvernail::records
