// SPDX-License-Identifier: MPL-2.0
#include "app/sending/due_letters.h"

#include <gtest/gtest.h>

#include "app/sending/personal_copy.h"
#include "support/rules_text.h"

namespace gouvernail::app {
namespace {

using records::MailState;
using records::OutgoingMail;
using reports::LetterKind;

const calendar::UtcTime first = *calendar::parse_ical_utc("20260105T100000Z");
const calendar::UtcTime second = *calendar::parse_ical_utc("20260106T100000Z");

struct DueLetters : ::testing::Test {
  DueLetters() {
    people.persons = {{"anna", "Anna", "anna@epci.example", "epci"},
                      {"bert", "Bert", "bert@caf.example", "caf"},
                      {"cora", "Cora", "cora@caf.example", "caf"}};
    meeting.uid = "u";
    meeting.body = "copil";
    meeting.status = governance::MeetingStatus::convened;
    prepared.meeting = &meeting;
    prepared.guests = {{"anna", "elu", "epci"}, {"bert", "cat", "caf"}};
    prepared.invitation.uid = "u";
    prepared.invitation.dtstamp = first;
    prepared.invitation.organizer = {"Pilote", "pilote@epci.example"};
    prepared.invitation.attendees = {{"Anna", "anna@epci.example"}, {"Bert", "bert@caf.example"}};
  }

  void tell(const std::string& recipient, MailMethod method, RevisionMark mark = {0, first},
            MailState state = MailState::sent) {
    OutgoingMail mail;
    mail.kind = invitation_kind;
    mail.subject = "u";
    mail.recipient = recipient;
    mail.method = to_text(method);
    mail.revision = to_text(mark);
    mail.message_id = std::to_string(outbox.size());
    mail.state = state;
    outbox.push_back(mail);
  }

  // "anna@epci.example update 2": to whom, what, and how many mails it answers.
  std::vector<std::string> due(const std::string& only = "", bool again = false) const {
    const InvitationOutbox told(outbox);
    std::vector<std::string> lines;
    for (const DueLetter& letter : due_letters(prepared, told, people, {only, again})) {
      const char* kind = letter.kind == LetterKind::invitation     ? " invitation "
                         : letter.kind == LetterKind::update       ? " update "
                         : letter.kind == LetterKind::cancellation ? " cancellation "
                                                                   : " withdrawal ";
      lines.push_back(letter.to.address + kind + std::to_string(letter.before.size()));
    }
    return lines;
  }
  using Lines = std::vector<std::string>;

