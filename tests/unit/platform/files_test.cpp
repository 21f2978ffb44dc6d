// SPDX-License-Identifier: MPL-2.0
#include "platform/files.h"

#include <gtest/gtest.h>
#include <stdlib.h>
#include <sys/stat.h>

#include <thread>

namespace gouvernail::platform {
namespace {

namespace fs = std::filesystem;

class WriteFile : public testing::Test {
 protected:
  WriteFile() {
    std::string name = (fs::temp_directory_path() / "gouvernail-XXXXXX").string();
    if (!::mkdtemp(name.data())) throw std::runtime_error("no temporary folder");
    folder_ = name;
  }
  ~WriteFile() override { fs::remove_all(folder_); }

  fs::path folder_;
};

TEST_F(WriteFile, ReplacesAFileAndLeavesNothingBeside) {
  const fs::path path = folder_ / "a";
  write_file(path, "un");
  fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write);
  write_file(path, "deux");
  EXPECT_EQ(read_file(path), "deux");
  EXPECT_EQ(fs::status(path).permissions(), fs::perms::owner_read | fs::perms::owner_write);
  EXPECT_EQ(std::distance(fs::directory_iterator(folder_), {}), 1);
}

TEST_F(WriteFile, FollowsALink) {
  const fs::path target = folder_ / "sub" / "target";
  fs::create_directory(folder_ / "sub");
  write_file(target, "un");
  fs::create_symlink(target, folder_ / "link");
  write_file(folder_ / "link", "deux");
  EXPECT_TRUE(fs::is_symlink(folder_ / "link"));
  EXPECT_EQ(read_file(target), "deux");
}

// As root, a rename would put a file in the place of /dev/null.
TEST_F(WriteFile, APipeStaysAPipe) {
  const fs::path path = folder_ / "pipe";
  ASSERT_EQ(::mkfifo(path.c_str(), 0600), 0);
  std::string read;
  std::thread reader([&] {
    if (std::FILE* file = std::fopen(path.c_str(), "r")) {
      for (int c = std::fgetc(file); c != EOF; c = std::fgetc(file)) read += static_cast<char>(c);
      std::fclose(file);
    }
  });
  write_file(path, "octets");
  reader.join();
  EXPECT_EQ(read, "octets");
  EXPECT_TRUE(fs::is_fifo(path));
}

}  // namespace
}  // namespace gouvernail::platform
