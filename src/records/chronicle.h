// SPDX-License-Identifier: MPL-2.0
// The journal with what each entry changed: the facts before and after it, and what was recorded
// together with it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "records/journal.h"
#include "records/tables.h"

namespace gouvernail::records {

struct ChronicleRow {
  JournalEntry entry;
  Fact fact;
  std::int64_t transaction = 0;  // number of the first entry recorded together with it
  std::string before;  // content of the subject's fact before it; "null": none, or withdrawn
  std::optional<std::int64_t> undoes;  // number of the entry that it takes back
};

// In order, each in the place of its number less one. `damaged` when one cannot be read.
std::vector<ChronicleRow> read_chronicle(Ledger& ledger);

// The words of an entry that takes back another, and what they name.
inline constexpr const char* undone_action = "change-undone";
std::string undone_summary(const ChronicleRow& undone);
std::optional<std::int64_t> undone_entry(const JournalEntry& entry);
// The summary without the number in front.
std::string plain_summary(const JournalEntry& entry);

}  // namespace gouvernail::records
