// SPDX-License-Identifier: MPL-2.0
// The record of a workspace: every fact recorded, the journal, the persons, the mails and the
// answers. An interface, so that whoever reads and records does not know where it is kept: a store
// implements it (store_sqlite/), most easily by its tables alone (table_workspace.h).
//
// Facts are appended and never changed; the present state is the last fact of each subject.
// Each call is one transaction: whatever interrupts it leaves all of it or nothing, and what was
// recorded is safe when the call returns. Several processes may work on the record; one writes at a
// time, others wait for their turn.
//
// Every fault is a StoreError with its cause and remedy. The record has no clock: the time of a
// change is an argument. One object is for one thread.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "calendar/day.h"
#include "records/changes.h"
#include "records/journal.h"
#include "records/outbox.h"
#include "records/published.h"

namespace gouvernail::governance {
struct History;
struct People;
struct Seat;
}  // namespace gouvernail::governance

namespace gouvernail::records {

struct RecordedChange;
struct Restored;

// What `record` did.
struct Recorded {
  std::int64_t revision = 0;  // of the workspace, after it
  int changed = 0;            // changes that said something new
  int unchanged = 0;          // changes that repeated what was recorded; they leave no trace
};

class Workspace : public Outbox, public Publications {
 public:
  ~Workspace() override = default;
  Workspace(const Workspace&) = delete;
  Workspace& operator=(const Workspace&) = delete;

  // This user, or the disk, lets nothing be recorded.
  virtual bool is_read_only() const { return false; }
  // What was recorded last may be missing: a part of what it is kept in was left behind.
  virtual bool has_lost_log() const { return false; }

  // Number of changes recorded so far; 0 in a new workspace. Read it before what a decision
  // rests on, and give it to `record`.
  virtual std::int64_t revision() const = 0;

  // What is known now or, with `known_on`, what had been recorded by the end of that day in
  // Europe/Paris. In the order in which subjects were first recorded. An erased person shows as
  // "#" and a number.
  virtual governance::History history(std::optional<calendar::Day> known_on) const = 0;
  governance::History history() const;

  // What had been recorded before the instant.
  virtual governance::History history_at(calendar::UtcTime at) const = 0;

  // The seats of `history()`, and every seat that was ever recorded, whatever became of it: without
  // reading the sessions.
  virtual std::vector<governance::Seat> seats() const = 0;
  virtual std::vector<governance::Seat> seats_ever() const = 0;

  // Records all of `changes`, in order, or none. Throws `conflict` when the workspace is no more
  // at `expected_revision`, `bad_change` when one of them cannot be (see changes.h). `then` is
  // called before it is committed: where it throws, nothing is recorded.
  virtual Recorded record(const Changes& changes, const Stamp& stamp,
                          std::int64_t expected_revision, const std::function<void()>& then) = 0;
  Recorded record(const Changes& changes, const Stamp& stamp, std::int64_t expected_revision) {
    return record(changes, stamp, expected_revision, {});
  }

  // Persons put and not erased, by key.
  virtual governance::People people() const = 0;
  // Erases name, address and key, and the addresses among the recipients of invitations; leaves
  // nothing of them behind. `bad_change` when there is no such person.
  virtual void erase_person(const std::string& key, const Stamp& stamp) = 0;

  // Documents attached to each meeting, in the order in which they came, by uid.
  using EvidenceOf = std::map<std::string, std::vector<Evidence>>;
  virtual EvidenceOf evidence(std::optional<calendar::Day> known_on) const = 0;
  EvidenceOf evidence() const { return evidence(std::optional<calendar::Day>{}); }

  // Revisions of a meeting's invitation, oldest first; the next one continues from the last.
  virtual std::vector<InvitationRevision> invitations(const std::string& uid) const = 0;

  // Every answer recorded, in that order; see counts_more for which of them stands.
  virtual std::vector<AnswerRecord> answers() const = 0;
  // Answers that wait for a decision, and those that were decided; oldest first.
  virtual std::vector<Undecided> undecided() const = 0;

  virtual std::vector<JournalEntry> journal() const = 0;
  // The same, with what each entry changed (recorded_change.h).
  virtual std::vector<RecordedChange> changes() const = 0;
  // What `Undo{entry}` would record, in that order; `bad_change` where it would be refused.
  virtual std::vector<Restored> undo_of(std::int64_t entry) const = 0;
  // Recomputes every hash, compares journal and facts, and checks what they are kept in.
  virtual Verification verify() const = 0;
  // What binds all that is recorded: 64 hexadecimal digits, others after each change. Kept out of
  // the house, it shows later whether the record still holds what it held then.
  virtual std::string head() const = 0;
  // How many entries the journal had when that was the head (its first 12 digits will do), or the
  // hash of its last entry; none: it never was, and this is another record, or an altered one.
  virtual std::optional<std::int64_t> entries_under(const std::string& head) const = 0;

 protected:
  Workspace() = default;
  // Moved by the store that implements it alone: a moved half would keep the other's rows.
  Workspace(Workspace&&) = default;
  Workspace& operator=(Workspace&&) = default;
};

}  // namespace gouvernail::records
