// SPDX-License-Identifier: MPL-2.0
// Facts as rows. Internal to `store`; throws SQLite::Exception.
#pragma once

#include <SQLiteCpp/Database.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "calendar/day.h"

namespace gouvernail::store {

struct Fact {
  std::int64_t id = 0;
  std::string recorded_at;  // UTC, "20261013T120000Z"
  std::string author;       // "#7", or empty
  std::string kind;     // "meeting", "seat", "waiver", "tick", "person", "evidence", "invitation"
  std::string subject;  // unique within its kind
  std::string content;  // JSON; "null" when withdrawn
};

inline constexpr const char* withdrawn = "null";

// SHA-256 over every field with its length, so that no two facts share it.
std::string digest_of(const Fact& fact);

// `fields` one after the other, each as "<bytes>:<text>,".
std::string netstrings(const std::vector<std::string>& fields);

// First recorded_at that is after `day` in Europe/Paris; for none, later than any.
std::string recorded_before(std::optional<calendar::Day> day);

// Content of the last fact of each subject of `kind` recorded before `limit`; withdrawn ones are
// left out. In the order in which subjects were first recorded.
std::vector<std::string> latest_contents(SQLite::Database& database, const std::string& kind,
                                         const std::string& limit);

}  // namespace gouvernail::store
