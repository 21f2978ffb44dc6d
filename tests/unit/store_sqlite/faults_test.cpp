// SPDX-License-Identifier: MPL-2.0
// What opening, creating and recording refuse, and that nothing is left half-written.
#include <SQLiteCpp/Statement.h>
#include <gmock/gmock.h>

#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "governance/history.h"
#include "store_sqlite/migrations.h"
#include "unit/store_sqlite/workspace.h"

namespace gouvernail::store_sqlite {
namespace {

using namespace test;
namespace fs = std::filesystem;

class Faults : public WorkspaceTest {
 protected:
  void write(const std::string& bytes) const { std::ofstream(file(), std::ios::binary) << bytes; }
  std::string bytes() const {
    std::ostringstream text;
    text << std::ifstream(file(), std::ios::binary).rdbuf();
    return text.str();
  }
  std::optional<records::StoreFault> opening() const {
    return fault_of([&] { Database::open(file()); });
  }
  std::vector<std::string> names() const {
    std::vector<std::string> result;
    for (const auto& entry : fs::directory_iterator(folder_.path())) {
      result.push_back(entry.path().filename().string());
    }
    return result;
  }
};

// The fault that `action` meets in a process of its own, which may give up rights.
std::optional<records::StoreFault> fault_in_child(const std::function<void()>& action) {
  const pid_t child = ::fork();
  if (child == 0) {
    int status = 100;
    try {
      action();
    } catch (const records::StoreError& error) {
      status = static_cast<int>(error.fault());
    } catch (...) {
      status = 101;
    }
    ::_exit(status);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  EXPECT_TRUE(WIFEXITED(status));
  EXPECT_NE(WEXITSTATUS(status), 101) << "another exception";
  if (WEXITSTATUS(status) >= 100) return std::nullopt;
  return static_cast<records::StoreFault>(WEXITSTATUS(status));
}

// Root may write anywhere: become nobody.
void drop_rights() {
  if (::geteuid() == 0 && ::setresuid(65534, 65534, 65534) != 0) ::_exit(102);
}

records::Changes large_changes() {
  records::Changes changes;
  for (int i = 0; i < 200; ++i) {
    auto m = held("m-" + std::to_string(i));
    m.note = std::string(2000, 'x');
    changes.push_back(records::PutMeeting{m});
  }
  return changes;
}

TEST_F(Faults, NoFile) {
  EXPECT_EQ(opening(), records::StoreFault::not_found);
  EXPECT_TRUE(names().empty()) << "opening makes nothing";
}

TEST_F(Faults, Folder) {
  fs::create_directory(file());
  EXPECT_EQ(opening(), records::StoreFault::not_a_workspace);
  EXPECT_EQ(fault_of([&] { Database::create(file()); }), records::StoreFault::already_exists);
}

TEST_F(Faults, FileThatIsNoDatabase) {
  write("uid,body,start\n" + std::string(5000, 'x'));
  const std::string before = bytes();
  EXPECT_EQ(opening(), records::StoreFault::not_a_workspace);
  EXPECT_EQ(bytes(), before);
}

TEST_F(Faults, EmptyFileIsNoWorkspaceAndMayBecomeOne) {
  write("");
  EXPECT_EQ(opening(), records::StoreFault::not_a_workspace);
  EXPECT_EQ(Database::create(file()).revision(), 0);
}

TEST_F(Faults, DatabaseOfAnotherProgramIsLeftAsItIs) {
  {
    SQLite::Database other(file().string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    other.exec("PRAGMA application_id = 42; CREATE TABLE t (x)");
  }
  const std::string before = bytes();
  EXPECT_EQ(opening(), records::StoreFault::not_a_workspace);
  EXPECT_EQ(bytes(), before);
}

TEST_F(Faults, NewerVersionIsLeftAsItIs) {
  fresh();
  raw().exec("PRAGMA user_version = " + std::to_string(latest_version() + 1));
  const std::string before = bytes();
  EXPECT_EQ(opening(), records::StoreFault::newer_version);
  EXPECT_EQ(bytes(), before);
}

TEST_F(Faults, CreatingNeverReplaces) {
  fresh().record({records::PutMeeting{held("m-1")}}, noon(), 0);
  EXPECT_EQ(fault_of([&] { Database::create(file()); }), records::StoreFault::already_exists);
  EXPECT_EQ(Database::open(file()).revision(), 1);
}

TEST_F(Faults, CreatingInAFolderThatIsNotThere) {
  EXPECT_EQ(fault_of([&] { Database::create(folder_.path() / "no" / "gouvernail.db"); }),
            records::StoreFault::not_found);
}

TEST_F(Faults, DamagedFile) {
  fresh().record(large_changes(), noon(), 0);
  std::string broken = bytes();
  ASSERT_GT(broken.size(), 20000U);
  broken.replace(4096, broken.size() - 4096, broken.size() - 4096, '\xA5');
  write(broken);
  const auto fault = fault_of([&] {
    const Database db = Database::open(file());
    db.history();
  });
  EXPECT_EQ(fault, records::StoreFault::damaged);
}

TEST_F(Faults, OneByteOfAnIndexIsFoundByVerify) {
  {
    Database db = fresh();
    db.record({records::PutMeeting{held("first-uid")}, records::PutMeeting{held("other-uid")}},
              noon(), 0);
  }
  // The subject stands in the table and in the index; the index comes later in the file.
  std::string broken = bytes();
  const std::size_t index = broken.find("meetingother-uid", broken.find("meetingother-uid") + 1);
  ASSERT_NE(index, std::string::npos);
  broken[index + 7] = 'z';
  write(broken);
  EXPECT_FALSE(Database::open(file()).verify().sound());
}

TEST_F(Faults, FolderThatMayNotBeWritten) {
  fresh().record({records::PutMeeting{held("m-1")}}, noon(), 0);
  fs::permissions(file(), fs::perms(0444));
  fs::permissions(folder_.path(), fs::perms(0555));
  // What is there can be read and verified; nothing can be recorded.
  EXPECT_EQ(fault_in_child([&] {
              drop_rights();
              const Database db = Database::open(file());
              if (!db.is_read_only() || !db.verify().sound()) std::abort();
              if (db.history().meetings.size() != 1) std::abort();
            }),
            std::nullopt);
  EXPECT_EQ(fault_in_child([&] {
              drop_rights();
              Database db = Database::open(file());
              db.record({records::PutMeeting{held("m-2")}}, noon(), 1);
            }),
            records::StoreFault::no_access);
  EXPECT_EQ(fault_in_child([&] {
              drop_rights();
              Database::create(folder_.path() / "new.db");
            }),
            records::StoreFault::no_access);
}

TEST_F(Faults, FileThatMayNotBeRead) {
  fresh();
  fs::permissions(file(), fs::perms(0));
  fs::permissions(folder_.path(), fs::perms(0755));
  EXPECT_EQ(fault_in_child([&] {
              drop_rights();
              Database::open(file());
            }),
            records::StoreFault::no_access);
}

TEST_F(Faults, FullDiskLeavesTheStateBefore) {
  fresh().record({records::PutMeeting{held("m-1")}}, noon(), 0);
  {
    Database small = Database::open(file(), {.patience = {}, .largest_pages = 30});
    EXPECT_EQ(fault_of([&] { small.record(large_changes(), noon(), 1); }),
              records::StoreFault::no_space);
    EXPECT_EQ(small.revision(), 1);
    small.record({records::PutMeeting{held("m-2")}}, noon(), 1);  // goes on with what fits
  }
  const Database db = Database::open(file());
  EXPECT_EQ(db.history().meetings.size(), 2U);
  EXPECT_TRUE(db.verify().sound());
}

TEST_F(Faults, FullDiskAtCreationLeavesNoFile) {
  EXPECT_EQ(fault_of([&] { Database::create(file(), {.patience = {}, .largest_pages = 4}); }),
            records::StoreFault::no_space);
  EXPECT_TRUE(names().empty());
}

// The file system refuses a write half-way, as a quota does.
TEST_F(Faults, RefusedWriteLeavesTheStateBefore) {
  fresh().record({records::PutMeeting{held("m-1")}}, noon(), 0);
  EXPECT_EQ(fault_in_child([&] {
              Database db = Database::open(file());
              ::signal(SIGXFSZ, SIG_IGN);
              const rlimit limit{200000, 200000};
              ::setrlimit(RLIMIT_FSIZE, &limit);
              db.record(large_changes(), noon(), 1);
            }),
            records::StoreFault::failure);
  const Database db = Database::open(file());
  EXPECT_EQ(db.revision(), 1);
  EXPECT_EQ(db.history().meetings.size(), 1U);
  EXPECT_TRUE(db.verify().sound());
}

TEST_F(Faults, AnotherWriterMakesItBusy) {
  Database db =
      Database::create(file(), {.patience = std::chrono::milliseconds{1}, .largest_pages = {}});
  SQLite::Database other = raw();
  other.exec("BEGIN IMMEDIATE");
  EXPECT_EQ(fault_of([&] { db.record({records::PutMeeting{held("m-1")}}, noon(), 0); }),
            records::StoreFault::busy);
  EXPECT_EQ(db.revision(), 0) << "readers need not wait";
  other.exec("ROLLBACK");
  EXPECT_EQ(db.record({records::PutMeeting{held("m-1")}}, noon(), 0).revision, 1);
}

TEST_F(Faults, FileIsInWalModeWithOurMark) {
  const Database db = fresh();
  SQLite::Database other = raw();
  EXPECT_EQ(other.execAndGet("PRAGMA journal_mode").getString(), "wal");
  EXPECT_EQ(other.execAndGet("PRAGMA application_id").getInt(), 0x474F5556);
  EXPECT_EQ(other.execAndGet("PRAGMA user_version").getInt(), latest_version());
}

}  // namespace
}  // namespace gouvernail::store_sqlite
