// SPDX-License-Identifier: MPL-2.0
// The page of the answers: what is decided of those that wait, and files that are dropped there.
#include <gmock/gmock.h>

#include <algorithm>

#include "app/meetings.h"
#include "governance/answer.h"
#include "governance/people.h"
#include "records/answers.h"
#include "unit/web/browser.h"

namespace gouvernail::test {
namespace {

using testing::HasSubstr;
using testing::Not;

const std::string council = "copil-2026-12-10";
const std::string answers_page = "/reponses";

struct WebAnswers : WebWorkspace {
  std::string shown() {
    const http::Response page = browser.get(answers_page);
    EXPECT_EQ(page.status, 200);
    return page.body;
  }
  std::string done(const http::Response& response) {
    EXPECT_EQ(response.status, 303) << response.body;
    return response.status == 303 ? browser.follow(response).body : "";
  }
  // The invitation to the council that left on the 23rd, for that day.
  void invite(const std::string& when) const {
    records::InvitationRevision revision;
    revision.uid = council;
    revision.sequence = 0;
    revision.method = governance::RevisionMethod::request;
    revision.dtstamp = *calendar::parse_ical_utc("20261123T080000Z");
    revision.when = when;
    revision.content_sha256 = std::string(64, 'a');
    revision.recipients = {"dgs@cchpm.example.org"};
    app::Opened here = opened();
    app::record(here, {records::RecordInvitation{revision}});
  }
  void write(const std::string& from, const std::string& words) const {
    records::Undecided reply;
    reply.meeting = council;
    reply.doubt = records::Doubt::text;
    reply.attendee = reply.sender = from;
    reply.dtstamp = reply.received_at = *calendar::parse_ical_utc("20261124T080000Z");
    reply.comment = words;
    app::Opened here = opened();
    app::record(here, {records::PutUndecided{reply}});
  }
  void propose(const std::string& date) const {
    records::Undecided proposal;
    proposal.meeting = council;
    proposal.doubt = records::Doubt::counter;
    proposal.attendee = proposal.sender = "dgs@cchpm.example.org";
    proposal.dtstamp = proposal.received_at = *calendar::parse_ical_utc("20261124T080000Z");
    proposal.start = calendar::LocalTime{day(date), calendar::Minutes{10 * 60}};
    proposal.end = calendar::LocalTime{day(date), calendar::Minutes{12 * 60}};
    app::Opened here = opened();
    app::record(here, {records::PutUndecided{proposal}});
  }
  // Another council, in January, with the same guests; they were asked to that too.
  void add_second(const std::string& uid) const {
    app::Opened here = opened();
    governance::Meeting next = *here.history->meeting(council);
    next.uid = uid;
    next.day = day("2027-01-14");
    next.end.reset();
    app::record(here, {records::PutMeeting{next}});
    records::InvitationRevision revision = here.database->invitations(council).at(0);
    revision.uid = uid;
    app::record(here, {records::RecordInvitation{revision}});
  }
  // In answer to no mail from here.
  void write_unbound() const {
    records::Undecided words;
    words.meeting = council;
    words.doubt = records::Doubt::unbound;
    words.attendee = words.sender = "dgs@cchpm.example.org";
    words.dtstamp = words.received_at = *calendar::parse_ical_utc("20261124T080000Z");
    words.comment = "Oui je serai là";
    app::Opened here = opened();
    app::record(here, {records::PutUndecided{words}});
  }
  std::vector<records::AnswerRecord> recorded_answers() const {
    return app::open_record(workspace).database->answers();
  }
};

std::size_t count_of(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
    ++count;
  }
  return count;
}

// Which of the sessions to which he is asked a guest writes about, whoever reads it says.
TEST_F(WebAnswers, WhatAnswersNoMailOfOursIsNotedForTheSessionThatIsChosen) {
  const std::string other = "copil-2027-01-14";
  invite("2026-12-10T09:30");
  add_second(other);
  write_unbound();
  const std::string page = shown();
  EXPECT_THAT(page, HasSubstr("Oui je serai là"));
  EXPECT_THAT(page, HasSubstr("<option value=\"" + other + "\">"));
  EXPECT_EQ(browser.send(answers_page, {{"decision", "yes"}}).status, 422);
  done(browser.send(answers_page, {{"decision", "yes"}, {"session", other}}));
  ASSERT_EQ(recorded_answers().size(), 1U);
  EXPECT_EQ(recorded_answers().at(0).meeting, other);
}

// The session at which the words were put is off since: the other one is offered, and taken.
TEST_F(WebAnswers, WhatAnswersNoMailIsReadWhileASessionStandsThatItMayBeAbout) {
  const std::string other = "copil-2027-01-14";
  invite("2026-12-10T09:30");
  write_unbound();
  add_second(other);
  app::Opened here = opened();
  governance::Meeting off = *here.history->meeting(council);
  off.status = governance::MeetingStatus::cancelled;
  app::record(here, {records::PutMeeting{off}});
  const std::string page = shown();
  EXPECT_THAT(page, HasSubstr("value=\"yes\""));
  EXPECT_THAT(page, HasSubstr("href=\"/reunions/" + other + "\""));
  done(browser.send(answers_page, {{"decision", "yes"}}));
  ASSERT_EQ(recorded_answers().size(), 1U);
  EXPECT_EQ(recorded_answers().at(0).meeting, other);
}

TEST_F(WebAnswers, WhatIsWrittenInWordsIsReadAndNotedThere) {
  invite("2026-12-10T09:30");
  write("dgs@cchpm.example.org", "Sorry, I cannot come on the 10th");
  const std::string page = shown();
  const std::string name = opened().people->at_address("dgs@cchpm.example.org").front()->name;
  EXPECT_THAT(page, HasSubstr(name + " (dgs@cchpm.example.org) writes:"));
  EXPECT_EQ(count_of(page, "I cannot come"), 1U);
  EXPECT_THAT(page, HasSubstr("href=\"/reunions/copil-2026-12-10\""));
  EXPECT_THAT(page, Not(HasSubstr("value=\"accept\"")));
  EXPECT_THAT(page, Not(HasSubstr("was moved to")));
  for (const char* words : {"Comes", "Does not come", "Perhaps", "This is no answer"}) {
    EXPECT_THAT(page, HasSubstr(words));
  }
  EXPECT_THAT(done(browser.send(answers_page, {{"decision", "no"}})),
              HasSubstr("accepted and recorded"));
  ASSERT_EQ(recorded_answers().size(), 1U);
  EXPECT_EQ(recorded_answers().front().answer, governance::Answer::declined);
  EXPECT_EQ(recorded_answers().front().person, "dgs");
  EXPECT_THAT(shown(), Not(HasSubstr("I cannot come")));
}

TEST_F(WebAnswers, WhatWasSaidOfTheDayBeforeCountsForThatDay) {
  invite("2026-12-08T09:30");
  write("dgs@cchpm.example.org", "I cannot come on the 8th");
  EXPECT_THAT(shown(), HasSubstr("It answers the invitation for Tuesday 8 December 2026"));
  done(browser.send(answers_page, {{"decision", "no"}}));
  ASSERT_EQ(recorded_answers().size(), 1U);
  EXPECT_EQ(recorded_answers().front().sequence, 0);
}

TEST_F(WebAnswers, WhoeverWritesFromAnAddressThatNobodyHasIsChosenAmongTheGuests) {
  write("assistante@example.org", "Madame la directrice viendra");
  const std::string page = shown();
  EXPECT_THAT(page, HasSubstr("assistante@example.org writes:"));
  EXPECT_THAT(page, HasSubstr("<option value=\"dgs\">"));
  EXPECT_EQ(browser.send(answers_page, {{"decision", "yes"}, {"person", ""}}).status, 422);
  done(browser.send(answers_page, {{"decision", "yes"}, {"person", "dgs"}}));
  ASSERT_EQ(recorded_answers().size(), 1U);
  EXPECT_EQ(recorded_answers().front().answer, governance::Answer::accepted);
}

TEST_F(WebAnswers, WhatIsNoAnswerIsSetAside) {
  write("dgs@cchpm.example.org", "Where is the car park?");
  EXPECT_THAT(done(browser.send(answers_page, {{"decision", "refuse"}})), HasSubstr("set aside"));
  EXPECT_TRUE(recorded_answers().empty());
}

TEST_F(WebAnswers, WhatAnotherDayChangesIsSeenBeforeItIsAccepted) {
  propose("2026-12-14");
  const std::int64_t before = revision();
  const http::Response looked = browser.send(answers_page, {{"look", "yes"}});
  EXPECT_EQ(looked.status, 200);
  EXPECT_THAT(looked.body, HasSubstr("What Monday 14 December 2026 changes"));
  EXPECT_EQ(revision(), before);
  EXPECT_THAT(done(browser.send(answers_page, {{"decision", "accept"}})),
              HasSubstr("Send the change"));
  EXPECT_EQ(recorded(council).day, day("2026-12-14"));
}

TEST_F(WebAnswers, WhatCannotBeIsSaidWhereOneLooks) {
  propose("2026-11-20");
  EXPECT_EQ(browser.send(answers_page, {{"look", "yes"}}).status, 422);
}

TEST_F(WebAnswers, AConflictIsToldWithACapital) {
  app::Opened here = opened();
  app::add_meeting(here, {"elus", day("2026-12-14"), calendar::Minutes{10 * 60}, {}, "", ""},
                   day("2026-11-24"));
  propose("2026-12-14");
  const std::string page = done(browser.send(answers_page, {{"decision", "accept"}}));
  EXPECT_THAT(page, HasSubstr("Invited to “"));
  EXPECT_THAT(page, Not(HasSubstr(">invited to “")));
}

TEST_F(WebAnswers, WhatIsNoAnswerIsCalledWhatItIs) {
  const std::string to = "/reponses/deposer";
  const auto report = [](const std::string& recipient) {
    return "From: MAILER-DAEMON@example.org\r\nMIME-Version: 1.0\r\n"
           "Content-Type: multipart/report; boundary=b\r\n\r\n"
           "--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; x\r\n\r\n"
           "Final-Recipient: rfc822; " +
           recipient + "\r\nAction: failed\r\nStatus: 5.1.1\r\n--b--\r\n";
  };
  EXPECT_THAT(done(browser.send_file(answers_page, "file", "retour.eml",
                                     report("inconnu@ailleurs.example.org"), to)),
              HasSubstr("was not sent from here."));
  // Of whom nothing went to: a warning, which is told too.
  EXPECT_THAT(done(browser.send_file(answers_page, "file", "retour.eml",
                                     report("mobilite@cchpm.example.org"), to)),
              HasSubstr("none on a meeting went there lately"));
  const std::string outlook =
      std::string("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") + std::string(600, '\0');
  EXPECT_THAT(done(browser.send_file(answers_page, "file", "RE oui.MSG", outlook, to)),
              HasSubstr("a message of Outlook (.msg)"));
  std::string unnamed = outlook;
  for (const char c : std::string("__substg1.0_001A")) unnamed += {c, '\0'};
  EXPECT_THAT(done(browser.send_file(answers_page, "file", "piece-jointe", unnamed, to)),
              HasSubstr(".eml"));
}

TEST_F(WebAnswers, AFileIsDroppedAndTakenOnce) {
  invite("2026-12-10T09:30");
  const std::string file =
      "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//essai//\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\n"
      "UID:copil-2026-12-10\r\nSEQUENCE:0\r\nDTSTAMP:20261124T080000Z\r\n"
      "ATTENDEE;PARTSTAT=DECLINED:mailto:dgs@cchpm.example.org\r\nEND:VEVENT\r\n"
      "END:VCALENDAR\r\n";
  const std::string to = "/reponses/deposer";
  EXPECT_THAT(done(browser.send_file(answers_page, "file", "reponse.ics", file, to)),
              HasSubstr("1 new answer, 0 to be decided."));
  ASSERT_EQ(recorded_answers().size(), 1U);
  EXPECT_EQ(recorded_answers().front().answer, governance::Answer::declined);
  EXPECT_THAT(done(browser.send_file(answers_page, "file", "reponse.ics", file, to)),
              HasSubstr("1 was known already."));
  EXPECT_THAT(
      done(browser.send_file(answers_page, "file", "x.eml", "From: a@b.example\r\n\r\nx", to)),
      HasSubstr("holds no answer"));
  EXPECT_EQ(browser.send_file(answers_page, "file", "vide.ics", "", to).status, 422);
}

}  // namespace
}  // namespace gouvernail::test
