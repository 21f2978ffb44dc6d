// SPDX-License-Identifier: MPL-2.0
// The tables of records/tables.h over MemoryRows. Internal to memory_workspace.cpp.
#pragma once

#include "support/memory_rows.h"

namespace gouvernail::test {

class MemoryLedger final : public records::Ledger {
 public:
  explicit MemoryLedger(MemoryRows& rows) : rows_(rows) {}

  records::JournalEnd end() override;
  void begin(std::int64_t first) override { rows_.transactions.push_back(first); }
  std::vector<std::int64_t> transactions() override { return rows_.transactions; }
  void append(const records::Fact& fact, const records::JournalEntry& entry) override;
  std::optional<records::Fact> last(const std::string& kind, const std::string& subject) override;
  void facts(const std::string& kind, const std::string& before, const EachFact& each) override;
  void facts_of(const std::string& kind, const std::string& subject, const EachFact& each) override;
  void facts_by_day(const std::string& kind, const std::string& prefix,
                    const EachFact& each) override;
  void latest(const std::string& kind, const std::string& before, const EachContent& each) override;
  void entries(const EachRow& each) override;
  void entries_with_facts(const EachRow& each) override;
  std::optional<std::int64_t> fact_without_entry() override { return std::nullopt; }
  std::optional<records::Break> damage() override { return std::nullopt; }
  std::string head() override { return end().hash; }
  std::optional<std::int64_t> entries_under(const std::string& head) override;

 private:
  MemoryRows& rows_;
};

class MemoryPersons final : public records::PersonTable {
 public:
  explicit MemoryPersons(MemoryRows& rows) : rows_(rows) {}

  std::optional<std::int64_t> find(const std::string& key) override;
  std::int64_t add(const governance::Person& person) override;
  std::int64_t add_named(const std::string& key) override;
  bool update(std::int64_t number, const governance::Person& person) override;
  std::optional<std::int64_t> find_address(const std::string& address) override;
  void erase(std::int64_t number, const records::ErasedAddresses& given) override;
  governance::People people() override;
  std::unordered_map<std::int64_t, std::string> keys() override;

 private:
  MemoryRows& rows_;
};

class MemoryRecipients final : public records::RecipientTable {
 public:
  explicit MemoryRecipients(MemoryRows& rows) : rows_(rows) {}

  void add(std::int64_t fact, const std::vector<records::Recipient>& recipients) override;
  std::vector<std::string> of(std::int64_t fact) override;

 private:
  MemoryRows& rows_;
};

class MemoryOutbox final : public records::OutboxTable {
 public:
  explicit MemoryOutbox(MemoryRows& rows) : rows_(rows) {}

  std::optional<std::int64_t> add(const records::OutgoingMail& mail,
                                  std::optional<std::int64_t> person) override;
  void supersede(const records::OutgoingMail& mail, std::int64_t id) override;
  void forget(const records::OutgoingMail& mail, records::MailState state) override;
  int drop(const std::string& kind, const std::string& meeting, const std::string& recipient,
           calendar::UtcTime now) override;
  std::optional<records::OutgoingMail> next_due(calendar::UtcTime now, std::int64_t after) override;
  void set(std::int64_t id, const records::MailProgress& progress) override;
  std::vector<records::OutgoingMail> all() override;

 private:
  records::OutgoingMail read_back(const MailRow& row) const;

  MemoryRows& rows_;
};

class MemoryComments final : public records::CommentTable {
 public:
  explicit MemoryComments(MemoryRows& rows) : rows_(rows) {}

  void add(std::int64_t fact, std::int64_t person, const std::string& comment) override;
  std::unordered_map<std::int64_t, std::string> by_fact() override;

 private:
  MemoryRows& rows_;
};

class MemoryUndecided final : public records::UndecidedTable {
 public:
  explicit MemoryUndecided(MemoryRows& rows) : rows_(rows) {}

  bool add(const records::Undecided& undecided, const std::string& digest) override;
  std::optional<records::Undecided> find_waiting(std::int64_t id) override;
  void decide(std::int64_t id, records::Decision decision) override;
  std::vector<records::Undecided> all() override;

 private:
  MemoryRows& rows_;
};

class MemoryPublished final : public records::PublishedTable {
 public:
  explicit MemoryPublished(MemoryRows& rows) : rows_(rows) {}

  std::vector<records::Published> of(const std::string& collection) override;
  void put(const records::Published& published) override;
  void drop(const std::string& collection, const std::string& meeting) override;

 private:
  MemoryRows& rows_;
};

}  // namespace gouvernail::test
