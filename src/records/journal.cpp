// SPDX-License-Identifier: MPL-2.0
#include "records/journal.h"

#include "base/sha256.h"
#include "records/chronicle.h"
#include "records/fact.h"

namespace gouvernail::records {

using base::msg;

std::string hash_of(const JournalEntry& entry) {
  return base::sha256_hex(
      netstrings({std::to_string(entry.sequence), calendar::to_ical_utc(entry.at), entry.action,
                  entry.subject, entry.summary, entry.fact_sha256, entry.previous}));
}

base::Message describe(const JournalEntry& entry) {
  const std::string& action = entry.action;
  const std::string& summary = entry.summary;
  if (action == "meeting-proposed") return msg("session recorded as proposed: {}", summary);
  if (action == "meeting-postponed") return msg("session postponed: {}", summary);
  if (action == "meeting-convened") return msg("session recorded as convened: {}", summary);
  if (action == "meeting-held") return msg("session recorded as held: {}", summary);
  if (action == "meeting-cancelled") return msg("session recorded as cancelled: {}", summary);
  if (action == "meeting-corrected") return msg("session corrected: {}", summary);
  if (action == "meeting-withdrawn") return msg("session withdrawn: {}", summary);
  if (action == "seat-put") return msg("seat recorded: {}", summary);
  if (action == "seat-ended") return msg("seat ended: {}", summary);
  if (action == "seat-withdrawn") return msg("seat withdrawn: {}", summary);
  if (action == "item-ticked") return msg("checklist item done: {}", summary);
  if (action == "item-unticked") return msg("checklist item no longer done: {}", summary);
  if (action == "waiver-put") return msg("waiver recorded: {}", summary);
  if (action == "waiver-withdrawn") return msg("waiver withdrawn: {}", summary);
  if (action == "person-put") return msg("person {} recorded", entry.subject);
  if (action == "person-erased") return msg("person {} erased", entry.subject);
  if (action == "evidence-attached") return msg("document attached: {}", summary);
  if (action == "evidence-detached") return msg("document detached: {}", summary);
  if (action == "invitation-recorded") return msg("invitation recorded: {}", summary);
  if (action == "answer-recorded") return msg("answer recorded: {}", summary);
  if (action == "answer-accepted") return msg("answer accepted by decision: {}", summary);
  if (action == "answer-refused") return msg("answer refused by decision: {}", summary);
  if (const auto undone = undone_entry(entry)) {
    return msg("change {0} undone: {1}", *undone, plain_summary(entry));
  }
  return msg("{0}: {1}", action, summary);
}

base::Message describe(const Break& found) {
  return msg("The journal was altered at entry {0}: {1}", found.sequence,
             base::MessageList{found.what});
}

}  // namespace gouvernail::records
