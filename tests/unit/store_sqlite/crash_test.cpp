// SPDX-License-Identifier: MPL-2.0
// A process that is killed, and a log cut off at any byte, leave whole transactions only.
#include <gmock/gmock.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <map>

#include "governance/history.h"
#include "store_sqlite/migrations.h"
#include "unit/store_sqlite/workspace.h"

namespace gouvernail::store_sqlite {
namespace {

using namespace test;
namespace fs = std::filesystem;

constexpr int batch_size = 7;

class Crash : public WorkspaceTest {
 protected:
  // Transactions found, each of batch_size meetings that bear its number.
  std::int64_t whole_batches(const fs::path& path, const std::string& when) {
    const Database db = Database::open(path);
    const records::Verification found = db.verify();
    EXPECT_TRUE(found.sound()) << when;
    std::map<std::string, int> meetings;
    for (const auto& m : db.history().meetings) ++meetings[m.note];
    for (const auto& [batch, count] : meetings) EXPECT_EQ(count, batch_size) << when << batch;
    EXPECT_EQ(found.entries, static_cast<std::int64_t>(meetings.size()) * batch_size) << when;
    return static_cast<std::int64_t>(meetings.size());
  }
};

records::Changes batch(int number) {
  records::Changes changes;
  for (int i = 0; i < batch_size; ++i) {
    auto m = held("m-" + std::to_string(number) + "-" + std::to_string(i));
    m.note = std::to_string(number);
    changes.push_back(records::PutMeeting{m});
  }
  return changes;
}

// Records without end; says each commit with a byte.
[[noreturn]] void record_for_ever(const fs::path& file, int says) {
  try {
    Database db = Database::open(file);
    for (int number = static_cast<int>(db.revision());; ++number) {
      db.record(batch(number), noon(), db.revision());
      if (::write(says, ".", 1) != 1) ::_exit(1);
    }
  } catch (...) {
    ::_exit(1);
  }
}

TEST_F(Crash, KilledWriterLeavesWholeTransactions) {
  fresh();
  std::int64_t commits = 0;
  for (const int wanted : {0, 1, 2, 3, 5, 8, 13, 21}) {
    int ends[2];
    ASSERT_EQ(::pipe(ends), 0);
    const pid_t child = ::fork();
    if (child == 0) {
      ::close(ends[0]);
      record_for_ever(file(), ends[1]);
    }
    ::close(ends[1]);
    char byte = 0;
    for (int seen = 0; seen < wanted; ++seen) {
      ASSERT_EQ(::read(ends[0], &byte, 1), 1) << "the writer stopped by itself";
      ++commits;
    }
    ::kill(child, SIGKILL);
    while (::read(ends[0], &byte, 1) == 1) ++commits;
    ::close(ends[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    ASSERT_TRUE(WIFSIGNALED(status));
    // What the writer said was committed must be there, though it was killed at once.
    EXPECT_GE(whole_batches(file(), "after " + std::to_string(commits) + " commits, batch "),
              commits);
  }
}

TEST_F(Crash, LogCutOffAnywhereGivesAnEarlierStateWhole) {
  Database db = fresh();
  for (int number = 0; number < 6; ++number) db.record(batch(number), noon(), db.revision());
  const fs::path log = fs::path(file()) += "-wal";
  const auto size = fs::file_size(log);
  ASSERT_GT(size, 20000U) << "while the file is open, the log holds the transactions";
  const fs::path copy = folder_.path() / "copy.db";
  std::int64_t found = 0;
  for (std::uintmax_t kept = 0; kept <= size; kept += 1777) {
    fs::copy_file(file(), copy, fs::copy_options::overwrite_existing);
    fs::copy_file(log, fs::path(copy) += "-wal", fs::copy_options::overwrite_existing);
    fs::resize_file(fs::path(copy) += "-wal", kept);
    const auto batches = whole_batches(copy, "cut at " + std::to_string(kept) + ", batch ");
    EXPECT_TRUE(kept > 0 || batches == 0) << "the file itself holds the empty workspace";
    EXPECT_GE(batches, found) << "more of the log, and less found, at " << kept;
    found = batches;
    for (const char* suffix : {"", "-wal", "-shm"}) fs::remove(fs::path(copy) += suffix);
  }
  EXPECT_GE(found, 5) << "but for the last page or so, the whole log was there";
}

TEST_F(Crash, CreationKilledAnywhereCanBeDoneAgain) {
  // What a kill leaves of a creation: nothing, an empty file, or a first version without log.
  std::ofstream(file(), std::ios::binary).close();
  EXPECT_EQ(Database::create(file()).revision(), 0);
  fs::remove(file());
  {
    SQLite::Database half(file().string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    migrate(half, {all_migrations().front()});
  }
  EXPECT_TRUE(Database::open(file()).verify().sound());
}

}  // namespace
}  // namespace gouvernail::store_sqlite
