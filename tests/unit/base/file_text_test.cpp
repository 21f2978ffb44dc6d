// SPDX-License-Identifier: MPL-2.0
// Texts as programs save them.
#include "base/file_text.h"

#include <gtest/gtest.h>

#include <string>

namespace gouvernail::base {
namespace {

// "été" and a line of ASCII, as UTF-16.
std::string utf16(bool low_first) {
  std::string bytes;
  for (const unsigned unit : {0xE9U, 0x74U, 0xE9U, 0x0AU, 0x42U, 0x6FU, 0x64U, 0x79U, 0x0AU}) {
    const char low = static_cast<char>(unit & 0xFFU);
    const char high = static_cast<char>(unit >> 8U);
    bytes += low_first ? low : high;
    bytes += low_first ? high : low;
  }
  return bytes;
}

TEST(FileText, Utf16WithAMarkAndWithout) {
  const std::string text = "été\nBody\n";
  EXPECT_EQ(text_of_file("\xFF\xFE" + utf16(true)).text, text);
  EXPECT_EQ(text_of_file("\xFE\xFF" + utf16(false)).text, text);
  EXPECT_EQ(text_of_file(utf16(true)).text, text);
  EXPECT_EQ(text_of_file(utf16(false)).text, text);
  // A letter of two units, and half of one.
  EXPECT_EQ(text_of_file(std::string("\xFF\xFE\x3D\xD8\x00\xDE", 6)).text, "\xF0\x9F\x98\x80");
  EXPECT_EQ(text_of_file(std::string("\xFF\xFE\x3D\xD8", 4)).text, "\xEF\xBF\xBD");
}

TEST(FileText, TheOthersAreKnownByTheirAccents) {
  EXPECT_EQ(text_of_file("\xEF\xBB\xBFété").text, "été");
  EXPECT_EQ(text_of_file("pr\xE9vue l\x92\xE9t\xE9").text, "prévue l’été");
  EXPECT_EQ(text_of_file("pr\x8Evue, r\x8Eunion \x88 Fruges").text, "prévue, réunion à Fruges");
  EXPECT_EQ(text_of_file("\x83tat;Date").text, "État;Date");
  EXPECT_EQ(text_of_file("").text, "");
}

TEST(FileText, AWrongByteSpoilsNoOther) {
  const FileText read = text_of_file("été, été\nprévue\nr\xE9union\n");
  EXPECT_EQ(read.text, "été, été\nprévue\nréunion\n");
  EXPECT_EQ(read.mended_line, 3);
  EXPECT_EQ(text_of_file("été\n").mended_line, 0);
}

}  // namespace
}  // namespace gouvernail::base
