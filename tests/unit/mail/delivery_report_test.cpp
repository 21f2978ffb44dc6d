// SPDX-License-Identifier: MPL-2.0
// What servers say of mails that did not arrive, as they write it.
#include "mail/delivery_report.h"

#include <gmock/gmock.h>

#include "base/mail_status.h"
#include "mail/incoming.h"

namespace gouvernail::mail::delivery_report_test {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

Bounce only(const std::string& group, const std::string& of_mail = "Reporting-MTA: dns; x") {
  const DeliveryReport report = read_delivery_status(of_mail + "\r\n\r\n" + group);
  EXPECT_THAT(report.failed, SizeIs(1)) << group;
  return report.failed.empty() ? Bounce{} : report.failed.front();
}

TEST(DeliveryReport, TellsItsStatusHoweverItIsWritten) {
  const auto status = [](const std::string& lines) {
    const int code =
        only("Final-Recipient: rfc822; a@example.org\r\nAction: failed\r\n" + lines).status;
    return code == 0 ? "" : base::mail_status_text(code);
  };
  EXPECT_EQ(status("Status: 5.1.1\r\n"), "5.1.1");
  EXPECT_EQ(status("Status: 5.1.1 (bad destination mailbox)\r\n"), "5.1.1");
  EXPECT_EQ(status("Status: 511\r\n"), "5.1.1");
  EXPECT_EQ(status("Diagnostic-Code: smtp; 550 5.1.1 <a@example.org>: no such user\r\n"), "5.1.1");
  EXPECT_EQ(status("Diagnostic-Code: smtp;550-5.1.1 no such user\r\n"), "5.1.1");
  EXPECT_EQ(status("Diagnostic-Code: smtp;550 511 unknown\r\n"), "550");
  EXPECT_EQ(status("Status: 5.0.0\r\nDiagnostic-Code: smtp; 554\r\n 5.7.1 refused\r\n"), "5.7.1");
  EXPECT_EQ(status("Status: 5.0.0\r\nDiagnostic-Code: smtp; 554 refused\r\n"), "554");
  EXPECT_EQ(status("Status: 5.7.133\r\n"), "");
  EXPECT_EQ(status("Status: 9.9.9\r\n"), "");
}

TEST(DeliveryReport, NamesTheMailAndWhoDidNotGetIt) {
  const Bounce bounce = only(
      "Original-Recipient: rfc822; claire+2Bdgs@example.org\r\n"
      "Final-Recipient: rfc822; <claire@elsewhere.example.org>\r\nAction: Failed (expired)\r\n",
      "Original-Envelope-Id: abc@example.org\r\nX-Original-Message-ID: <m1@example.org>");
  EXPECT_EQ(bounce.recipient, "claire+dgs@example.org");
  EXPECT_EQ(bounce.final_recipient, "claire@elsewhere.example.org");
  EXPECT_EQ(bounce.envelope_id, "abc@example.org");
  EXPECT_EQ(bounce.message_id, "m1@example.org");
}

TEST(DeliveryReport, KnowsWhatIsOnlyLate) {
  const DeliveryReport report = read_delivery_status(
      "Final-Recipient: rfc822; a@example.org\nAction: delayed\nStatus: 4.4.1\n\n"
      "Final-Recipient: rfc822; b@example.org\nAction: relayed\nStatus: 2.0.0\n\n"
      "Final-Recipient: rfc822; c@example.org\nStatus: 4.2.0\n\n"
      "Final-Recipient: rfc822; d@example.org\nStatus: 5.2.2\n");
  ASSERT_THAT(report.delayed, SizeIs(2));
  EXPECT_EQ(report.delayed[1].recipient, "c@example.org");
  ASSERT_THAT(report.failed, SizeIs(1));
  EXPECT_EQ(report.failed[0].recipient, "d@example.org");
}

TEST(DeliveryReport, InWordsNamesAddresses) {
  const Incoming notice = read_message(
      "From: MAILER-DAEMON@mx.example.org\r\n\r\nHi. This is the qmail-send program.\r\n\r\n"
      "<a@example.org>:\r\n550 no mailbox here by that name\r\n\r\n"
      "--- Below this line is a copy of the message.\r\n\r\nMessage-ID: <m1@example.org>\r\n");
  EXPECT_TRUE(notice.automatic);
  ASSERT_THAT(notice.bounces, SizeIs(1));
  EXPECT_EQ(notice.bounces[0].recipient, "a@example.org");
  EXPECT_EQ(notice.bounces[0].message_id, "m1@example.org");
  EXPECT_TRUE(notice.bounces[0].said_in_words);
  EXPECT_THAT(read_message("From: a@example.org\r\n\r\nb@example.org\r\n").bounces, IsEmpty());
}

std::string letter(const std::string& type, const std::string& body) {
  return "From: a@example.org\r\nMIME-Version: 1.0\r\nContent-Type: " + type + "\r\n\r\n" + body;
}

TEST(Incoming, APageWithoutAnotherTextIsReadWithoutItsMarks) {
  EXPECT_EQ(read_message(letter("text/html; charset=utf-8",
                                "<html><head><style>p { x }</style><title>t</title></head>\n"
                                "<!-- <p>no</p> --><P>Oui, je serai l&agrave; &#x1F600;&amp;</P>"
                                "<script>a < b</script><div>\n  Claire<br/></div></html>"))
                .text,
            "Oui, je serai là 😀&\n\nClaire");
  EXPECT_EQ(read_message(letter("multipart/alternative; boundary=b",
                                "--b\r\nContent-Type: text/plain\r\n\r\n \r\n"
                                "--b\r\nContent-Type: text/html\r\n\r\n<b>Non<\r\n--b--\r\n"))
                .text,
            "Non<");
  EXPECT_EQ(read_message(letter("text/html", "&#xD800;&#99999999999;&unknown;<!--")).text,
            "&#99999999999;&unknown;");
}

std::string text_of_page(const std::string& page) {
  return read_message(letter("text/html; charset=utf-8", page)).text;
}

TEST(Incoming, NothingOfALetterIsLostWithTheMarksOfItsPage) {
  const std::string no = "Je ne viendrai pas.";
  for (const std::string& page :
       {"<html><Head><Style>p { x }</sTyle></hEad><body>" + no + "</body>",
        "<html><Head>\n<body>" + no + "</body>", "<HEAD><title>t</TITLE><BODY>" + no,
        "<title>t</title>" + no, "<head><p>t</p></Head\n>" + no, "<Script>a < b</scripT >" + no,
        "<style>" + no, "<script/>" + no, "<head><header>" + no, "<!-- <p>x</p> -->" + no,
        "<!--" + no, "<!DOCTYPE html><?xml version='1'?>" + no, "<P\n>" + no + "</P"}) {
    EXPECT_THAT(text_of_page(page), testing::StartsWith(no)) << page;
  }
  EXPECT_EQ(text_of_page("<p>Si x < y. Je viendrai.</p><p>Oui</p>"),
            "Si x < y. Je viendrai.\n\nOui");
  EXPECT_EQ(text_of_page("x <y. Je viendrai.<br>Oui <3"), "x <y. Je viendrai.\nOui <3");
  EXPECT_EQ(text_of_page("Je viens <"), "Je viens <");
}

TEST(Incoming, APageOfManyOpenMarksCostsLittle) {
  std::string page;
  for (int i = 0; i < 200'000; ++i) page += "<style><!--<head><a <";
  EXPECT_THAT(text_of_page(page + "Oui"), testing::StartsWith("<a <"));
}

TEST(Incoming, ATextIsReadInWhateverLettersAndWhereverItStands) {
  std::string wide;
  for (const char c : std::string("Oui")) wide += std::string(1, c) + '\0';
  EXPECT_EQ(read_message(letter("text/plain; charset=utf-16le", wide)).text, "Oui");
  EXPECT_EQ(read_message(letter("multipart/mixed; boundary=a",
                                "--a\r\nContent-Type: text/plain\r\nContent-Disposition: "
                                "attachment; filename=n.txt\r\n\r\nnote\r\n--a\r\nContent-Type: "
                                "multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: "
                                "multipart/alternative; boundary=c\r\n\r\n--c\r\nContent-Type: "
                                "text/plain\r\n\r\nOui\r\n--c--\r\n--b--\r\n--a--\r\n"))
                .text,
            "Oui");
}

TEST(Incoming, ADigestIsThatOfTheMailAndNotOfItsSecond) {
  const auto digest = [](const std::string& id, const std::string& text) {
    return read_message("From: a@example.org\r\nDate: Mon, 23 Nov 2026 09:00:00 +0100\r\n" + id +
                        "\r\n" + text + "\r\n")
        .digest;
  };
  const std::string one = digest("Message-ID: <1@x>\r\n", "Oui");
  EXPECT_EQ(digest("Message-ID: <1@x>\r\n", "Oui"), one);
  EXPECT_NE(digest("Message-ID: <2@x>\r\n", "Oui"), one);
  EXPECT_NE(digest("Message-ID: <1@x>\r\n", "Non"), one);
  EXPECT_NE(digest("", "Oui"), digest("", "Non"));
  const std::string empty = "Content-Type: text/x\r\n";
  EXPECT_NE(digest(empty, "Oui"), digest(empty, "Non"));
  EXPECT_EQ(digest("Received: by a\r\n", "Oui"), digest("Received: by b\r\n", "Oui"));
  EXPECT_NE(digest("", std::string(3000, 'x')), digest("", std::string(3000, 'x') + "y"));
}

TEST(Incoming, MailsOfAFileAreToldApart) {
  const std::string one =
      "From: a@example.org\r\n\r\nOui.\r\n\r\nFrom here on\r\nit is text.\r\n\r\n";
  const std::string two = "Subject: x\r\n\r\n\r\nNon.\r\n";
  const std::string box = "From a@example.org Mon Nov 23 09:00:00 2026\r\n" + one +
                          "From b@example.org Mon Nov 23 09:00:00 2026\r\n" + two;
  EXPECT_THAT(mails_in(box), testing::ElementsAre(one, two));
  EXPECT_THAT(mails_in(one), testing::ElementsAre(one));
  EXPECT_THAT(mails_in(""), testing::ElementsAre(""));
  EXPECT_THAT(mails_in("From x"), IsEmpty());
}

TEST(Incoming, WhatAMachineReportsIsNobodysAnswer) {
  EXPECT_TRUE(read_message(letter("multipart/report; boundary=b",
                                  "--b\r\nContent-Type: text/plain\r\n\r\nOui\r\n--b\r\n"
                                  "Content-Type: message/disposition-notification\r\n\r\n"
                                  "Disposition: manual-action; displayed\r\n--b--\r\n"))
                  .automatic);
}

}  // namespace
}  // namespace gouvernail::mail::delivery_report_test
