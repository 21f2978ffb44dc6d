// SPDX-License-Identifier: MPL-2.0
#include "platform/output_folder.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <stdexcept>

#include "base/failure.h"
#include "platform/files.h"
#include "platform/scratch.h"

namespace gouvernail::platform {
namespace {

namespace fs = std::filesystem;

class OutputFolderTest : public testing::Test {
 protected:
  ScratchFolder scratch;
  fs::path out = scratch.path() / "out";
  fs::path elsewhere = scratch.path() / "elsewhere";
  OutputFolder folder{out};
};

TEST_F(OutputFolderTest, WritesIntoFoldersThatItMakes) {
  folder.write("a/b/c.txt", "x");
  EXPECT_EQ(read_file(out / "a/b/c.txt"), "x");
  EXPECT_FALSE(folder.update("a/b/c.txt", "x"));
  EXPECT_TRUE(folder.update("a/b/c.txt", "y"));
}

TEST_F(OutputFolderTest, ALinkInThePlaceOfAFileIsReplaced) {
  write_file(elsewhere, "theirs");
  fs::create_symlink(elsewhere, out / "a.txt");
  EXPECT_TRUE(folder.update("a.txt", "theirs"));
  EXPECT_FALSE(fs::is_symlink(out / "a.txt"));
  folder.write("a.txt", "ours");
  EXPECT_EQ(read_file(elsewhere), "theirs");
  fs::create_symlink(scratch.path() / "nowhere", out / "b.txt");
  folder.write("b.txt", "ours");
  EXPECT_FALSE(fs::exists(scratch.path() / "nowhere"));
}

TEST_F(OutputFolderTest, ALinkInThePlaceOfAFolderIsRefused) {
  fs::create_directory(elsewhere);
  fs::create_directory_symlink(elsewhere, out / "sub");
  EXPECT_THROW(folder.write("sub/a.txt", "x"), base::Failure);
  EXPECT_THROW(static_cast<void>(folder.folder_of("sub")), base::Failure);
  EXPECT_TRUE(fs::is_empty(elsewhere));
}

// A reader may wait at its other end for ever.
TEST_F(OutputFolderTest, APipeIsReplaced) {
  ASSERT_EQ(::mkfifo((out / "a.txt").c_str(), 0600), 0);
  folder.write("a.txt", "x");
  EXPECT_EQ(read_file(out / "a.txt"), "x");
}

TEST_F(OutputFolderTest, NothingClimbs) {
  for (const char* name : {"../a", "a/../../b", "/tmp/a", "..", "a/", ""}) {
    EXPECT_THROW(folder.write(name, "x"), std::logic_error) << name;
  }
}

}  // namespace
}  // namespace gouvernail::platform
