// SPDX-License-Identifier: MPL-2.0
// The record as values, read from a store's tables.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "records/changes.h"
#include "records/recorded_change.h"
#include "records/tables.h"

namespace gouvernail::governance {
struct History;
struct Seat;
}  // namespace gouvernail::governance

namespace gouvernail::records {

// `limit`: of recorded_before, or an instant.
governance::History read_history(const Tables& tables, const std::string& limit);
std::vector<governance::Seat> read_seats(const Tables& tables, const std::string& limit);
std::vector<governance::Seat> read_seats_ever(const Tables& tables);
std::map<std::string, std::vector<Evidence>> read_evidence(const Tables& tables,
                                                           const std::string& limit);

// In the order in which they were recorded.
std::vector<InvitationRevision> read_invitations(const Tables& tables, const std::string& uid);
std::vector<AnswerRecord> read_answers(const Tables& tables);
// `damaged` when an entry's time is no time.
std::vector<JournalEntry> read_journal(Ledger& ledger);
std::vector<RecordedChange> read_changes(const Tables& tables);
// `bad_change` where that entry cannot be undone.
std::vector<Restored> read_undo(const Tables& tables, std::int64_t entry);

}  // namespace gouvernail::records
