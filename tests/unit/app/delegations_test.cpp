// SPDX-License-Identifier: MPL-2.0
// Who sends somebody in his place: himself, one who sends him back, or one without a seat. No guest
// is lost by it, and somebody is told.
#include <gmock/gmock.h>

#include "app/answers.h"
#include "app/decide_answer.h"
#include "app/sending/expected_guests.h"
#include "app/set_answer.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/meeting.h"
#include "governance/people.h"
#include "unit/app/example_workspace.h"

namespace gouvernail::test::delegations_test {
namespace {

using governance::Answer;
using testing::Contains;
using testing::HasSubstr;
using testing::SizeIs;

const std::string council = "copil-2026-12-10";

struct Delegations : ExampleWorkspace {
  Delegations() {
    app::Opened here = opened();
    records::InvitationRevision revision;
    revision.uid = council;
    revision.dtstamp = *calendar::parse_ical_utc("20261120T080000Z");
    revision.method = governance::RevisionMethod::request;
    revision.content_sha256 = std::string(64, 'a');
    revision.when = "2026-12-10T14:30";
    revision.recipients = {"dgs@cchpm.example.org"};
    app::record(here, {records::RecordInvitation{revision}});
    const governance::Meeting& meeting = *here.history->meeting(council);
    const auto guests = app::guests_of(meeting, here);
    const auto may = [&](const app::Guest& one, const app::Guest& other) {
      const governance::Person* person = here.people->find(other.person);
      return person && app::may_come_for(one, *person, meeting, here);
    };
    for (const app::Guest& one : guests) {
      for (const app::Guest& other : guests) {
        const bool both = one.person != other.person && may(one, other) && may(other, one);
        if (both && first.empty()) first = one.person, second = other.person;
      }
    }
    EXPECT_FALSE(first.empty());
  }
  std::string address(const std::string& key) const { return opened().people->find(key)->address; }
  app::Taken take(const std::string& person, const std::string& to) const {
    app::Opened here = opened();
    const std::string text =
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nUID:" + council +
        "\r\nDTSTAMP:20261123T080000Z\r\nSEQUENCE:0\r\nATTENDEE;PARTSTAT=DELEGATED" +
        (to.empty() ? "" : ";DELEGATED-TO=\"mailto:" + to + "\"") + ":mailto:" + address(person) +
        "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    return app::take_answers(here, {{"réponse.ics", text}});
  }
  // Persons who are expected, and whether they said yes.
  std::map<std::string, bool> expected() const {
    const app::Opened here = opened();
    const auto answers = app::standing_answers(here);
    const auto own = answers.find(council);
    std::map<std::string, bool> persons;
    for (const auto& one : app::expected_at(
             *here.history->meeting(council), 0,
             own == answers.end() ? std::map<std::string, governance::AnswerRecord>{} : own->second,
             here)) {
      persons[one.person] = one.answered;
    }
    return persons;
  }

  std::string first;
  std::string second;
};

TEST_F(Delegations, WhoSendsHimselfWaitsAndIsStillAGuest) {
  const auto before = expected();
  EXPECT_EQ(take(first, address(first)).waiting, 1);
  EXPECT_EQ(expected(), before);
  const auto waiting = opened().database->undecided();
  ASSERT_THAT(waiting, SizeIs(1));
  EXPECT_EQ(waiting[0].doubt, records::Doubt::delegate);
  EXPECT_THAT(refused([&] {
                app::Opened here = opened();
                app::decide(here, {waiting[0].id, true}, day("2026-11-24"));
              }),
              HasSubstr("nobody comes in his own place"));
  EXPECT_THAT(refused([&] {
                app::Opened here = opened();
                app::set_answer(here, {council, first, "représenté par " + first});
              }),
              HasSubstr("nobody comes in his own place"));
}

TEST_F(Delegations, WhoeverSendsNobodyThatIsNamedWaits) {
  const auto before = expected();
  EXPECT_EQ(take(first, "").waiting, 1);
  EXPECT_THAT(refused([&] {
                app::Opened here = opened();
                app::decide(here, {here.database->undecided()[0].id, true}, day("2026-11-24"));
              }),
              HasSubstr("does not say who comes"));
  EXPECT_EQ(expected(), before);
}

TEST_F(Delegations, ThoseWhoSendEachOtherAreBothStillExpected) {
  const auto before = expected();
  EXPECT_EQ(take(first, address(second)).recorded, 1);
  EXPECT_FALSE(expected().contains(first));
  const app::Taken back = take(second, address(first));
  EXPECT_EQ(back.recorded, 1);
  ASSERT_THAT(back.diagnostics, SizeIs(1));
  EXPECT_EQ(back.diagnostics[0].code, "send-each-other");
  const auto after = expected();
  EXPECT_EQ(after.size(), before.size());
  EXPECT_FALSE(after.at(first));
  EXPECT_FALSE(after.at(second));
}

TEST_F(Delegations, WhoIsSentAndSendsSomebodyInTurnIsFollowed) {
  const auto sends = [](const std::string& person, const std::string& delegate) {
    governance::AnswerRecord answer;
    answer.person = person;
    answer.answer = Answer::delegated;
    answer.delegate = delegate;
    return answer;
  };
  const std::map<std::string, governance::AnswerRecord> answers = {{"a", sends("a", "b")},
                                                                   {"b", sends("b", "c")}};
  EXPECT_EQ(app::who_comes("a", 0, answers), "c");
  EXPECT_EQ(app::who_comes("a", 1, answers), "a");
  auto round = answers;
  round["c"] = sends("c", "a");
  EXPECT_EQ(app::who_comes("b", 0, round), std::nullopt);
  round["c"].delegate = "";
  EXPECT_EQ(app::who_comes("b", 0, round), std::nullopt);
}

TEST_F(Delegations, ThatHeMayNotSitThereIsToldWhenItIsAccepted) {
  take(first, "france-travail@partenaires.example.org");
  app::Opened here = opened();
  const auto waiting = here.database->undecided();
  ASSERT_THAT(waiting, SizeIs(1));
  const app::Decided decided = app::decide(here, {waiting[0].id, true}, day("2026-11-24"));
  ASSERT_THAT(decided.remarks, SizeIs(1));
  EXPECT_THAT(english().text(decided.remarks[0]), HasSubstr("may not sit for"));
}

}  // namespace
}  // namespace gouvernail::test::delegations_test
