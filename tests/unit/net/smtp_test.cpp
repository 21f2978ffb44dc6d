// SPDX-License-Identifier: MPL-2.0
// What each answer of a mail server means for the message in hand.
#include "net/smtp.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/scripted_server.h"

namespace gouvernail::net {
namespace {

using namespace gouvernail::test;
using testing::Contains;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

constexpr const char* message = "Subject: x\r\n\r\nBonjour\r\n";

Smtp client_of(int port, std::chrono::milliseconds patience = std::chrono::seconds(20)) {
  SmtpServer server;
  server.host = "127.0.0.1";
  server.port = port;
  server.security = Security::none;
  server.access.patience = patience;
  return Smtp(server);
}

Delivery send_with(const Answers& answers) {
  const ScriptedServer server(smtp(answers));
  return client_of(server.port()).send("nous@example.org", "cat@example.org", message);
}

std::string quoted(const Delivery& delivery) {
  return delivery.cause.arguments.empty() ? "" : std::get<std::string>(delivery.cause.arguments[0]);
}

TEST(Smtp, AMessageIsAcceptedAsItIs) {
  const ScriptedServer server(smtp());
  Smtp client = client_of(server.port());
  const std::string dotted = "Subject: x\r\n\r\n.a line that begins with a dot\r\n";
  const Delivery delivery = client.send("nous@example.org", "cat@example.org", dotted);
  EXPECT_EQ(delivery.outcome, Outcome::accepted);
  EXPECT_TRUE(delivery.cause.empty());
  EXPECT_THAT(server.heard(), Contains(StartsWith("MAIL FROM:<nous@example.org>")));
  EXPECT_THAT(server.heard(), Contains(StartsWith("RCPT TO:<cat@example.org>")));
  EXPECT_THAT(server.heard(), Contains(dotted));
}

TEST(Smtp, TheConnectionIsKeptFromOneMessageToTheNext) {
  const ScriptedServer server(smtp({{"RCPT TO:<b@", "550 no such user"}}));
  Smtp client = client_of(server.port());
  EXPECT_EQ(client.send("n@example.org", "a@example.org", message).outcome, Outcome::accepted);
  EXPECT_EQ(client.send("n@example.org", "c@example.org", message).outcome, Outcome::accepted);
  EXPECT_EQ(server.clients(), 1);
  EXPECT_EQ(client.send("n@example.org", "b@example.org", message).outcome, Outcome::refused);
  EXPECT_EQ(client.send("n@example.org", "c@example.org", message).outcome, Outcome::accepted)
      << "a refused recipient stands in nobody's way";
}

struct Case {
  const char* what;
  Answers answers;
  Outcome outcome;
  int code;
};

TEST(Smtp, WhatAnAnswerMeans) {
  const Case all[] = {
      {"no such recipient", {{"RCPT", "550 no such user"}}, Outcome::refused, 550},
      {"recipient not now", {{"RCPT", "450 greylisted"}}, Outcome::later, 450},
      {"message refused", {{".", "554 looks like spam"}}, Outcome::refused, 554},
      {"message not now", {{".", "451 disk full"}}, Outcome::later, 451},
      {"no message at all", {{"DATA", "554 no"}}, Outcome::refused, 554},
      {"sender refused for good", {{"MAIL", "550 not you"}}, Outcome::unusable, 550},
      {"sender not now", {{"MAIL", "421 too many"}}, Outcome::later, 421},
      {"asks for a login", {{"RCPT", "530 log in first"}}, Outcome::unusable, 530},
      {"does not greet", {{"", "554 go away"}}, Outcome::unusable, 554},
  };
  for (const Case& one : all) {
    SCOPED_TRACE(one.what);
    const Delivery delivery = send_with(one.answers);
    EXPECT_EQ(delivery.outcome, one.outcome);
    EXPECT_EQ(delivery.code, one.code);
    EXPECT_FALSE(delivery.cause.empty());
  }
}

TEST(Smtp, WhereTheConnectionBreaksTellsWhatMayHaveHappened) {
  const Case all[] = {
      {"at the greeting", {{"", hang_up}}, Outcome::unusable, 0},
      {"at the recipient", {{"RCPT", hang_up}}, Outcome::later, 0},
      {"before the message", {{"DATA", hang_up}}, Outcome::later, 0},
      {"after the whole message", {{".", hang_up}}, Outcome::unsure, 0},
  };
  for (const Case& one : all) {
    SCOPED_TRACE(one.what);
    EXPECT_EQ(send_with(one.answers).outcome, one.outcome);
  }
}

TEST(Smtp, AServerThatStaysSilent) {
  // What comes before the silence has to be answered within it, on a busy machine too.
  const auto patience = std::chrono::seconds(2);
  const auto begin = std::chrono::steady_clock::now();
  const std::pair<const char*, Outcome> all[] = {
      {"", Outcome::unusable}, {"RCPT", Outcome::later}, {".", Outcome::unsure}};
  for (const auto& [command, outcome] : all) {
    SCOPED_TRACE(command);
    const ScriptedServer server(smtp({{command, stay_silent}}));
    const Delivery delivery =
        client_of(server.port(), patience).send("n@example.org", "a@example.org", message);
    EXPECT_EQ(delivery.outcome, outcome);
    EXPECT_THAT(delivery.cause.format, HasSubstr("did not answer within"));
  }
  // libcurl waits for the answer to its good-bye too, for two minutes unless told otherwise: less
  // says that it was, on the slowest machine too.
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::minutes(2));
}

TEST(Smtp, NobodyListens) {
  const Delivery delivery = client_of(silent_port()).send("n@x.org", "a@x.org", message);
  EXPECT_EQ(delivery.outcome, Outcome::unusable);
  EXPECT_EQ(delivery.code, 0);
  EXPECT_THAT(delivery.cause.format, HasSubstr("does not answer"));
  EXPECT_FALSE(delivery.remedy.empty());
}

TEST(Smtp, WhatAServerSaysIsQuotedAndCannotSteerATerminal) {
  EXPECT_EQ(quoted(send_with({{"RCPT", "550 non\x1b[31m \xc3\xa9"}})), "550 non?[31m ??");
  EXPECT_EQ(quoted(send_with({{"RCPT", "550 " + std::string(400, 'x')}})).size(), 300U);
}

TEST(Smtp, WithoutTlsNothingIsSaidWhereTlsWasAskedFor) {
  for (const Security security : {Security::starttls, Security::tls}) {
    const ScriptedServer server(smtp());
    SmtpServer asked;
    asked.host = "127.0.0.1";
    asked.port = server.port();
    asked.security = security;
    asked.access.user = "u";
    asked.access.password = "p";
    const Delivery delivery = Smtp(asked).send("n@example.org", "a@example.org", message);
    EXPECT_EQ(delivery.outcome, Outcome::unusable);
    EXPECT_THAT(delivery.cause.format, HasSubstr("is not secure"));
    EXPECT_THAT(server.heard(), Not(Contains(StartsWith("MAIL"))));
    EXPECT_THAT(server.heard(), Not(Contains(StartsWith("AUTH"))));
  }
}

TEST(Smtp, ARefusedLogin) {
  const ScriptedServer server(
      smtp({{"EHLO", "250-here\r\n250 AUTH PLAIN"}, {"AUTH", "535 wrong password"}}));
  SmtpServer asked;
  asked.host = "127.0.0.1";
  asked.port = server.port();
  asked.security = Security::none;
  asked.access.user = "u";
  asked.access.password = "très secret";
  const Delivery delivery = Smtp(asked).send("n@example.org", "a@example.org", message);
  EXPECT_EQ(delivery.outcome, Outcome::unusable);
  EXPECT_THAT(delivery.cause.format, HasSubstr("refused the user or the password"));
  EXPECT_THAT(server.heard(), Not(Contains(StartsWith("MAIL"))));
}

TEST(Smtp, ProbingSendsNothing) {
  const ScriptedServer server(smtp());
  EXPECT_EQ(client_of(server.port()).probe().outcome, Outcome::accepted);
  EXPECT_THAT(server.heard(), Not(Contains(StartsWith("MAIL"))));
  EXPECT_EQ(client_of(silent_port()).probe().outcome, Outcome::unusable);
}

// RFC 7628 names the mechanism; this one is Microsoft's and Google's: user=…^Aauth=Bearer …^A^A.
TEST(Smtp, ATokenLogsInWhereThereIsNoPassword) {
  const ScriptedServer server(smtp({{"EHLO", "250-here\r\n250 AUTH LOGIN PLAIN XOAUTH2"},
                                    {"AUTH XOAUTH2", "334 "},
                                    {"dXNlcj", "235 welcome"}}));
  SmtpServer asked;
  asked.host = "127.0.0.1";
  asked.port = server.port();
  asked.security = Security::none;
  asked.access.user = "ctg@example.org";
  asked.access.token = "jeton";
  EXPECT_EQ(Smtp(asked).send("n@example.org", "c@example.org", message).outcome, Outcome::accepted);
  EXPECT_THAT(server.heard(),
              Contains(StartsWith("dXNlcj1jdGdAZXhhbXBsZS5vcmcBYXV0aD1CZWFyZXIgamV0b24BAQ==")));
}

}  // namespace
}  // namespace gouvernail::net
