// SPDX-License-Identifier: MPL-2.0
#include "platform/system_words.h"

#include <gtest/gtest.h>

#include <cerrno>

namespace gouvernail::platform {
namespace {

namespace fs = std::filesystem;

fs::filesystem_error fault(int code, const fs::path& path = "/a/b") {
  return {"status", path, std::error_code(code, std::generic_category())};
}

TEST(SystemWords, AWrongNameIsBadInputAndARefusalAFault) {
  for (const int code : {ENOENT, EEXIST, ENOTDIR, EISDIR, ENAMETOOLONG, ELOOP}) {
    EXPECT_EQ(failure_of(fault(code)).kind(), base::Failure::Kind::bad_input) << code;
  }
  for (const int code : {EACCES, EPERM, EROFS, ENOSPC, EIO, ENOMEM}) {
    EXPECT_EQ(failure_of(fault(code)).kind(), base::Failure::Kind::fault) << code;
  }
}

TEST(SystemWords, ThePathIsNamedWhereOneIsKnown) {
  EXPECT_EQ(failure_of(fault(EACCES)).cause().format, "{0} cannot be used: {1}");
  EXPECT_EQ(failure_of(fault(EACCES, "")).cause().format, "a file cannot be used: {}");
}

TEST(SystemWords, WhatHasNoWordsIsToldByItsNumber) {
  EXPECT_EQ(words_of(EDOM).format, "error {0} of the system: {1}");
  EXPECT_EQ(words_of(EACCES).format, "permission denied");
}

}  // namespace
}  // namespace gouvernail::platform
