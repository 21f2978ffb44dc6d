// SPDX-License-Identifier: MPL-2.0
// The outbox as rows. Internal to `store_sqlite`; throws SQLite::Exception and StoreError.
#pragma once

#include <SQLiteCpp/Database.h>

#include "records/tables.h"

namespace gouvernail::store_sqlite {

class OutboxTable final : public records::OutboxTable {
 public:
  explicit OutboxTable(SQLite::Database& database) : database_(database) {}

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
  SQLite::Database& database_;
};

}  // namespace gouvernail::store_sqlite
