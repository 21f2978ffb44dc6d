// SPDX-License-Identifier: MPL-2.0
#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/file.h>
#include <unistd.h>

#include "platform/files.h"
#include "platform/scratch.h"

namespace gouvernail::platform {
namespace {

namespace fs = std::filesystem;

TEST(LeftOver, GoesAndNothingElseDoes) {
  const ScratchFolder folder;
  for (const char* name : {".a.toml.gouvernail-Ab3xYz", ".a.toml.backup", "a.toml",
                           ".gouvernail-notes", "b.gouvernail-Ab3xYz"}) {
    write_file(folder.path() / name, "x");
  }
  remove_left_over(folder.path());
  EXPECT_FALSE(fs::exists(folder.path() / ".a.toml.gouvernail-Ab3xYz"));
  for (const char* name :
       {".a.toml.backup", "a.toml", ".gouvernail-notes", "b.gouvernail-Ab3xYz"}) {
    EXPECT_TRUE(fs::exists(folder.path() / name)) << name;
  }
  remove_left_over(folder.path() / "nowhere");
}

TEST(LeftOver, WhatIsBeingWrittenStays) {
  const ScratchFolder folder;
  const fs::path path = folder.path() / ".a.toml.gouvernail-Ab3xYz";
  write_file(path, "x");
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  ASSERT_EQ(::flock(file, LOCK_EX), 0);
  remove_left_over(folder.path());
  EXPECT_TRUE(fs::exists(path));
  ::close(file);
  remove_left_over(folder.path());
  EXPECT_FALSE(fs::exists(path));
}

TEST(LeftOver, ALongNameIsWrittenAllTheSame) {
  const ScratchFolder folder;
  const fs::path path = folder.path() / std::string(250, 'a');
  write_file(path, "x");
  EXPECT_EQ(read_file(path), "x");
}

}  // namespace
}  // namespace gouvernail::platform
