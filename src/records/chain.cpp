// SPDX-License-Identifier: MPL-2.0
#include "records/chain.h"

#include <utility>

namespace gouvernail::records {
namespace {

using base::msg;

// What is wrong with an entry and its fact, or an empty message.
base::Message fault_of(const JournalRow& row, std::int64_t expected, const std::string& previous) {
  if (!row.entry) return msg("entry {} of the journal was altered", row.sequence);
  const JournalEntry& entry = *row.entry;
  if (entry.sequence != expected) return msg("entry {} of the journal is missing", expected);
  if (entry.previous != previous) {
    return msg("entry {} does not follow on from the one before it", entry.sequence);
  }
  if (hash_of(entry) != entry.hash) {
    return msg("entry {} of the journal was altered", entry.sequence);
  }
  if (!row.fact) return msg("the fact of entry {} is missing", entry.sequence);
  if (digest_of(*row.fact) != entry.fact_sha256) {
    return msg("the fact of entry {} was altered", entry.sequence);
  }
  return {};
}

}  // namespace

ChainCheck::ChainCheck() { found_.head = JournalEnd{}.hash; }

void ChainCheck::take(const JournalRow& row) {
  if (found_.first_break) return;
  base::Message fault = fault_of(row, found_.entries + 1, found_.head);
  if (!fault.empty()) {
    found_.first_break = Break{row.sequence, std::move(fault)};
    return;
  }
  ++found_.entries;
  found_.head = row.entry->hash;
}

Verification verify(Ledger& ledger) {
  ChainCheck chain;
  ledger.entries_with_facts([&](const JournalRow& row) { chain.take(row); });
  Verification found = chain.found();
  if (!found.first_break) {
    if (const auto id = ledger.fact_without_entry()) {
      found.first_break = Break{*id, msg("fact {} is not in the journal", *id)};
    }
  }
  if (!found.first_break) found.first_break = ledger.damage();
  return found;
}

}  // namespace gouvernail::records
