// SPDX-License-Identifier: MPL-2.0
// Mails as bytes, and back.
#include "mail/message.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "mail/incoming.h"

namespace gouvernail::mail {
namespace {

Message sample() {
  Message m;
  m.id = "0123456789abcdef@example.org";
  m.date = calendar::UtcTime{std::chrono::seconds{1'770'000'000}};
  m.from = {"Chargée de coopération", "pilote@example.org"};
  m.to = {"Zoé \"Z\" O'Neil, élue", "zoe@example.org"};
  m.subject = "Invitation : comité de pilotage, mardi 13 octobre 2026 à 14 h 🎉";
  m.plain = "Bonjour,\n\nOrdre du jour : été\n.\n..seul\n";
  m.html = "<p>Bonjour</p>";
  m.calendar = {"REQUEST", "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nX:é\r\nEND:VCALENDAR\r\n",
                "invitation.ics"};
  return m;
}

TEST(Message, G22_SevenBitsCrlfAndShortLines) {
  const std::string bytes = compose(sample());
  EXPECT_TRUE(std::all_of(bytes.begin(), bytes.end(), [](unsigned char c) { return c < 0x80; }));
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t end = bytes.find('\n', at);
    ASSERT_NE(end, std::string::npos);
    ASSERT_GT(end, at);
    EXPECT_EQ(bytes[end - 1], '\r');
    EXPECT_LE(end - at, 999U);
    at = end + 1;
  }
}

TEST(Message, TheSameValuesGiveTheSameBytes) { EXPECT_EQ(compose(sample()), compose(sample())); }

TEST(Message, G21_TheCalendarComesBackByteForByte) {
  const Incoming read = read_message(compose(sample()));
  EXPECT_EQ(read.id, sample().id);
  EXPECT_EQ(read.from, "pilote@example.org");
  ASSERT_EQ(read.calendars.size(), 1U) << "the attachment holds the same";
  EXPECT_EQ(read.calendars[0], sample().calendar->bytes);
}

TEST(Message, NoFieldCanCreateAHeader) {
  Message m = sample();
  m.subject = "a\r\nBcc: x@example.org";
  m.to.name = "b\r\nBcc: x@example.org";
  m.from.name = "c\nX-Evil: 1";
  const std::string bytes = compose(m);
  EXPECT_EQ(bytes.find("\nBcc:"), std::string::npos);
  EXPECT_EQ(bytes.find("\nX-Evil:"), std::string::npos);
}

TEST(Message, D1_FilesFollowTheAlternativeOfTheTexts) {
  Message m = sample();
  m.calendar.reset();
  const std::string without = compose(m);
  EXPECT_EQ(without.find("multipart/mixed"), std::string::npos);
  m.attachments = {{"application/ics", "BEGIN:VCALENDAR\r\nX:é\r\nEND:VCALENDAR\r\n", "a.ics"},
                   {"text/plain", "b", "b.txt"}};
  const std::string bytes = compose(m);
  const auto at = [&](const std::string& text) { return bytes.find(text); };
  ASSERT_NE(at("multipart/mixed"), std::string::npos);
  EXPECT_LT(at("multipart/mixed"), at("multipart/alternative"));
  EXPECT_LT(at("text/html"), at("application/ics"));
  EXPECT_LT(at("filename=a.ics"), at("filename=b.txt"));
  EXPECT_NE(at("filename=b.txt"), std::string::npos);
  const Incoming read = read_message(bytes);
  ASSERT_EQ(read.calendars.size(), 1U);
  EXPECT_EQ(read.calendars[0], m.attachments[0].bytes);
}

TEST(Message, PlainTextAlone) {
  Message m = sample();
  m.html.clear();
  m.calendar.reset();
  m.headers = {{"Auto-Submitted", "auto-generated"}};
  const std::string bytes = compose(m);
  EXPECT_NE(bytes.find("Auto-Submitted: auto-generated\r\n"), std::string::npos);
  EXPECT_EQ(bytes.find("multipart"), std::string::npos);
}

TEST(Incoming, I1_ForwardedMailsAreLookedInto) {
  const std::string inner = compose(sample());
  const std::string outer =
      "From: b@example.org\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; "
      "boundary=\"x\"\r\n\r\n--x\r\nContent-Type: message/rfc822\r\n\r\n" +
      inner + "\r\n--x--\r\n";
  const Incoming read = read_message(outer);
  EXPECT_EQ(read.from, "b@example.org");
  EXPECT_EQ(read.calendars.size(), 1U);
}

TEST(Incoming, I1_Latin1BecomesUtf8) {
  const Incoming read = read_message(
      "From: b@example.org\r\nContent-Type: text/calendar; charset=iso-8859-1\r\n"
      "Content-Transfer-Encoding: 8bit\r\n\r\nX:\xE9t\xE9\r\n");
  ASSERT_EQ(read.calendars.size(), 1U);
  EXPECT_EQ(read.calendars[0], "X:été\r\n");
}

TEST(Incoming, I17_ALongTextIsCutBetweenLetters) {
  const std::string before = "From: b@example.org\r\nContent-Type: text/plain\r\n\r\n";
  for (const std::string letter : {"é", "€", "🎉"}) {
    for (std::size_t length = 1996; length <= 2000; ++length) {
      const std::string begins = "été " + std::string(length - 6, 'x');
      const Incoming read = read_message(before + begins + letter + "fin");
      const bool fits = length + letter.size() <= 2000;
      EXPECT_EQ(read.text.substr(0, length + letter.size()), fits ? begins + letter : begins);
      EXPECT_LE(read.text.size(), 2000U);
    }
  }
  // What was Windows-1252 grows as it is converted.
  EXPECT_EQ(read_message(before + std::string(1500, '\x80')).text.size(), 1998U);
}

TEST(Incoming, WhatAMachineWroteSaysSo) {
  const auto automatic = [](const std::string& header) {
    return read_message("From: b@example.org\r\n" + header + "\r\n\r\nJe suis absent.\r\n")
        .automatic;
  };
  for (const char* header :
       {"Auto-Submitted: auto-replied", "auto-submitted: Auto-Generated; owner-email=\"a@b\"",
        "Auto-Submitted: auto-replied (vacation)", "Precedence: auto_reply", "X-Autoreply: yes",
        "X-Autorespond: Absence", "X-Auto-Response-Suppress: All",
        "X-Auto-Response-Suppress: DR, OOF, AutoReply"}) {
    EXPECT_TRUE(automatic(header)) << header;
  }
  for (const char* header : {"Subject: oui", "Auto-Submitted: no", "Auto-Submitted: No; x=y",
                             "Auto-Submitted:", "Precedence: list", "X-Autoreply: no",
                             "X-Auto-Response-Suppress: DR, RN"}) {
    EXPECT_FALSE(automatic(header)) << header;
  }
}

TEST(Incoming, I17_HostileMailsEnd) {
  EXPECT_TRUE(read_message("").calendars.empty());
  EXPECT_TRUE(read_message(std::string(100'000, '\0')).calendars.empty());
  std::string nested = "From: a@example.org\r\n";
  for (int i = 0; i < 300; ++i) {
    const std::string b = "b" + std::to_string(i);
    nested += "Content-Type: multipart/mixed; boundary=" + b + "\r\n\r\n--" + b + "\r\n";
  }
  read_message(nested);
  std::string mails = "From: a@example.org\r\nContent-Type: message/rfc822\r\n\r\n";
  for (int i = 0; i < 12; ++i) mails += mails.substr(0, 60);
  read_message(mails);
  EXPECT_THROW(read_message(std::string(longest_mail + 1, 'x')), std::length_error);
}

TEST(Incoming, TellsMailsFromCalendars) {
  EXPECT_TRUE(is_mail("From: a@example.org\r\n\r\n"));
  EXPECT_TRUE(is_mail("Received: by x\r\n"));
  EXPECT_TRUE(is_mail("From a@example.org Mon Jan 5 10:00:00 2026\nFrom: a\n"));
  EXPECT_FALSE(is_mail("BEGIN:VCALENDAR\r\n"));
  EXPECT_FALSE(
      is_mail("\xEF\xBB\xBF"
              "BEGIN:VCALENDAR\r\n"));
  EXPECT_FALSE(is_mail("\r\nBEGIN:VCALENDAR\r\n"));
  EXPECT_FALSE(is_mail(""));
}

}  // namespace
}  // namespace gouvernail::mail
