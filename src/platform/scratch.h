// SPDX-License-Identifier: MPL-2.0
// A folder for what passes: nobody else may read it, and it goes with all that is in it.
#pragma once

#include <filesystem>

namespace gouvernail::platform {

class ScratchFolder {
 public:
  ScratchFolder();  // a Failure where none can be made
  ~ScratchFolder();
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace gouvernail::platform
