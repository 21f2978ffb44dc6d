// SPDX-License-Identifier: MPL-2.0
// Facts and journal as rows. Internal to `store_sqlite`; throws SQLite::Exception.
#pragma once

#include "records/tables.h"
#include "store_sqlite/prepared.h"

namespace gouvernail::store_sqlite {

class Ledger final : public records::Ledger {
 public:
  explicit Ledger(SQLite::Database& database);

  records::JournalEnd end() override;
  void begin(std::int64_t first) override;
  std::vector<std::int64_t> transactions() override;
  void append(const records::Fact& fact, const records::JournalEntry& entry) override;
  std::optional<records::Fact> last(const std::string& kind, const std::string& subject) override;
  void facts(const std::string& kind, const std::string& before, const EachFact& each) override;
  void facts_of(const std::string& kind, const std::string& subject, const EachFact& each) override;
  void facts_by_day(const std::string& kind, const std::string& prefix,
                    const EachFact& each) override;
  void latest(const std::string& kind, const std::string& before, const EachContent& each) override;
  void entries(const EachRow& each) override;
  void entries_with_facts(const EachRow& each) override;
  std::optional<std::int64_t> fact_without_entry() override;
  std::optional<records::Break> damage() override;
  std::string head() override;
  std::optional<std::int64_t> entries_under(const std::string& head) override;

 private:
  SQLite::Database& database_;
  Prepared find_;
  Prepared insert_fact_;
  Prepared insert_entry_;
};

}  // namespace gouvernail::store_sqlite
