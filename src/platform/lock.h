// SPDX-License-Identifier: MPL-2.0
// One process at a time sends from a workspace. The lock goes with the process, however it ends.
#pragma once

#include <filesystem>

namespace gouvernail::platform {

class Lock {
 public:
  // `name` tells locks of a workspace apart. held() is false when another process has it; a
  // folder that cannot be written is a Failure.
  Lock(const std::filesystem::path& folder, const char* name);
  ~Lock();
  Lock(const Lock&) = delete;
  Lock& operator=(const Lock&) = delete;

  bool held() const { return held_; }
  // Of the file that is locked; whoever holds it may remove it.
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
  int file_ = -1;
  bool held_ = false;
};

}  // namespace gouvernail::platform
