// SPDX-License-Identifier: MPL-2.0
#include "store_sqlite/sealed_rows.h"

#include <vector>

#include "base/sha256.h"
#include "records/fact.h"

namespace gouvernail::store_sqlite {
namespace {

const char* kind_of(const SQLite::Column& column) {
  if (column.isNull()) return "null";
  if (column.isInteger()) return "integer";
  return column.isBlob() ? "blob" : "text";
}

}  // namespace

std::string sealed_digest(SQLite::Statement& row, int first, const std::string& salt) {
  std::vector<std::string> fields{salt};
  for (int i = first; i < row.getColumnCount(); ++i) {
    const SQLite::Column column = row.getColumn(i);
    fields.insert(fields.end(), {column.getName(), kind_of(column), column.getString()});
  }
  return base::sha256_hex(records::netstrings(fields));
}

std::string hash_after(const std::string& before, const Seal& seal) {
  return base::sha256_hex(records::netstrings({before, std::to_string(seal.sequence), seal.place,
                                               std::to_string(seal.sealed), seal.digest}));
}

}  // namespace gouvernail::store_sqlite
