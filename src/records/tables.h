// SPDX-License-Identifier: MPL-2.0
// What a store has to bring: rows, within one transaction, and no meaning. What a change does to
// them (recorder.h) and what is read from them (reading.h, chain.h) is the same for every store.
//
// Persons stand in them as numbers, addresses in lower case, instants to the second. A table
// throws whatever its store throws; the workspace makes a StoreError of it.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "governance/people.h"
#include "records/answers.h"
#include "records/fact.h"
#include "records/journal.h"
#include "records/outbox.h"
#include "records/published.h"

namespace gouvernail::records {

// Facts, and the entries of the journal that stand for them.
class Ledger {
 public:
  virtual ~Ledger() = default;

  virtual JournalEnd end() = 0;
  // What is appended from number `first` on, until another begins, is recorded together.
  virtual void begin(std::int64_t first) = 0;
  // The numbers with which one began, in order.
  virtual std::vector<std::int64_t> transactions() = 0;
  // `entry` stands for `fact`; both bear the number after the end.
  virtual void append(const Fact& fact, const JournalEntry& entry) = 0;

  // The last fact of the subject, be it a withdrawal.
  virtual std::optional<Fact> last(const std::string& kind, const std::string& subject) = 0;

  // Facts in the order of their numbers: those of a kind with recorded_at < `before`, those of
  // one subject, those whose subject is `prefix` and a day ("2026-01-01").
  using EachFact = std::function<void(const Fact&)>;
  virtual void facts(const std::string& kind, const std::string& before, const EachFact& each) = 0;
  virtual void facts_of(const std::string& kind, const std::string& subject,
                        const EachFact& each) = 0;
  virtual void facts_by_day(const std::string& kind, const std::string& prefix,
                            const EachFact& each) = 0;
  // The content of the last fact of each subject of a kind, among those with recorded_at <
  // `before`, in the order in which the subjects came first. Most of what is read is read so.
  using EachContent = std::function<void(const std::string& content)>;
  virtual void latest(const std::string& kind, const std::string& before,
                      const EachContent& each) = 0;

  // The journal in order; with the facts of the same numbers, or without.
  using EachRow = std::function<void(const JournalRow&)>;
  virtual void entries(const EachRow& each) = 0;
  virtual void entries_with_facts(const EachRow& each) = 0;
  // Number of the first fact that no entry stands for.
  virtual std::optional<std::int64_t> fact_without_entry() = 0;
  // What is wrong with what all of it is kept in: a structure that was altered, bytes that rotted.
  virtual std::optional<Break> damage() = 0;
  // What binds all that is recorded, of which the journal is a part: 64 hexadecimal digits.
  virtual std::string head() = 0;
  // How many entries there were when that, given by its first digits too, was the head, or the hash
  // of the last entry; none: it never was.
  virtual std::optional<std::int64_t> entries_under(const std::string& head) = 0;
};

// In lower case.
struct ErasedAddresses {
  std::vector<std::string> own;     // besides the present one and those that their mails went to
  std::vector<std::string> shared;  // somebody else reads them too: what is kept by them stays
};

// Persons by key. Numbers rise by one, and that of an erased person is never given again.
class PersonTable {
 public:
  virtual ~PersonTable() = default;

  virtual std::optional<std::int64_t> find(const std::string& key) = 0;
  // Among `people` from now on.
  virtual std::int64_t add(const governance::Person& person) = 0;
  // Not among them: only named, by a seat, by an answer, or as an author.
  virtual std::int64_t add_named(const std::string& key) = 0;
  // Among `people` from now on, as `person`. False when so it stood already.
  virtual bool update(std::int64_t number, const governance::Person& person) = 0;
  // The lowest number whose address this is.
  virtual std::optional<std::int64_t> find_address(const std::string& address) = 0;

  // Takes the person away, with what only they were told or said: their mails, their comments,
  // the recipients that they were, and what waits for a decision on their account. Their addresses
  // are the present one, those that their mails went to, and the ones given.
  virtual void erase(std::int64_t number, const ErasedAddresses& addresses) = 0;

  virtual governance::People people() = 0;  // by key
  virtual std::unordered_map<std::int64_t, std::string> keys() = 0;
};

// To whom an invitation, a fact, went.
struct Recipient {
  std::string address;
  std::optional<std::int64_t> person;  // whose address it was then
};
class RecipientTable {
 public:
  virtual ~RecipientTable() = default;

  virtual void add(std::int64_t fact, const std::vector<Recipient>& recipients) = 0;
  virtual std::vector<std::string> of(std::int64_t fact) = 0;  // sorted
};

// A mail's way: what `set` writes.
struct MailProgress {
  MailState state = MailState::pending;
  std::optional<int> attempts;  // as they were when none
  calendar::UtcTime changed_at;
  calendar::UtcTime due_at;
  int reply = 0;
};
class OutboxTable {
 public:
  virtual ~OutboxTable() = default;

  // Its number; none when a mail of the same kind, subject, revision, method and recipient stands
  // there. Due when it is queued.
  virtual std::optional<std::int64_t> add(const OutgoingMail& mail,
                                          std::optional<std::int64_t> person) = 0;
  // Those before number `id` of the same kind, subject and recipient that are still `pending`:
  // superseded when `mail` was queued, their bytes dropped.
  virtual void supersede(const OutgoingMail& mail, std::int64_t id) = 0;
  // That very mail, where it stands in that state, is no longer kept.
  virtual void forget(const OutgoingMail& mail, MailState state) = 0;
  // Mails of that kind on a session that are `pending`, to one recipient or (empty) to all:
  // superseded, as above. How many.
  virtual int drop(const std::string& kind, const std::string& meeting,
                   const std::string& recipient, calendar::UtcTime now) = 0;
  // The first after number `after` that is `pending` or `sending` and due, with its bytes.
  virtual std::optional<OutgoingMail> next_due(calendar::UtcTime now, std::int64_t after) = 0;
  // Bytes go unless it is_leaving.
  virtual void set(std::int64_t id, const MailProgress& progress) = 0;

  virtual std::vector<OutgoingMail> all() = 0;  // without their bytes, by number
};

// What a person wrote with an answer, a fact.
class CommentTable {
 public:
  virtual ~CommentTable() = default;

  virtual void add(std::int64_t fact, std::int64_t person, const std::string& comment) = 0;
  virtual std::unordered_map<std::int64_t, std::string> by_fact() = 0;
};

// Answers that only a person can judge.
class UndecidedTable {
 public:
  virtual ~UndecidedTable() = default;

  // `digest` is that of what came: false when it came before, whatever became of it.
  virtual bool add(const Undecided& undecided, const std::string& digest) = 0;
  virtual std::optional<Undecided> find_waiting(std::int64_t id) = 0;
  virtual void decide(std::int64_t id, Decision decision) = 0;

  virtual std::vector<Undecided> all() = 0;  // oldest first
};

class PublishedTable {
 public:
  virtual ~PublishedTable() = default;

  virtual std::vector<Published> of(const std::string& collection) = 0;  // by meeting
  virtual void put(const Published& published) = 0;
  virtual void drop(const std::string& collection, const std::string& meeting) = 0;
};

// All of one transaction.
struct Tables {
  Ledger& ledger;
  PersonTable& persons;
  RecipientTable& recipients;
  OutboxTable& outbox;
  CommentTable& comments;
  UndecidedTable& undecided;
  PublishedTable& published;
};

}  // namespace gouvernail::records
