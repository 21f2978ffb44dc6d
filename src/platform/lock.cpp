// SPDX-License-Identifier: MPL-2.0
#include "platform/lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <string>

#include "base/failure.h"
#include "platform/system_words.h"

namespace gouvernail::platform {

using base::msg;

namespace {

// Whoever held it may have removed the file between our opening and our locking it: then the next
// one would lock another file.
bool stands_at(const std::string& path, int file) {
  struct stat ours {};
  struct stat there {};
  return fstat(file, &ours) == 0 && stat(path.c_str(), &there) == 0 &&
         ours.st_ino == there.st_ino && ours.st_dev == there.st_dev;
}

}  // namespace

Lock::Lock(const std::filesystem::path& folder, const char* name)
    : path_(folder / (std::string(".") + name + ".lock")) {
  const std::string path = path_.string();
  file_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (file_ < 0) {
    throw base::io_failure(
        msg("{0} cannot be written: {1}", path, base::MessageList{words_of(errno)}),
        msg("check the rights on the folder"));
  }
  held_ = flock(file_, LOCK_EX | LOCK_NB) == 0 && stands_at(path, file_);
}

Lock::~Lock() {
  if (file_ >= 0) ::close(file_);
}

}  // namespace gouvernail::platform
