// SPDX-License-Identifier: MPL-2.0
// Answers as facts and rows. Internal to `store_sqlite`; throws SQLite::Exception and StoreError.
#pragma once

#include <SQLiteCpp/Database.h>

#include <string>
#include <vector>

#include "records/answers.h"
#include "store_sqlite/person_table.h"

namespace gouvernail::store_sqlite {

// In the order in which they were recorded.
std::vector<records::AnswerRecord> load_answers(SQLite::Database& database);
void save_comment(SQLite::Database& database, std::int64_t fact, const std::string& token,
                  const std::string& comment);

// Waiting ones and decided ones, oldest first.
std::vector<records::Undecided> load_undecided(SQLite::Database& database);
// False when it came before.
bool put_undecided(SQLite::Database& database, const records::Undecided& undecided);
// The one of that number that still waits; `bad_change` when there is none.
records::Undecided decide(SQLite::Database& database, std::int64_t id, bool accepted);

std::vector<records::Published> load_published(SQLite::Database& database,
                                               const std::string& collection);
void put_published(SQLite::Database& database, const records::Published& published);
void drop_published(SQLite::Database& database, const std::string& collection,
                    const std::string& meeting);

}  // namespace gouvernail::store_sqlite
