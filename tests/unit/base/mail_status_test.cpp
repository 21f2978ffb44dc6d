// SPDX-License-Identifier: MPL-2.0
#include "base/mail_status.h"

#include <gtest/gtest.h>

namespace gouvernail::base::mail_status_test {
namespace {

TEST(MailStatus, ACodeOfAServerIsToldFromAStatusWithoutItsDots) {
  EXPECT_EQ(mail_status_text(550), "550");
  EXPECT_EQ(mail_status_text(421), "421");
  EXPECT_EQ(mail_status_text(511), "5.1.1");
  EXPECT_EQ(mail_status_text(571), "5.7.1");
  EXPECT_EQ(mail_status_text(447), "4.4.7");
  EXPECT_EQ(mail_status_text(0), "0");
}

}  // namespace
}  // namespace gouvernail::base::mail_status_test
