// SPDX-License-Identifier: MPL-2.0
// A folder that goes with its test, and a workspace of one file in it.
#pragma once

#include <SQLiteCpp/Database.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "store_sqlite/database.h"
#include "support/recording.h"
#include "support/temporary_folder.h"

namespace gouvernail::store_sqlite::test {

using namespace gouvernail::test;  // NOLINT(google-build-using-namespace): the words of a test

// Removed whatever rights a test has taken away.
class Folder : public TemporaryFolder {
 public:
  ~Folder() {
    std::error_code ignored;
    std::filesystem::permissions(path(), std::filesystem::perms::owner_all, ignored);
  }
};

class WorkspaceTest : public testing::Test {
 protected:
  std::filesystem::path file() const { return folder_.path() / "gouvernail.db"; }
  Database fresh() const { return Database::create(file()); }
  // Past the product's own guards, as a curious hand would.
  SQLite::Database raw() const { return SQLite::Database(file().string(), SQLite::OPEN_READWRITE); }

  Folder folder_;
};

}  // namespace gouvernail::store_sqlite::test
