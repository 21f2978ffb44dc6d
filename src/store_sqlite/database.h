// SPDX-License-Identifier: MPL-2.0
// A workspace kept in one SQLite file, gouvernail.db.
//
// A crash, a full disk or a kill leaves all of a call or nothing. A commit is on the disk when the
// call returns (WAL, synchronous=FULL). Several processes may have the file open.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "records/errors.h"
#include "records/table_workspace.h"

namespace gouvernail::store_sqlite {

struct Options {
  std::chrono::milliseconds patience{5000};  // how long to wait for another process that writes
  std::optional<int> largest_pages;          // quota of the file, in pages of 4096 bytes
};

class Database final : public records::TableWorkspace {
 public:
  // Makes a new, empty workspace; never replaces one (`already_exists`).
  static Database create(const std::filesystem::path& file, const Options& options = {});
  // Opens a workspace, and brings one of an earlier version up to date. Refused: no file, a file
  // of another program, a workspace of a newer version of this one. One that cannot be written is
  // opened to be read.
  static Database open(const std::filesystem::path& file, const Options& options = {});

  // To be read alone, writing nothing anywhere near it; of a backup too (store_sqlite/backup.h).
  static Database open_to_read(const std::filesystem::path& file, const Options& options = {});

  bool is_read_only() const override;
  bool has_lost_log() const override;

  Database(Database&&) noexcept;
  Database& operator=(Database&&) noexcept;
  ~Database() override;

 private:
  void read(const std::function<void(const records::Tables&)>& work) const override;
  void write(const std::function<bool(const records::Tables&)>& work) override;
  std::string place() const override;
  void scrub() override;

  class Impl;
  explicit Database(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace gouvernail::store_sqlite
