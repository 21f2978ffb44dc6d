// SPDX-License-Identifier: MPL-2.0
// Mails that hold no calendar: of guests who just write, and of servers that tell of a mail of
// ours.
#include <gmock/gmock.h>

#include "app/answers.h"
#include "app/decide_answer.h"
#include "reports/waiting_words.h"
#include "unit/app/example_workspace.h"

namespace gouvernail::test::letters_test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

const std::string council = "copil-2026-12-10";
const std::string dgs = "dgs@cchpm.example.org";
const std::string date = "Date: Tue, 24 Nov 2026 10:30:00 +0100\r\n";

// dgs was invited to the steering committee of 10 December by a mail of ours.
struct Letters : ExampleWorkspace {
  Letters() {
    invite(council);
    mail("REQUEST", "r1");
  }
  void invite(const std::string& uid) const {
    app::Opened here = opened();
    records::InvitationRevision revision;
    revision.uid = uid;
    revision.dtstamp = *calendar::parse_ical_utc("20261120T080000Z");
    revision.method = governance::RevisionMethod::request;
    revision.content_sha256 = std::string(64, 'a');
    revision.recipients = {dgs};
    app::record(here, {records::RecordInvitation{revision}});
  }
  static app::Incoming letter(const std::string& from, const std::string& text = "Oui je serai là",
                              const std::string& headers = "") {
    return {"lettre.eml", "From: " + from + "\r\n" + date + headers +
                              "Content-Type: text/plain; charset=utf-8\r\n\r\n" + text + "\r\n"};
  }
  // Of a server; `rest` are the parts behind the status.
  static app::Incoming report(const std::string& group, const std::string& rest = "",
                              const std::string& headers = "") {
    return {
        "retour.eml",
        "From: MAILER-DAEMON@example.org\r\n" + date + headers +
            "MIME-Version: 1.0\r\nContent-Type: multipart/report; boundary=b\r\n\r\n"
            "--b\r\nContent-Type: text/plain\r\n\r\nSorry.\r\n"
            "--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; x\r\n\r\n" +
            group + "\r\n" + rest + "--b--\r\n"};
  }
  static std::string failed(const std::string& recipient) {
    return "Final-Recipient: rfc822; " + recipient + "\r\nAction: failed\r\nStatus: 5.1.1\r\n";
  }
  app::Taken take(const std::vector<app::Incoming>& incoming) const {
    app::Opened here = opened();
    return app::take_answers(here, incoming);
  }
  // dgs was invited to that session too.
  void mail_another(const std::string& uid, const std::string& body, const std::string& on) const {
    app::Opened here = opened();
    governance::Meeting next = recorded(council);
    next.uid = uid;
    next.body = body;
    next.day = day(on);
    next.end.reset();
    app::record(here, {records::PutMeeting{next}});
    records::OutgoingMail second;
    second.kind = records::invitation_kind;
    second.subject = uid;
    second.revision = "0";
    second.method = records::request_method;
    second.sender = "pilote@cchpm.example.org";
    second.recipient = dgs;
    second.message_id = "autre@cchpm.example.org";
    second.message = "x";
    app::record(here, {records::QueueMail{second}});
    const auto id = app::open_record(workspace).database->outbox().back().id;
    app::open_record(workspace).database->settle_mail(id, records::MailState::sent, {}, {}, 250);
  }
  std::vector<std::string> told() const {
    std::vector<std::string> words;
    for (const auto& one : app::waiting_answers(opened())) {
      words.push_back(one.uid + ": " + english().text(reports::waiting_words(one, english())));
    }
    return words;
  }
  std::vector<records::MailState> states() const {
    std::vector<records::MailState> all;
    for (const auto& one : app::open_record(workspace).database->outbox()) all.push_back(one.state);
    return all;
  }
};

TEST_F(Letters, AGuestWhoJustWritesWaitsAtTheSessionThatIsNext) {
  const app::Taken taken = take({letter(dgs)});
  EXPECT_EQ(taken.waiting, 1);
  EXPECT_EQ(taken.others, 0);
  EXPECT_THAT(told(), ElementsAre(council + ": " + dgs +
                                  " writes, in answer to no mail from here: “Oui je serai là”"));
  EXPECT_EQ(take({letter(dgs)}).repeated, 1);
  app::Opened here = opened();
  app::DecideAnswer request{1, true, {}};
  request.says = governance::Answer::accepted;
  app::decide(here, request, day("2026-11-24"));
  const auto answers = app::open_record(workspace).database->answers();
  ASSERT_THAT(answers, SizeIs(1));
  EXPECT_EQ(answers[0].meeting, council);
  EXPECT_EQ(take({letter(dgs)}).repeated, 1);
}

