// SPDX-License-Identifier: MPL-2.0
// A folder that goes with its test, a workspace in it, and short ways to write what is recorded.
#pragma once

#include <SQLiteCpp/Database.h>
#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <functional>
#include <stdexcept>
#include <string>

#include "store_sqlite/database.h"

namespace gouvernail::store_sqlite::test {

using calendar::Day;
using calendar::UtcTime;

inline Day day(const std::string& iso) {
  const auto result = calendar::parse_iso_day(iso);
  if (!result) throw std::invalid_argument("not a day: " + iso);
  return *result;
}

inline UtcTime utc(const std::string& text) {
  const auto result = calendar::parse_ical_utc(text);
  if (!result) throw std::invalid_argument("not an instant: " + text);
  return *result;
}

inline records::Stamp at(const std::string& text, const std::string& author = "") {
  return {utc(text), author};
}

inline records::Stamp noon() { return at("20261013T120000Z", "cp"); }

inline governance::Meeting meeting(const std::string& uid, const std::string& iso,
                                   governance::MeetingStatus status) {
  governance::Meeting m;
  m.uid = uid;
  m.body = "copil";
  m.day = day(iso);
  m.status = status;
  return m;
}

inline governance::Meeting held(const std::string& uid, const std::string& iso = "2026-10-13") {
  return meeting(uid, iso, governance::MeetingStatus::held);
}

// Folder of its own, removed with all it holds.
class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "gouvernail-XXXXXX").string();
    if (!::mkdtemp(name.data())) throw std::runtime_error("no temporary folder");
    path_ = name;
  }
  ~Folder() {
    std::error_code ignored;
    std::filesystem::permissions(path_, std::filesystem::perms::owner_all, ignored);
    std::filesystem::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

class WorkspaceTest : public testing::Test {
 protected:
  std::filesystem::path file() const { return folder_.path() / "gouvernail.db"; }
  Database fresh() const { return Database::create(file()); }
  // Past the product's own guards, as a curious hand would.
  SQLite::Database raw() const { return SQLite::Database(file().string(), SQLite::OPEN_READWRITE); }

  Folder folder_;
};

// The fault of what `action` throws; none when it throws nothing. Each fault says its cause and
// what would be right.
inline std::optional<records::StoreFault> fault_of(const std::function<void()>& action) {
  try {
    action();
  } catch (const records::StoreError& error) {
    EXPECT_FALSE(error.cause().empty());
    EXPECT_FALSE(error.remedy().empty());
    return error.fault();
  }
  return std::nullopt;
}

}  // namespace gouvernail::store_sqlite::test
