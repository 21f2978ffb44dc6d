// SPDX-License-Identifier: MPL-2.0
// A workspace kept in one SQLite file, gouvernail.db.
//
// A crash, a full disk or a kill leaves all of a call or nothing. A commit is on the disk when the
// call returns (WAL, synchronous=FULL). Several processes may have the file open.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "records/errors.h"
#include "records/workspace.h"

namespace gouvernail::store_sqlite {

struct Options {
  std::chrono::milliseconds patience{5000};  // how long to wait for another process that writes
  std::optional<int> largest_pages;          // quota of the file, in pages of 4096 bytes
};

class Database final : public records::Workspace {
 public:
  // Makes a new, empty workspace; never replaces one (`already_exists`).
  static Database create(const std::filesystem::path& file, const Options& options = {});
  // Opens a workspace, and brings one of an earlier version up to date. Refused: no file, a file
  // of another program, a workspace of a newer version of this one.
  static Database open(const std::filesystem::path& file, const Options& options = {});

  Database(Database&&) noexcept;
  Database& operator=(Database&&) noexcept;
  ~Database() override;

  using Workspace::evidence;
  using Workspace::history;
  using Workspace::record;

  std::int64_t revision() const override;
  governance::History history(std::optional<calendar::Day> known_on) const override;
  governance::History history_at(calendar::UtcTime at) const override;
  records::Recorded record(const records::Changes& changes, const records::Stamp& stamp,
                           std::int64_t expected_revision,
                           const std::function<void()>& then) override;
  governance::People people() const override;
  void erase_person(const std::string& key, const records::Stamp& stamp) override;
  EvidenceOf evidence(std::optional<calendar::Day> known_on) const override;
  std::vector<records::InvitationRevision> invitations(const std::string& uid) const override;
  std::vector<records::AnswerRecord> answers() const override;
  std::vector<records::Undecided> undecided() const override;
  std::vector<records::OutgoingMail> outbox() const override;
  std::optional<records::OutgoingMail> take_mail(calendar::UtcTime now,
                                                 std::int64_t after) override;
  void settle_mail(std::int64_t id, records::MailState state, calendar::UtcTime now,
                   calendar::UtcTime due_at, int reply) override;
  std::vector<records::Published> published(const std::string& collection) const override;
  void put_published(const records::Published& published) override;
  void drop_published(const std::string& collection, const std::string& meeting) override;
  std::vector<records::JournalEntry> journal() const override;
  records::Verification verify() const override;

 private:
  class Impl;
  explicit Database(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace gouvernail::store_sqlite
