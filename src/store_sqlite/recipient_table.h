// SPDX-License-Identifier: MPL-2.0
// Recipients of invitations as rows. Internal to `store_sqlite`; throws SQLite::Exception.
#pragma once

#include "records/tables.h"
#include "store_sqlite/prepared.h"

namespace gouvernail::store_sqlite {

class RecipientTable final : public records::RecipientTable {
 public:
  explicit RecipientTable(SQLite::Database& database);

  void add(std::int64_t fact, const std::vector<records::Recipient>& recipients) override;
  std::vector<std::string> of(std::int64_t fact) override;

 private:
  Prepared insert_;
  Prepared select_;
};

}  // namespace gouvernail::store_sqlite