  governance::Meeting meeting;
  governance::People people;
  Prepared prepared;
  std::vector<OutgoingMail> outbox;
};

TEST_F(DueLetters, WhoeverWasNeverToldIsInvited) {
  EXPECT_EQ(due(), (Lines{"anna@epci.example invitation 0", "bert@caf.example invitation 0"}));
}

TEST_F(DueLetters, WhoeverKnowsThisVeryRevisionIsLeftAlone) {
  tell("ANNA@epci.example", MailMethod::request);
  EXPECT_EQ(due(), Lines{"bert@caf.example invitation 0"});
}

TEST_F(DueLetters, AnotherRevisionIsAnUpdate) {
  tell("anna@epci.example", MailMethod::request);
  tell("bert@caf.example", MailMethod::request);
  prepared.invitation.dtstamp = second;  // a word changed: the same SEQUENCE
  EXPECT_EQ(due(), (Lines{"anna@epci.example update 1", "bert@caf.example update 1"}));
}

TEST_F(DueLetters, WhoeverWasUninvitedIsInvitedAnew) {
  tell("anna@epci.example", MailMethod::request);
  tell("anna@epci.example", MailMethod::cancel, {1, second});
  tell("bert@caf.example", MailMethod::request, {2, second});
  prepared.invitation.sequence = 2;
  prepared.invitation.dtstamp = second;
  EXPECT_EQ(due(), Lines{"anna@epci.example invitation 2"});
}

TEST_F(DueLetters, WhomAnotherConventionInvitesIsNotTakenOffTheList) {
  tell("anna@epci.example", MailMethod::request);
  tell("bert@caf.example", MailMethod::request);
  prepared.invitation.attendees.pop_back();
  prepared.elsewhere = {"BERT@caf.example"};
  EXPECT_EQ(due(), Lines{});
  meeting.status = governance::MeetingStatus::cancelled;
  prepared.invitation.sequence = 1;
  EXPECT_EQ(due(), (Lines{"anna@epci.example cancellation 1", "bert@caf.example cancellation 1"}));
}

TEST_F(DueLetters, ACancellationGoesToThoseWhoWereTold) {
  tell("anna@epci.example", MailMethod::request);
  meeting.status = governance::MeetingStatus::cancelled;
  prepared.invitation.sequence = 1;
  EXPECT_EQ(due(), Lines{"anna@epci.example cancellation 1"});
}

TEST_F(DueLetters, WhoeverIsNoLongerInvitedIsToldOnce) {
  tell("anna@epci.example", MailMethod::request);
  tell("bert@caf.example", MailMethod::request);
  tell("cora@caf.example", MailMethod::request);
  EXPECT_EQ(due(), Lines{"cora@caf.example withdrawal 1"});
  tell("cora@caf.example", MailMethod::cancel);
  EXPECT_EQ(due(), Lines{});
}

TEST_F(DueLetters, AMailThatWasRefusedOrReplacedToldNobody) {
  tell("anna@epci.example", MailMethod::request);
  tell("bert@caf.example", MailMethod::request, {0, first}, MailState::superseded);
  tell("cora@caf.example", MailMethod::request, {0, first}, MailState::refused);
  EXPECT_EQ(due(), Lines{"bert@caf.example invitation 0"});
}

TEST_F(DueLetters, WhoeverHoldsAnInvitationIsToldThatItIsWithdrawnThoughALaterMailWasRefused) {
  tell("anna@epci.example", MailMethod::request);
  tell("bert@caf.example", MailMethod::request);
  tell("cora@caf.example", MailMethod::request);
  tell("cora@caf.example", MailMethod::request, {1, second}, MailState::refused);
  EXPECT_EQ(due(), Lines{"cora@caf.example withdrawal 2"});
  tell("cora@caf.example", MailMethod::cancel, prepared.mark(), MailState::refused);
  EXPECT_EQ(due(), Lines{}) << "the same mail is not refused twice";
}

TEST_F(DueLetters, WhatAServerRefusedIsTriedAgainWhereSomebodyAsks) {
  tell("anna@epci.example", MailMethod::request, prepared.mark(), MailState::refused);
  tell("bert@caf.example", MailMethod::request);
  EXPECT_EQ(due(), Lines{});
  EXPECT_EQ(due("", true), Lines{"anna@epci.example invitation 1"});
  EXPECT_EQ(due("caf", true), Lines{}) << "she is of another party";
  const InvitationOutbox told(outbox);
  EXPECT_EQ(refused_recipients(prepared, told, people, ""), Lines{"anna@epci.example"});
  tell("cora@caf.example", MailMethod::request);
  tell("cora@caf.example", MailMethod::cancel, prepared.mark(), MailState::refused);
  EXPECT_EQ(due("", true),
            (Lines{"anna@epci.example invitation 1", "cora@caf.example withdrawal 2"}));
}

TEST_F(DueLetters, WhatOnlyWaitedToldNobody) {
  tell("anna@epci.example", MailMethod::request, {0, first}, MailState::pending);
  tell("bert@caf.example", MailMethod::request, {0, first}, MailState::sending);
  tell("cora@caf.example", MailMethod::request, {0, first}, MailState::pending);
  EXPECT_EQ(due(), Lines{}) << "whoever is no guest any more, and knows nothing, is told nothing";
  EXPECT_EQ(overtaken_recipients(prepared, InvitationOutbox(outbox)), Lines{"cora@caf.example"});
  meeting.status = governance::MeetingStatus::cancelled;
  prepared.invitation.sequence = 1;
  EXPECT_EQ(due(), Lines{"bert@caf.example cancellation 1"}) << "a server may have it";
  EXPECT_EQ(overtaken_recipients(prepared, InvitationOutbox(outbox)),
            (Lines{"cora@caf.example", "anna@epci.example"}));
}

TEST_F(DueLetters, AWithdrawalThatWaitedIsDroppedOnceItsReaderIsExpectedAgain) {
  tell("anna@epci.example", MailMethod::request);
  tell("bert@caf.example", MailMethod::request);
  tell("bert@caf.example", MailMethod::cancel, {0, first}, MailState::pending);
  EXPECT_EQ(due(), Lines{});
  EXPECT_EQ(overtaken_recipients(prepared, InvitationOutbox(outbox)), Lines{"bert@caf.example"});
}

TEST_F(DueLetters, TheOrganiserIsNotWrittenTo) {
  prepared.invitation.organizer.address = "Anna@EPCI.example";
  EXPECT_EQ(due(), Lines{"bert@caf.example invitation 0"});
}

TEST_F(DueLetters, AskedForAPartyOrAPersonOthersAreLeftOut) {
  tell("cora@caf.example", MailMethod::request);
  EXPECT_EQ(due("caf"), Lines{"bert@caf.example invitation 0"});
  EXPECT_EQ(due("anna"), Lines{"anna@epci.example invitation 0"});
  EXPECT_EQ(due("copil").size(), 3U) << "the body: everybody, and who is no longer invited";
}

TEST_F(DueLetters, ACopyHidesTheAddressesOfOtherParties) {
  prepared.guests.push_back({"cora", "cat", "caf"});
  prepared.invitation.attendees.push_back({"Cora", "cora@caf.example"});
  const auto seen = [&](const DueLetter& letter, bool hides) {
    std::vector<std::string> names;
    for (const auto& one : personal_copy(prepared, letter, people, hides).attendees) {
      names.push_back(one.name);
    }
    return names;
  };
  const DueLetter to_bert{{"Bert", "bert@caf.example"}, LetterKind::update, {}};
  EXPECT_EQ(seen(to_bert, true), (Lines{"Bert", "Cora"}));
  EXPECT_EQ(seen(to_bert, false), (Lines{"Anna", "Bert", "Cora"}));
  const DueLetter gone{{"Bert", "bert@caf.example"}, LetterKind::withdrawal, {}};
  EXPECT_EQ(seen(gone, false), Lines{"Bert"});
  const DueLetter unknown{{"", "x@y.example"}, LetterKind::update, {}};
  EXPECT_EQ(seen(unknown, true), Lines{});
}

TEST_F(DueLetters, TheRevisionsThatLeaveAreThoseOfInvitationsNotYetSent) {
  tell("anna@epci.example", MailMethod::request, {3, first}, MailState::pending);
  tell("bert@caf.example", MailMethod::request, {4, first}, MailState::sent);
  tell("cora@caf.example", MailMethod::request, {5, first}, MailState::sending);
  outbox.push_back(outbox.front());
  outbox.back().kind = "alert";
  outbox.back().revision = "2026-W02";
  const auto leaving = revisions_leaving(outbox);
  ASSERT_EQ(leaving.size(), 2U);
  EXPECT_EQ(leaving[0].mark, (RevisionMark{3, first}));
  EXPECT_EQ(leaving[1].mark, (RevisionMark{5, first}));
}

TEST(RevisionMarks, AreWrittenAndReadBack) {
  EXPECT_EQ(to_text({12, first}), "12/20260105T100000Z");
  EXPECT_EQ(parse_revision_mark("12/20260105T100000Z"), (RevisionMark{12, first}));
  for (const char* text : {"", "12", "12/", "/20260105T100000Z", "x/20260105T100000Z",
                           "-1/20260105T100000Z", "12/20260105", "2026-W02"}) {
    EXPECT_FALSE(parse_revision_mark(text)) << text;
  }
}

// Anna was mailed, the meeting was struck out, and Bert took his seat since.
TEST_F(DueLetters, WhoeverGotNoMailOfAMeetingThatMailsConvenedKnowsNothingOfItsEnd) {
  meeting.awaited = governance::Awaited{test::day("2026-02-10"), {}, ""};
  meeting.status = governance::MeetingStatus::cancelled;
  prepared.invitation.status = ical::EventStatus::cancelled;
  prepared.invitation.sequence = 1;
  prepared.invitation.dtstamp = second;
  tell("anna@epci.example", MailMethod::request);
  meeting.convened_on = test::day("2026-01-05");
  EXPECT_EQ(due(), Lines{"anna@epci.example cancellation 1"});
  // By a letter of the day before, both were.
  meeting.convened_on = test::day("2026-01-04");
  EXPECT_EQ(due(), (Lines{"anna@epci.example cancellation 1", "bert@caf.example cancellation 0"}));
  meeting.convened_on.reset();
  EXPECT_EQ(due().size(), 2U) << "nobody knows how it was convened";
}

}  // namespace
}  // namespace gouvernail::app
