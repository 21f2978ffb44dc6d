// SPDX-License-Identifier: MPL-2.0
#include "net/imap.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "support/scripted_server.h"
#include "unit/net/fault.h"

namespace gouvernail::net::imap_test {
namespace {

using namespace gouvernail::test;
using test::fault_of;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

constexpr const char* capable = "* CAPABILITY IMAP4rev1\r\nOK done";

Answers answers_with(Answers more) {
  more.emplace("CAPABILITY", capable);
  return more;
}

Access login() {
  Access access;
  access.user = "boite";
  access.password = "secret";
  return access;
}

Mailbox mailbox_of(const ScriptedServer& server, Access access = login()) {
  return Mailbox(server.address("imap") + "/INBOX", std::move(access));
}

TEST(Mailbox, WhatIsNotProcessedYet) {
  const ScriptedServer server(
      imap(answers_with({{"UID SEARCH UNKEYWORD", "* SEARCH 9 3 7\r\n* SEARCH 3\r\nOK done"},
                         {"UID SEARCH UNSEEN", "* SEARCH\r\nOK done"}})));
  Mailbox mailbox = mailbox_of(server);
  EXPECT_THAT(mailbox.unprocessed(), ElementsAre(3U, 7U, 9U));
  EXPECT_THAT(server.heard(), Contains("LOGIN boite secret"));
  EXPECT_THAT(server.heard(), Contains("SELECT INBOX"));
  EXPECT_THAT(server.heard(), Contains("UID SEARCH UNKEYWORD Gouvernail UNDELETED"));
}

TEST(Mailbox, AnEmptyOneAndNumbersThatAreNone) {
  for (const char* line : {"* SEARCH", "* SEARCH ", "* SEARCH x", "* SEARCH 99999999999999"}) {
    const ScriptedServer server(
        imap(answers_with({{"UID SEARCH", std::string(line) + "\r\nOK done"}})));
    EXPECT_THAT(mailbox_of(server).unprocessed(), IsEmpty()) << line;
  }
}

TEST(Mailbox, AMessageAsItArrivedStaysUnreadForPeople) {
  const std::string message = "Subject: x\r\n\r\n) {5}\r\n";
  const ScriptedServer server(imap(
      answers_with({{"UID SEARCH UNKEYWORD", "* SEARCH 3 4\r\nOK done"},
                    {"UID SEARCH UNSEEN", "* SEARCH 4\r\nOK done"},
                    {"UID FETCH", "* 1 FETCH (UID 3 BODY[] {" + std::to_string(message.size()) +
                                      "}\r\n" + message + ")\r\nOK done"}})));
  Mailbox mailbox = mailbox_of(server);
  mailbox.unprocessed();
  EXPECT_EQ(mailbox.fetch(3, 1000), message);
  EXPECT_THAT(server.heard(), Not(Contains("UID STORE 3 -FLAGS.SILENT (\\Seen)")));
  EXPECT_EQ(mailbox.fetch(4, 1000), message);
  EXPECT_THAT(server.heard(), Contains("UID STORE 4 -FLAGS.SILENT (\\Seen)"));
  EXPECT_EQ(fault_of([&] { mailbox.fetch(3, message.size() - 1); }), NetFault::too_large);
}

TEST(Mailbox, WhatWasProcessedCarriesTheKeyword) {
  const ScriptedServer server(imap(answers_with({})));
  Mailbox mailbox(server.address("imap") + "/INBOX", login(), "Vu");
  mailbox.mark_processed(12);
  EXPECT_THAT(server.heard(), Contains("UID STORE 12 +FLAGS.SILENT (Vu)"));
}

TEST(Mailbox, FaultsOfAServer) {
  const std::pair<Answers, NetFault> all[] = {
      {{{"LOGIN", "NO wrong password"}}, NetFault::login},
      {{{"SELECT", "NO no such mailbox"}}, NetFault::login},
      {{{"UID SEARCH", "NO not today"}}, NetFault::answer},
      {{{"UID SEARCH", hang_up}}, NetFault::unreachable},
      {{{"SELECT", hang_up}}, NetFault::unreachable},
      {{{"", hang_up}}, NetFault::unreachable},
      {{{"UID SEARCH", stay_silent}}, NetFault::slow},
  };
  for (const auto& [answers, fault] : all) {
    Access access = login();
    if (fault == NetFault::slow) access.patience = std::chrono::seconds(2);
    SCOPED_TRACE(answers.begin()->first + ": " + answers.begin()->second);
    const ScriptedServer server(imap(answers_with(answers)));
    EXPECT_EQ(fault_of([&] { mailbox_of(server, access).unprocessed(); }), fault);
  }
}

TEST(Mailbox, NobodyListens) {
  const std::string url = "imap://127.0.0.1:" + std::to_string(silent_port()) + "/INBOX";
  EXPECT_EQ(fault_of([&] { Mailbox(url, login()).unprocessed(); }), NetFault::unreachable);
}

TEST(Mailbox, NoTlsWhereTlsWasAskedFor) {
  // A server whose greeting is no beginning of TLS.
  const ScriptedServer server(imap({}));
  EXPECT_EQ(fault_of([&] { Mailbox(server.address("imaps") + "/INBOX", login()).unprocessed(); }),
            NetFault::insecure);
  EXPECT_THAT(server.heard(), Not(Contains("LOGIN boite secret")));
}

TEST(Mailbox, Keywords) {
  for (const char* keyword : {"Gouvernail", "a-b_9"}) EXPECT_TRUE(is_keyword(keyword)) << keyword;
  for (const char* keyword : {"", "a b", "é", "a)", "\\Seen"}) {
    EXPECT_FALSE(is_keyword(keyword)) << keyword;
  }
  EXPECT_TRUE(is_keyword(std::string(40, 'k')));
  EXPECT_FALSE(is_keyword(std::string(41, 'k')));
}

}  // namespace
}  // namespace gouvernail::net::imap_test
