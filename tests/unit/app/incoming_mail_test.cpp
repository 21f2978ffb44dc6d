// SPDX-License-Identifier: MPL-2.0
// One mail of a batch costs no other its answer, whatever it holds.
#include <gmock/gmock.h>

#include "app/answers.h"
#include "app/decide_answer.h"
#include "reports/waiting_words.h"
#include "unit/app/example_workspace.h"

namespace gouvernail::test::incoming_mail_test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const std::string council = "copil-2026-12-10";
const std::string dgs = "dgs@cchpm.example.org";

// dgs was invited to the steering committee of 10 December by a mail of ours.
struct IncomingMail : ExampleWorkspace {
  IncomingMail() {
    app::Opened here = opened();
    records::InvitationRevision revision;
    revision.uid = council;
    revision.dtstamp = *calendar::parse_ical_utc("20261120T080000Z");
    revision.method = governance::RevisionMethod::request;
    revision.content_sha256 = std::string(64, 'a');
    revision.recipients = {dgs};
    app::record(here, {records::RecordInvitation{revision}});
    mail("REQUEST", "r1");
  }

  static app::Incoming words(const std::string& headers, const std::string& text = "Oui.") {
    return {"mots.eml", headers + "In-Reply-To: <r1-" + dgs +
                            ">\r\nDate: Mon, 23 Nov 2026 09:00:00 +0100\r\n"
                            "Content-Type: text/plain; charset=utf-8\r\n\r\n" +
                            text + "\r\n"};
  }
  static app::Incoming answer(const std::string& stamp = "20261123T080000Z",
                              const std::string& more = "") {
    return {"réponse.ics",
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nUID:" + council +
                "\r\nDTSTAMP:" + stamp + "\r\nSEQUENCE:0\r\n" + more +
                "ATTENDEE;PARTSTAT=ACCEPTED:mailto:" + dgs + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"};
  }
  static app::Incoming bounce(const std::string& recipient,
                              const std::string& id = "r1-dgs@cchpm.example.org") {
    return {"retour.eml",
            "From: MAILER-DAEMON@example.org\r\nDate: Mon, 23 Nov 2026 09:00:00 +0100\r\n"
            "MIME-Version: 1.0\r\nContent-Type: multipart/report; "
            "report-type=delivery-status; boundary=\"b\"\r\n\r\n"
            "--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; "
            "example.org\r\n\r\n" +
                (recipient.empty() ? "" : "Final-Recipient: rfc822; " + recipient + "\r\n") +
                "Action: failed\r\nStatus: 5.1.1\r\n\r\n"
                "--b\r\nContent-Type: message/rfc822\r\n\r\nMessage-ID: <" +
                id + ">\r\nSubject: x\r\n\r\nx\r\n--b--\r\n"};
  }
  std::vector<records::MailState> states() const {
    std::vector<records::MailState> all;
    for (const auto& one : app::open_record(workspace).database->outbox()) {
      all.push_back(one.state);
    }
    return all;
  }
  // Of those that wait, the first.
  std::string decide(bool accept) const {
    app::Opened here = opened();
    const std::int64_t number = app::waiting_answers(here).at(0).number;
    return english().text(app::decide(here, {number, accept, {}}, day("2026-11-24")).done);
  }
  std::vector<std::string> told() const {
    std::vector<std::string> words;
    for (const auto& one : app::waiting_answers(opened())) {
      words.push_back(english().text(reports::waiting_words(one, english())));
    }
    return words;
  }
  app::Taken take(const std::vector<app::Incoming>& incoming) const {
    app::Opened here = opened();
    return app::take_answers(here, incoming);
  }
  std::size_t recorded_answers() const {
    return app::open_record(workspace).database->answers().size();
  }
  std::vector<records::Undecided> waiting() const {
    return app::open_record(workspace).database->undecided();
  }
};

TEST_F(IncomingMail, OneWithoutASenderBlocksNobodysAnswer) {
  for (const char* from : {"From: undisclosed:;\r\n", "From: \r\n", "From: moi\r\n",
                           "From: <\xE9l\xFC@example.org>\r\n", "From: \"a b\"@x\r\n", ""}) {
    const app::Taken taken = take({words(from), answer()});
    EXPECT_EQ(taken.others, 1) << from;
    EXPECT_EQ(taken.recorded + taken.repeated, 1) << from;
    EXPECT_THAT(taken.diagnostics, IsEmpty()) << from;
  }
  EXPECT_EQ(recorded_answers(), 1U);
  EXPECT_THAT(waiting(), IsEmpty());
}

TEST_F(IncomingMail, WhoSentItStandsForAnAuthorWhoHasNoAddress) {
  EXPECT_EQ(take({words("From: undisclosed:;\r\nSender: " + dgs + "\r\n")}).waiting, 1);
  EXPECT_EQ(waiting().at(0).attendee, dgs);
}

TEST_F(IncomingMail, WhatAMachineWroteIsNobodysAnswer) {
  const std::string from = "From: " + dgs + "\r\nAuto-Submitted: ";
  EXPECT_EQ(take({words(from + "auto-replied\r\n", "Je suis absent.")}).others, 1);
  EXPECT_THAT(waiting(), IsEmpty());
  EXPECT_EQ(take({words(from + "no\r\n")}).waiting, 1);
  // A diary that answers by itself does so with a calendar.
  const app::Taken taken =
      take({{"réponse.eml", from +
                                "auto-replied\r\nMIME-Version: 1.0\r\nContent-Type: "
                                "text/calendar; charset=utf-8; method=REPLY\r\n\r\n" +
                                answer().bytes}});
  EXPECT_EQ(taken.recorded, 1);
}

TEST_F(IncomingMail, OneThatCameBackFromItsOwnAddressDidNotArrive) {
  EXPECT_EQ(take({bounce("DGS@CCHPM.example.org")}).bounced, 1);
  EXPECT_EQ(states(), std::vector{records::MailState::refused});
  EXPECT_EQ(take({bounce("autre@example.org")}).repeated, 1);
}

TEST_F(IncomingMail, OneThatCameBackFromAnotherAddressWaits) {
  const app::Taken taken = take({bounce("autre@example.org"), bounce("")});
  EXPECT_EQ(taken.bounced, 0);
  EXPECT_EQ(taken.waiting, 2);
  EXPECT_EQ(taken.others, 0);
  EXPECT_EQ(states(), std::vector{records::MailState::sent});
  EXPECT_EQ(take({bounce("autre@example.org")}).repeated, 1);
  EXPECT_THAT(told(), ElementsAre("a mail to dgs@cchpm.example.org did not arrive at "
                                  "autre@example.org, which it was not sent to: did "
                                  "dgs@cchpm.example.org get it?",
                                  "a mail to dgs@cchpm.example.org did not arrive at ?, which it "
                                  "was not sent to: did dgs@cchpm.example.org get it?"));
  EXPECT_EQ(decide(false), "Answer 1 was set aside.");
  EXPECT_EQ(states(), std::vector{records::MailState::sent});
  EXPECT_EQ(decide(true),
            "The mails to dgs@cchpm.example.org count as refused by its server: correct the "
            "address, or try again.");
  EXPECT_EQ(states(), std::vector{records::MailState::refused});
  EXPECT_THAT(told(), IsEmpty());
  EXPECT_EQ(recorded_answers(), 0U);
}

TEST_F(IncomingMail, OneOfAnotherThatCameBackIsNothingHere) {
  EXPECT_EQ(take({bounce(dgs, "ailleurs@example.org")}).others, 1);
  EXPECT_THAT(waiting(), IsEmpty());
}

TEST_F(IncomingMail, ALongOneIsRecordedWhereverItIsCut) {
  for (std::size_t length = 1996; length <= 2000; ++length) {
    const std::string stamp = "20261123T08" + std::to_string(length - 1986) + "00Z";
    const app::Taken taken =
        take({answer(stamp, "COMMENT:" + std::string(length, 'x') + "ééé\r\n")});
    EXPECT_EQ(taken.recorded, 1) << length;
  }
  EXPECT_EQ(take({words("From: " + dgs + "\r\n", std::string(1999, 'x') + "é")}).waiting, 1);
  EXPECT_EQ(waiting().at(0).comment, std::string(1999, 'x'));
}

TEST_F(IncomingMail, WhatTheRecordRefusesIsToldAndTheOthersAreRecorded) {
  // The record keeps no day of the year 10000, which a stranger's answer has until it is decided.
  app::Incoming never = answer("99991231T240000Z");
  never.bytes.replace(never.bytes.find(dgs), dgs.size(), "inconnu@ailleurs.example.org");
  const app::Taken taken = take({never, answer(), words("From: " + dgs + "\r\n")});
  EXPECT_EQ(taken.recorded, 1);
  EXPECT_EQ(taken.waiting, 1);
  ASSERT_EQ(taken.diagnostics.size(), 1U);
  EXPECT_EQ(taken.diagnostics[0].code, "not-recorded");
  EXPECT_EQ(taken.diagnostics[0].position.file, "réponse.ics");
  EXPECT_EQ(taken.diagnostics[0].position.line, 4);
  EXPECT_EQ(recorded_answers(), 1U);
  EXPECT_EQ(waiting().size(), 1U);
}

TEST_F(IncomingMail, OfChangesTheRecordTakesWhatItCan) {
  app::Opened here = opened();
  records::Undecided nobodys;
  nobodys.meeting = council;
  records::Undecided ones = nobodys;
  ones.attendee = dgs;
  records::Undecided cut = ones;
  cut.comment = "\xC3";
  records::Undecided late = ones;
  late.dtstamp = calendar::UtcTime{*calendar::make_day(10000, 1, 1)};
  const auto refused =
      app::record_where_taken(here, {records::PutUndecided{nobodys}, records::PutUndecided{ones},
                                     records::PutUndecided{cut}, records::PutUndecided{late}});
  std::vector<std::string> why;
  for (const auto& [at, failure] : refused) {
    why.push_back(std::to_string(at) + " " + english().text(failure.cause()));
  }
  EXPECT_THAT(why, ElementsAre("0 “attendee” is empty",
                               "2 an answer to copil-2026-12-10 cannot be recorded as it is",
                               "3 an answer to copil-2026-12-10 cannot be recorded as it is"));
  EXPECT_EQ(waiting().size(), 1U);
  EXPECT_EQ(here.revision, revision());
  EXPECT_THAT(app::record_where_taken(here, {}), IsEmpty());
}

// A question stands beside the calendar that answers: both are kept.
TEST_F(IncomingMail, WhatAGuestWritesBesideHisAnswerWaits) {
  const auto beside = [](const std::string& text, const std::string& status = "DECLINED") {
    app::Incoming ics = answer("20261123T080000Z");
    const std::string yes = "ACCEPTED";
    ics.bytes.replace(ics.bytes.find(yes), yes.size(), status);
    return app::Incoming{"réponse.eml",
                         "From: " + dgs +
                             "\r\nDate: Mon, 23 Nov 2026 09:00:00 +0100\r\n"
                             "MIME-Version: 1.0\r\nContent-Type: multipart/alternative; "
                             "boundary=\"b\"\r\n\r\n--b\r\n"
                             "Content-Type: text/plain; charset=utf-8\r\n\r\n" +
                             text + "\r\n--b\r\nContent-Type: text/calendar; method=REPLY\r\n\r\n" +
                             ics.bytes + "--b--\r\n"};
  };
  const auto question = beside("Je suis en congé, peut-on décaler au 17 ?");
  const app::Taken taken = take({question});
  EXPECT_EQ(taken.recorded, 1);
  EXPECT_EQ(taken.waiting, 1);
  EXPECT_THAT(told(), ElementsAre(dgs + " answers in words: “Je suis en congé, peut-on décaler "
                                        "au 17 ?”"));
  EXPECT_EQ(take({question}).repeated, 2);
  // What says neither yes nor no, too.
  EXPECT_EQ(take({beside("Je ne sais pas encore.", "NEEDS-ACTION")}).waiting, 1);
  EXPECT_EQ(take({beside("Denis Durand has declined this invitation.")}).waiting, 0);
}

}  // namespace
}  // namespace gouvernail::test::incoming_mail_test
