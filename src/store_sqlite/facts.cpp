// SPDX-License-Identifier: MPL-2.0
#include "store_sqlite/facts.h"

#include <SQLiteCpp/Statement.h>

#include <unordered_map>
#include <utility>

#include "calendar/local_time.h"

namespace gouvernail::store_sqlite {

std::string recorded_before(std::optional<calendar::Day> day) {
  if (!day) return "~";  // sorts after every digit
  const calendar::LocalTime midnight{*day + calendar::Days{1}, calendar::Minutes{0}};
  return calendar::to_ical_utc(calendar::resolve_paris(midnight).utc);
}

std::vector<std::string> latest_contents(SQLite::Database& database, const std::string& kind,
                                         const std::string& limit) {
  SQLite::Statement rows(database,
                         "SELECT subject, content FROM facts WHERE kind = ? AND recorded_at < ? "
                         "ORDER BY id");
  rows.bind(1, kind);
  rows.bind(2, limit);
  std::unordered_map<std::string, std::size_t> places;
  std::vector<std::string> contents;
  while (rows.executeStep()) {
    const auto [place, is_new] = places.emplace(rows.getColumn(0).getString(), contents.size());
    if (is_new) contents.emplace_back();
    contents[place->second] = rows.getColumn(1).getString();
  }
  std::erase(contents, records::withdrawn);
  return contents;
}

}  // namespace gouvernail::store_sqlite
