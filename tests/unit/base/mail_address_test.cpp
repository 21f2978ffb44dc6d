// SPDX-License-Identifier: MPL-2.0
#include "base/mail_address.h"

#include <gtest/gtest.h>

namespace gouvernail::base {
namespace {

TEST(MailAddress, HasOneAtAndNothingThatEndsIt) {
  for (const char* good : {"a@b", "jerome.x+y@mairie.example", "jérôme@example.org",
                           "jerome@mairie-évreux.fr", "a\\b@example.org"}) {
    EXPECT_TRUE(is_mail_address(good)) << good;
  }
  for (const char* bad : {"", "@", "a@", "@b", "a", "a@b@c", "a b@c", "a@b,c@d", "a;@b", "a:@b",
                          "<a@b>", "\"a\"@b", "a(b)@c", "a@b\n", "a\x7f@b"}) {
    EXPECT_FALSE(is_mail_address(bad)) << bad;
    EXPECT_FALSE(can_be_written_to(bad)) << bad;
  }
}

TEST(MailAddress, CanBeWrittenToWhereItIsOfAscii) {
  for (const char* good :
       {"a@b", "jerome.x+y@mairie.example", "j@xn--mairie-vreux-ieb.fr", "a~@b"}) {
    EXPECT_TRUE(can_be_written_to(good)) << good;
  }
  for (const char* bad : {"jérôme@example.org", "jerome@mairie-évreux.fr", "a\\b@example.org"}) {
    EXPECT_FALSE(can_be_written_to(bad)) << bad;
  }
}

}  // namespace
}  // namespace gouvernail::base