TEST_F(Letters, OfSeveralSessionsAllAreNamedAndOneIsChosen) {
  const std::string other = "copil-2027-01-14";
  mail_another(other, "copil", "2027-01-14");
  EXPECT_EQ(take({letter(dgs)}).waiting, 1);
  EXPECT_THAT(told(), ElementsAre(HasSubstr("; it may be about ")));
  app::DecideAnswer request{1, true, {}};
  request.says = governance::Answer::declined;
  app::Opened now = opened();
  EXPECT_THROW(app::decide(now, request, day("2026-11-24")), base::Failure);
  request.meeting = other;
  app::decide(now, request, day("2026-11-24"));
  EXPECT_EQ(app::open_record(workspace).database->answers().at(0).meeting, other);
}

// What a mail is called says of which session its words are.
TEST_F(Letters, TheSessionThatASubjectNamesComesFirst) {
  mail_another("cotech-2027-01-14", "cotech", "2027-01-14");
  const std::string named = "cotech-2027-01-14: ";
  const std::vector<std::pair<std::string, std::string>> subjects = {
      {"=?utf-8?q?R=C3=A9ponse_au_COTECH?=", named},
      {"Re: jeudi 14 janvier 2027, 14h", named},
      {"Re: (le 14 janvier)", named},
      {"votre invitation du 14/01", named},
      {"COPIL du 10/12/2026", council},
      {"le 15 janvier", council},
      {"Bonjour", council}};
  for (std::size_t i = 0; i < subjects.size(); ++i) {
    const auto& [subject, uid] = subjects[i];
    EXPECT_EQ(take({letter(dgs, "Oui", "Subject: " + subject + "\r\n")}).waiting, 1);
    EXPECT_THAT(told().back(), testing::StartsWith(uid)) << subject;
  }
  EXPECT_THAT(told().back(), HasSubstr("Bonjour\nOui"));
}

// Invited by others than this workspace, as its seats say.
TEST_F(Letters, AGuestWhoWasNotAskedFromHereWaitsToo) {
  EXPECT_EQ(take({letter("msa@msa.example.org")}).waiting, 1);
  EXPECT_THAT(told(), SizeIs(1));
}

TEST_F(Letters, WhoIsKnownAndNobodysGuestIsTold) {
  const app::Taken taken =
      take({letter("mobilite@cchpm.example.org"), letter("mobilite@cchpm.example.org", "Oui")});
  EXPECT_EQ(taken.others, 2);
  ASSERT_THAT(taken.diagnostics, SizeIs(1));
  EXPECT_EQ(taken.diagnostics[0].code, "no-session-asked");
}

TEST_F(Letters, WhoeverIsNotKnownIsCounted) {
  const app::Taken taken = take({letter("inconnu@ailleurs.example.org")});
  EXPECT_EQ(taken.strangers, 1);
  EXPECT_EQ(taken.waiting + taken.others, 0);
  EXPECT_EQ(take({letter(dgs, "Je suis absent, oui", "Auto-Submitted: auto-replied\r\n")}).others,
            1);
  EXPECT_THAT(told(), IsEmpty());
}

TEST_F(Letters, TwoMailsOfOneSecondAreTwo) {
  const std::string bound = "In-Reply-To: <r1-" + dgs + ">\r\n";
  EXPECT_EQ(take({letter(dgs, "Oui", bound), letter(dgs, "Non", bound)}).waiting, 2);
  EXPECT_EQ(take({letter(dgs, "Oui", bound + "Message-ID: <1@x>\r\n"),
                  letter(dgs, "Oui", bound + "Message-ID: <2@x>\r\n")})
                .waiting,
            2);
  EXPECT_EQ(take({letter(dgs, "Non", bound)}).repeated, 1);
  EXPECT_THAT(told(), SizeIs(4));
}

TEST_F(Letters, MailsOfOneFileAreAllTaken) {
  const std::string box = "From x Mon Nov 23 09:00:00 2026\r\n" + letter(dgs, "Oui").bytes +
                          "\r\nFrom x Mon Nov 23 09:00:00 2026\r\n" + letter(dgs, "Non").bytes;
  EXPECT_EQ(take({{"boite", box}}).waiting, 2);
}

TEST_F(Letters, WhoSendsOurInvitationBackWritesBesideIt) {
  const std::string beside =
      "From: " + dgs + "\r\n" + date +
      "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n"
      "Content-Type: text/plain\r\n\r\nOui\r\n--b\r\nContent-Type: text/calendar; "
      "method=REQUEST\r\n\r\nBEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nUID:" +
      council + "\r\nDTSTAMP:20261120T080000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n--b--\r\n";
  EXPECT_EQ(take({{"a.eml", beside}}).waiting, 1);
  std::string others = beside;
  const std::string named = "UID:" + council;
  // A name that only begins so, or that stands elsewhere in it, is none of ours.
  for (const std::string& private_one :
       {std::string("UID:another"), named + "-anniversaire",
        "UID:another\r\nDESCRIPTION:Voir UID:" + council,
        "UID:another\r\nBEGIN:VALARM\r\n" + named + "\r\nEND:VALARM"}) {
    std::string others = beside;
    others.replace(others.find(named), named.size(), private_one);
    EXPECT_EQ(take({{"a.eml", others}}).waiting, 0) << private_one;
  }
  // However its line is written.
  for (const std::string& ours :
       {std::string("UID:copil-\r\n 2026-12-10"), "uid;X-A=b:" + council}) {
    std::string folded = beside;
    folded.replace(folded.find(named), named.size(), ours);
    folded.replace(folded.find("Oui"), 3, ours);
    EXPECT_EQ(take({{"a.eml", folded}}).waiting, 1) << ours;
  }
}

