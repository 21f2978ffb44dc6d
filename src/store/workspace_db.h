// SPDX-License-Identifier: MPL-2.0
// The workspace's database, gouvernail.db: one SQLite file that holds every fact recorded, the
// journal, the persons and the invitations sent.
//
// Facts are appended and never changed; the present state is the last fact of each subject.
// Each call is one transaction: a crash, a full disk or a kill leaves all of it or nothing. A
// commit is on the disk when the call returns (WAL, synchronous=FULL). Several processes may
// have the file open; one writes at a time, others wait for their turn.
//
// Every fault is a StoreError with its cause and remedy. The module has no clock: the time of a
// change is an argument. One object is for one thread.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "calendar/day.h"
#include "governance/history.h"
#include "governance/people.h"
#include "store/changes.h"
#include "store/errors.h"
#include "store/journal.h"

namespace gouvernail::store {

struct Options {
  std::chrono::milliseconds patience{5000};  // how long to wait for another process that writes
  std::optional<int> largest_pages;          // quota of the file, in pages of 4096 bytes
};

// What `record` did.
struct Recorded {
  std::int64_t revision = 0;  // of the workspace, after it
  int changed = 0;            // changes that said something new
  int unchanged = 0;          // changes that repeated what was recorded; they leave no trace
};

class Database {
 public:
  // Makes a new, empty workspace; never replaces one (`already_exists`).
  static Database create(const std::filesystem::path& file, const Options& options = {});
  // Opens a workspace, and brings one of an earlier version up to date. Refused: no file, a file
  // of another program, a workspace of a newer version of this one.
  static Database open(const std::filesystem::path& file, const Options& options = {});

  Database(Database&&) noexcept;
  Database& operator=(Database&&) noexcept;
  ~Database();

  // Number of changes recorded so far; 0 in a new workspace. Read it before what a decision
  // rests on, and give it to `record`.
  std::int64_t revision() const;

  // What is known now or, with `known_on`, what had been recorded by the end of that day in
  // Europe/Paris. In the order in which subjects were first recorded. An erased person shows as
  // "#" and a number.
  governance::History history(std::optional<calendar::Day> known_on = std::nullopt) const;

  // What had been recorded before the instant.
  governance::History history_at(calendar::UtcTime at) const;

  // Records all of `changes`, in order, or none. Throws `conflict` when the workspace is no more
  // at `expected_revision`, `bad_change` when one of them cannot be (see changes.h). `then` is
  // called before it is committed: where it throws, nothing is recorded.
  Recorded record(const Changes& changes, const Stamp& stamp, std::int64_t expected_revision,
                  const std::function<void()>& then = {});

  // Persons put and not erased, by key.
  governance::People people() const;
  // Erases name, address and key, and the addresses among the recipients of invitations; leaves
  // nothing of them in the file. `bad_change` when there is no such person.
  void erase_person(const std::string& key, const Stamp& stamp);

  // Documents attached to each meeting, in the order in which they came, by uid.
  std::map<std::string, std::vector<Evidence>> evidence(
      std::optional<calendar::Day> known_on = std::nullopt) const;

  // Revisions of a meeting's invitation, oldest first; the next one continues from the last.
  std::vector<InvitationRevision> invitations(const std::string& uid) const;

  // Every answer recorded, in that order; see counts_more for which of them stands.
  std::vector<AnswerRecord> answers() const;
  // Answers that wait for a decision, and those that were decided; oldest first.
  std::vector<Undecided> undecided() const;

  // Mails to send and sent, without their bytes, in the order in which they were queued.
  std::vector<OutgoingMail> outbox() const;
  // The first mail after number `after` that is due at `now`, with its bytes; it is `sending` from
  // then on.
  std::optional<OutgoingMail> take_mail(calendar::UtcTime now, std::int64_t after);
  // What became of a mail that was taken. `due_at` counts for `pending` alone.
  void settle_mail(std::int64_t id, MailState state, calendar::UtcTime now,
                   calendar::UtcTime due_at, int reply);

  // What stands in a CalDAV calendar as far as we know, by meeting.
  std::vector<Published> published(const std::string& collection) const;
  void put_published(const Published& published);
  void drop_published(const std::string& collection, const std::string& meeting);

  std::vector<JournalEntry> journal() const;
  // Recomputes every hash, compares journal and facts, and has SQLite check the file.
  Verification verify() const;

 private:
  class Impl;
  explicit Database(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace gouvernail::store
