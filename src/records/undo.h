// SPDX-License-Identifier: MPL-2.0
// What takes back an entry of the journal, with all that was recorded together with it: for each
// subject, the content that stood before.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "records/chronicle.h"
#include "records/tables.h"

namespace gouvernail::governance {
struct Meeting;
}

namespace gouvernail::records {

struct Restoration {
  const ChronicleRow* undone = nullptr;  // the last entry of the subject among those taken back
  std::string now;                       // content that stands
  std::string then;                      // content that is restored; "null": nothing stood
};

// In the order in which they are to be recorded; they point into `chronicle`. `bad_change` where
// there is no such entry, where it was undone already, where something that stands rests on it, and
// where it tells of what cannot be taken back: what left the house or came from outside, persons.
// Another day that somebody proposed and that was taken up is given up again: the proposal waits.
// Answers and persons of people.toml that came with something else, as in a file, stay behind: the
// rest is taken back.
std::vector<Restoration> restorations(const std::vector<ChronicleRow>& chronicle,
                                      std::int64_t entry, OutboxTable& outbox);

// A session that would be recorded; `before`: as it stands, null where it is not recorded.
struct RecordedOver {
  const governance::Meeting* before = nullptr;
  const governance::Meeting* after = nullptr;
};
// Whether what was mailed of one of them already would keep that from being taken back.
bool is_kept_by_mails(const std::vector<RecordedOver>& all, const std::vector<OutgoingMail>& mails);

// Whether it tells of an answer, or of a person of people.toml.
bool stays_behind(const JournalEntry& entry);

}  // namespace gouvernail::records
