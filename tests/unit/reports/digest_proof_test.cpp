// SPDX-License-Identifier: MPL-2.0
// Which command records what a duty lacks.
#include "reports/digest_proof.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/reports/sample.h"

namespace gouvernail::reports {
namespace {

using compliance::Judgement;
using governance::Meeting;
using governance::MeetingStatus;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

class ProofCommands : public testing::Test {
 protected:
  Meeting& meeting(const std::string& uid, const std::string& iso, MeetingStatus status) {
    Meeting meeting;
    meeting.uid = uid;
    meeting.body = "copil";
    meeting.day = sample::day(iso);
    meeting.status = status;
    history_.meetings.push_back(meeting);
    return history_.meetings.back();
  }

  // Of a duty whose trigger, and every session looked at, are these; none of them counts.
  std::vector<std::string> commands(rules::Kind kind, const std::string& trigger,
                                    const std::vector<std::string>& sessions = {}) {
    obligation_.kind = std::move(kind);
    Judgement judgement;
    judgement.duty.obligation = &obligation_;
    judgement.duty.trigger = trigger;
    for (const std::string& uid : sessions) judgement.sessions.push_back({uid, false, {}});
    std::vector<std::string> commands;
    const auto day = sample::day("2026-11-24");
    for (const auto& action : proof_actions({&judgement, &judgement}, history_, day)) {
      commands.push_back(sample::french().text(action));
    }
    return commands;
  }

  governance::History history_;
  rules::Obligation obligation_;
};

rules::Cadence proven_by(rules::EvidenceLevel evidence) {
  rules::Cadence rule;
  rule.counts = evidence;
  return rule;
}

TEST_F(ProofCommands, AskForAttendanceAndMinutesOnlyWhereTheyLack) {
  meeting("a", "2026-10-13", MeetingStatus::held);
  EXPECT_THAT(commands(proven_by(rules::EvidenceLevel::attendance), "", {"a"}),
              ElementsAre("gouvernail meeting hold copil/2026-10-13 --present \"FONCTIONS\""));
  EXPECT_THAT(commands(proven_by(rules::EvidenceLevel::minutes), "", {"a"}),
              ElementsAre("gouvernail meeting hold copil/2026-10-13 --present \"FONCTIONS\" "
                          "--minutes-on JOUR"));
  history_.meetings.front().present.emplace();
  EXPECT_THAT(commands(proven_by(rules::EvidenceLevel::minutes), "", {"a"}),
              ElementsAre("gouvernail meeting hold copil/2026-10-13 --minutes-on JOUR"));
}

TEST_F(ProofCommands, AreNotForSessionsAheadOrCancelledAndAreFew) {
  meeting("ahead", "2026-11-24", MeetingStatus::proposed);
  meeting("off", "2026-10-01", MeetingStatus::cancelled);
  EXPECT_THAT(commands(proven_by(rules::EvidenceLevel::held), "", {"ahead", "off", "gone"}),
              IsEmpty());
  for (const char* iso : {"2026-10-05", "2026-10-06", "2026-10-07", "2026-10-08"}) {
    meeting(iso, iso, MeetingStatus::proposed);
  }
  EXPECT_THAT(commands(proven_by(rules::EvidenceLevel::held), "",
                       {"2026-10-05", "2026-10-06", "2026-10-07", "2026-10-08"}),
              SizeIs(3));
}

TEST_F(ProofCommands, BeginWithTheSessionThatTheDutyHangsOn) {
  meeting("t", "2026-10-13", MeetingStatus::convened);
  EXPECT_THAT(commands(rules::Precedence{}, "t"),
              ElementsAre("gouvernail meeting hold copil/2026-10-13 --present \"FONCTIONS\""));
}

TEST_F(ProofCommands, GiveTheDayOfAConvocationUnlessTheSessionIsOver) {
  Meeting& session = meeting("s", "2026-11-20", MeetingStatus::convened);
  rules::Notice notice;
  notice.of = rules::NoticeOf::convocation;
  EXPECT_THAT(commands(notice, "s"),
              ElementsAre("gouvernail meeting convene copil/2026-11-20 --on JOUR"));
  notice.of = rules::NoticeOf::documents;
  EXPECT_THAT(
      commands(notice, "s"),
      ElementsAre("gouvernail meeting convene copil/2026-11-20 --on JOUR --documents-on JOUR"));
  session.status = MeetingStatus::held;  // “meeting convene” would refuse it
  EXPECT_THAT(commands(notice, "s"), IsEmpty());
}

TEST_F(ProofCommands, AskForAttendanceThenForSeats) {
  Meeting& session = meeting("s", "2026-10-13", MeetingStatus::held);
  EXPECT_THAT(commands(rules::Composition{}, "s"),
              ElementsAre("gouvernail meeting hold copil/2026-10-13 --present \"FONCTIONS\""));
  session.present.emplace();
  EXPECT_THAT(commands(rules::Composition{}, "s"),
              ElementsAre("gouvernail seat appoint FONCTION CLÉ --from JOUR"));
}

TEST_F(ProofCommands, AppointToARole) {
  rules::Standing rule;
  rule.role = "referent-logement";
  EXPECT_THAT(commands(rule, ""),
              ElementsAre("gouvernail seat appoint referent-logement CLÉ --from JOUR"));
}

}  // namespace
}  // namespace gouvernail::reports
