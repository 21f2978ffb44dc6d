// SPDX-License-Identifier: MPL-2.0
#include "store_sqlite/recipient_table.h"

namespace gouvernail::store_sqlite {

RecipientTable::RecipientTable(SQLite::Database& database)
    : insert_(database,
              "INSERT INTO invitation_recipients (fact, address, person) VALUES (?, ?, ?)"),
      select_(database,
              "SELECT address FROM invitation_recipients WHERE fact = ? ORDER BY address") {}

void RecipientTable::add(std::int64_t fact, const std::vector<records::Recipient>& recipients) {
  for (const records::Recipient& recipient : recipients) {
    SQLite::Statement& insert = insert_();
    insert.bind(1, fact);
    insert.bind(2, recipient.address);
    recipient.person ? insert.bind(3, *recipient.person) : insert.bind(3);
    insert.exec();
  }
}

std::vector<std::string> RecipientTable::of(std::int64_t fact) {
  SQLite::Statement& rows = select_();
  rows.bind(1, fact);
  std::vector<std::string> addresses;
  while (rows.executeStep()) addresses.push_back(rows.getColumn(0).getString());
  rows.reset();
  return addresses;
}

}  // namespace gouvernail::store_sqlite
