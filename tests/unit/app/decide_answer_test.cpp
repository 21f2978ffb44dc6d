// SPDX-License-Identifier: MPL-2.0
#include "app/decide_answer.h"

#include <gmock/gmock.h>

#include "app/undo.h"
#include "app/workspace/record.h"
#include "reports/answers_text.h"
#include "unit/app/example_workspace.h"

namespace gouvernail::test::decide_answer_test {
namespace {

const std::string council = "copil-2026-12-10";

struct DecideAnswer : ExampleWorkspace {
  // Somebody who is invited to the council proposes another day, at ten.
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
  std::vector<records::Undecided> waiting() const {
    std::vector<records::Undecided> all;
    for (const auto& one : app::open_record(workspace).database->undecided()) {
      if (one.state == records::Decision::waiting) all.push_back(one);
    }
    return all;
  }
  void decide(bool accept) const {
    app::Opened here = opened();
    app::decide(here, {waiting().at(0).id, accept, {}}, day("2026-11-24"));
  }
};

TEST_F(DecideAnswer, ACounterProposalThatWasAcceptedIsGivenUpAgain) {
  propose("2026-12-14");
  const governance::Meeting before = recorded(council);
  decide(true);
  const std::int64_t accepted = revision();
  {
    app::Opened here = opened();
    app::undo_change(here, {accepted});
  }
  EXPECT_EQ(recorded(council), before) << "its day, the day of sending, its state";
  ASSERT_EQ(waiting().size(), 1U);
  decide(true);
  EXPECT_EQ(recorded(council).day, day("2026-12-14"));
  EXPECT_TRUE(waiting().empty());
  const std::int64_t again = revision();
  {
    app::Opened here = opened();
    app::undo_change(here, {again});
    app::undo_change(here, {app::open_record(workspace).database->revision()});
  }
  EXPECT_EQ(recorded(council).day, day("2026-12-14")) << "what is undone may be undone";
  EXPECT_TRUE(waiting().empty());
}

TEST_F(DecideAnswer, ADecisionOnAnAnswerItselfStands) {
  propose("2026-12-14");
  decide(false);
  const std::int64_t refusal = revision();
  EXPECT_THAT(refused([&] {
                app::Opened here = opened();
                app::undo_change(here, {refusal});
              }),
              testing::HasSubstr("cannot be taken back"));
  EXPECT_TRUE(waiting().empty());
}

TEST_F(DecideAnswer, ADelegationToNobodyNamedIsAWholeSentence) {
  reports::TextStyle wide;
  wide.width = 400;
  reports::WaitingAnswer waiting;
  waiting.number = 3;
  waiting.title = {"COPIL", "COPIL"};
  waiting.day = day("2026-12-10");
  waiting.doubt = records::Doubt::delegate;
  waiting.attendee = "dgs@cchpm.example.org";
  EXPECT_THAT(reports::answers_text({}, {waiting}, english(), wide),
              testing::HasSubstr("dgs@cchpm.example.org sends somebody else, and"));
  waiting.delegate = "x@example.org";
  EXPECT_THAT(reports::answers_text({}, {waiting}, english(), wide),
              testing::HasSubstr("sends x@example.org, whom"));
}

}  // namespace
}  // namespace gouvernail::test::decide_answer_test