TEST_F(Letters, AReportNamesItsMailInManyWays) {
  const std::string id = "r1-" + dgs;
  const auto headers = [&](const std::string& type) {
    return "--b\r\nContent-Type: " + type + "\r\n\r\nMessage-ID:\r\n <" + id + ">\r\n\r\n";
  };
  for (const app::Incoming& one :
       {report(failed(dgs), headers("text/rfc822-headers")),
        report(failed(dgs), headers("message/rfc822")),
        report(failed(dgs), headers("message/global-headers")),
        report(failed(dgs), "", "In-Reply-To: <" + id + ">\r\n"),
        report(failed(dgs), "", "References: <a@b> <" + id + ">\r\n"),
        report("Original-Envelope-Id: " + id + "\r\n\r\n" + failed(dgs)),
        report("X-Original-Message-ID: <" + id + ">\r\n\r\n" + failed(dgs)),
        report("Original-Recipient: rfc822;" + dgs + "\r\n" + failed("autre@example.org"),
               headers("message/rfc822"))}) {
    const app::Taken taken = take({one});
    EXPECT_EQ(taken.bounced + taken.repeated, 1) << one.bytes;
  }
  EXPECT_EQ(states(), std::vector{records::MailState::refused});
  EXPECT_EQ(app::open_record(workspace).database->outbox().at(0).reply, 511);
}

TEST_F(Letters, AReportThatNamesNoMailWaitsByWhomItWentTo) {
  const app::Taken taken = take({report(failed("DGS@cchpm.example.org"))});
  EXPECT_EQ(taken.waiting, 1);
  EXPECT_EQ(taken.bounced + taken.others, 0);
  EXPECT_THAT(told(), ElementsAre(council + ": a mail to " + dgs +
                                  " did not arrive, and which one it was is not said: did " + dgs +
                                  " get this one?"));
  EXPECT_EQ(take({report(failed("DGS@cchpm.example.org"))}).repeated, 1);
  EXPECT_EQ(states(), std::vector{records::MailState::sent});
  app::Opened here = opened();
  app::decide(here, {1, true, {}}, day("2026-11-24"));
  EXPECT_EQ(states(), std::vector{records::MailState::refused});
}

// Of a server that says no day; the clock goes on between two readings.
TEST_F(Letters, AReportWithoutADateWaitsOnce) {
  app::Incoming undated =
      report(failed("ailleurs@example.org"), "", "In-Reply-To: <r1-" + dgs + ">\r\n");
  undated.bytes.erase(undated.bytes.find(date), date.size());
  EXPECT_EQ(take({undated}).waiting, 1);
  ::setenv("GOUVERNAIL_NOW", "20261124T110000Z", 1);
  EXPECT_EQ(take({undated}).repeated, 1);
}

TEST_F(Letters, AReportOnWhomNothingWentToIsTold) {
  const app::Taken taken = take({report(failed("mobilite@cchpm.example.org"))});
  ASSERT_THAT(taken.diagnostics, SizeIs(1));
  EXPECT_EQ(taken.diagnostics[0].code, "undeliverable");
  EXPECT_EQ(take({report(failed("inconnu@ailleurs.example.org"))}).others, 1);
  EXPECT_THAT(told(), IsEmpty());
}

TEST_F(Letters, WhatIsLateIsCountedAndNobodysAnswer) {
  const app::Taken taken = take(
      {report("Final-Recipient: rfc822; " + dgs + "\r\nAction: delayed\r\nStatus: 4.4.1\r\n")});
  EXPECT_EQ(taken.delayed, 1);
  EXPECT_EQ(taken.waiting + taken.bounced + taken.others, 0);
  EXPECT_EQ(states(), std::vector{records::MailState::sent});
}

TEST_F(Letters, AServerThatWritesInWordsIsReadByAPerson) {
  const app::Taken taken =
      take({letter("MAILER-DAEMON@mx.example.org",
                   "<inconnu@x.example.org> and <" + dgs + ">: 550 no such mailbox")});
  EXPECT_EQ(taken.waiting, 1);
  EXPECT_EQ(states(), std::vector{records::MailState::sent});
  EXPECT_EQ(take({letter("postmaster@mx.example.org", "disk full")}).others, 1);
}

}  // namespace
}  // namespace gouvernail::test::letters_test
