// SPDX-License-Identifier: MPL-2.0
#include "store_sqlite/published_table.h"

#include <SQLiteCpp/Statement.h>

namespace gouvernail::store_sqlite {

std::vector<records::Published> PublishedTable::of(const std::string& collection) {
  SQLite::Statement rows(database_,
                         "SELECT collection, meeting, href, etag, content_sha256 FROM published "
                         "WHERE collection = ? ORDER BY meeting");
  rows.bind(1, collection);
  std::vector<records::Published> result;
  while (rows.executeStep()) {
    result.push_back({rows.getColumn(0).getString(), rows.getColumn(1).getString(),
                      rows.getColumn(2).getString(), rows.getColumn(3).getString(),
                      rows.getColumn(4).getString()});
  }
  return result;
}

void PublishedTable::put(const records::Published& p) {
  SQLite::Statement upsert(database_, R"(
      INSERT INTO published (collection, meeting, href, etag, content_sha256)
      VALUES (?1, ?2, ?3, ?4, ?5)
      ON CONFLICT (collection, meeting) DO UPDATE SET href = ?3, etag = ?4, content_sha256 = ?5)");
  upsert.bind(1, p.collection);
  upsert.bind(2, p.meeting);
  upsert.bind(3, p.href);
  upsert.bind(4, p.etag);
  upsert.bind(5, p.content_sha256);
  upsert.exec();
}

void PublishedTable::drop(const std::string& collection, const std::string& meeting) {
  SQLite::Statement erase(database_, "DELETE FROM published WHERE collection = ? AND meeting = ?");
  erase.bind(1, collection);
  erase.bind(2, meeting);
  erase.exec();
}

}  // namespace gouvernail::store_sqlite
