// SPDX-License-Identifier: MPL-2.0
#include "platform/system_words.h"

#include <cerrno>
#include <cstring>
#include <string>

namespace gouvernail::platform {

using base::msg;

base::Message words_of(int error) {
  switch (error) {
    case EACCES:
    case EPERM:
      return msg("permission denied");
    case ENOENT:
      return msg("there is no such file or folder");
    case EEXIST:
      return msg("something of that name is there already");
    case ENOTDIR:
      return msg("a part of its path is not a folder");
    case EISDIR:
      return msg("it is a folder");
    case ENOTEMPTY:
      return msg("the folder is not empty");
    case EROFS:
      return msg("the disk is read-only");
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return msg("the disk is full");
    case ENAMETOOLONG:
      return msg("its name is too long");
    case ELOOP:
      return msg("its links lead round in a circle");
    case EIO:
      return msg("the disk does not answer");
    case EMFILE:
    case ENFILE:
      return msg("too many files are open");
    case EAGAIN:
      return msg("the machine has no process left for it");
    case ENOMEM:
      return msg("the machine has no memory left for it");
    case ETXTBSY:
    case EBUSY:
      return msg("it is in use");
    default:
      return msg("error {0} of the system: {1}", std::int64_t{error},
                 std::string(std::strerror(error)));
  }
}

base::Failure failure_of(const std::filesystem::filesystem_error& error) {
  const int code = error.code().value();
  const std::string path = error.path1().string();
  base::Message cause =
      path.empty() ? msg("a file cannot be used: {}", base::MessageList{words_of(code)})
                   : msg("{0} cannot be used: {1}", path, base::MessageList{words_of(code)});
  switch (code) {
    case EACCES:
    case EPERM:
      return base::io_failure(std::move(cause),
                              msg("ask its owner for the permission, or choose another folder"));
    case ENOENT:
    case EEXIST:
    case ENOTDIR:
    case EISDIR:
    case ENAMETOOLONG:
    case ELOOP:
      return base::bad_input(std::move(cause), msg("check its name and its folder"));
    default:
      return base::io_failure(std::move(cause), msg("check the disk, then try again"));
  }
}

}  // namespace gouvernail::platform
