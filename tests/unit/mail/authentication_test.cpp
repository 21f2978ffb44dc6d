// SPDX-License-Identifier: MPL-2.0
#include "mail/authentication.h"

#include <gtest/gtest.h>

#include "mail/incoming.h"

namespace gouvernail::mail {
namespace {

bool proven(const std::vector<std::string>& results) {
  return proves_sender(results, "mx.example.org", "dgs@cchpm.example.org");
}

TEST(Authentication, APassForTheDomainOfTheSenderProves) {
  EXPECT_TRUE(proven({"mx.example.org; dmarc=pass (p=reject) header.from=cchpm.example.org"}));
  EXPECT_TRUE(proven({"MX.example.org 1;\r\n\tdkim=pass header.d=CCHPM.example.org header.s=x"}));
  EXPECT_TRUE(proven({"mx.example.org; dkim=fail header.d=a.fr; dkim=pass header.i=@example.org"}));
  EXPECT_TRUE(proven({"mx.example.org; spf=pass smtp.mailfrom=bounce@mail.cchpm.example.org"}));
}

TEST(Authentication, AnythingElseDoesNot) {
  for (const char* header : {
           "mx.example.org; none",
           "mx.example.org",
           "",
           "mx.example.org; dmarc=fail header.from=cchpm.example.org",
           "mx.example.org; dmarc=pass header.from=ailleurs.example.org",
           "mx.example.org; dkim=pass header.d=ailleurs.example.org",
           "mx.example.org; dkim=pass header.d=org",
           "mx.example.org; dkim=pass header.d=evilcchpm.example.org.attacker.net",
           "mx.example.org; spf=pass smtp.mailfrom=x@example.org",
           "mx.example.org; spf=pass smtp.helo=cchpm.example.org",
           "mx.example.org; (dkim=pass header.d=cchpm.example.org)",
           "mx.example.org; dkim=none (dkim=pass) header.d=cchpm.example.org",
           "autre.example.org; dmarc=pass header.from=cchpm.example.org",
           "mx.example.org.attacker.net; dmarc=pass header.from=cchpm.example.org",
       }) {
    EXPECT_FALSE(proven({header})) << header;
  }
  EXPECT_FALSE(proves_sender({"mx; dmarc=pass header.from=a.fr"}, "mx", "a.fr"));
  EXPECT_FALSE(proven({}));
}

// The sender may have written one, too: it stands below.
TEST(Authentication, TheTopmostOfTheServerCounts) {
  EXPECT_FALSE(proven({"other; none", "mx.example.org; dmarc=fail header.from=cchpm.example.org",
                       "mx.example.org; dmarc=pass header.from=cchpm.example.org"}));
}

TEST(Authentication, TheHeadersOfAMailAreReadInTheirOrder) {
  const Incoming mail = read_message(
      "Authentication-Results: mx.example.org;\r\n dmarc=pass header.from=a.fr\r\n"
      "Received: x\r\nauthentication-results: second; none\r\nFrom: x@a.fr\r\n\r\nx\r\n");
  ASSERT_EQ(mail.authentication.size(), 2U);
  EXPECT_TRUE(proves_sender(mail.authentication, "mx.example.org", mail.from));
  EXPECT_FALSE(mail.several_authors);
  EXPECT_TRUE(read_message("From: a@a.fr, b@b.fr\r\n\r\nx\r\n").several_authors);
  EXPECT_TRUE(read_message("From: a@a.fr\r\nFrom: b@b.fr\r\n\r\nx\r\n").several_authors);
}

}  // namespace
}  // namespace gouvernail::mail
