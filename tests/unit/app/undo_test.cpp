// SPDX-License-Identifier: MPL-2.0
#include "app/undo.h"

#include <gmock/gmock.h>

#include "app/documents.h"
#include "app/journal.h"
#include "app/meetings.h"
#include "app/seats.h"
#include "app/waivers.h"
#include "app/workspace/record.h"
#include "governance/seat.h"
#include "governance/waiver.h"
#include "unit/app/example_workspace.h"

namespace gouvernail::test::undo_test {
namespace {

using governance::MeetingStatus;

const std::string elus = "elus-2026-12-08";    // proposed, from 18:00 to 19:30
const std::string copil = "copil-2026-12-10";  // convened on 20 November
const calendar::Day today = day("2026-11-24");

struct Undo : ExampleWorkspace {
  app::Undone undo(std::int64_t entry) const {
    app::Opened here = opened();
    return app::undo_change(here, {entry});
  }
  // The latest change.
  app::Undone undo() const { return undo(revision()); }
  std::string undo_refused(std::int64_t entry) const {
    return refused([&] { undo(entry); });
  }
  std::vector<std::string> said(std::size_t last) const {
    std::vector<std::string> lines;
    for (const auto& line : app::journal_lines(opened(), {"", std::int64_t(last)})) {
      reports::TextStyle wide;
      wide.width = 400;
      lines.push_back(reports::journal_text({line}, english(), wide));
    }
    return lines;
  }
};

TEST_F(Undo, EachStepOfAMeetingsLifeIsPutBack) {
  using Step = std::function<void(app::Opened&)>;
  const std::vector<Step> steps = {
      [](app::Opened& o) {
        app::move_meeting(o, {elus, day("2026-12-09"), {}, {}, {}}, day("2026-11-24"));
      },
      [](app::Opened& o) {
        app::convene_meeting(o, {elus, {}}, today);
      },
      [](app::Opened& o) {
        app::cancel_meeting(o, {elus, {}}, today);
      },
      [](app::Opened& o) {
        app::hold_meeting(o, {elus, "", {}, {}}, day("2026-12-08"));
      }};
  const governance::Meeting before = recorded(elus);
  for (const Step& step : steps) {
    app::Opened here = opened();
    step(here);
    EXPECT_NE(recorded(elus), before);
    const app::Undone undone = undo();
    ASSERT_EQ(undone.restored.size(), 1U);
    EXPECT_EQ(recorded(elus), before);
  }
}

TEST_F(Undo, OneThatWasAddedIsNotRecordedAnyMore) {
  app::Opened here = opened();
  const auto count = here.history->meetings.size();
  app::add_meeting(here, {"copil", day("2027-03-16"), {}, {}, "", ""}, day("2026-11-24"));
  undo();
  EXPECT_EQ(opened().history->meetings.size(), count);
}

TEST_F(Undo, AWholeImportGoesAtOnceWhicheverOfItsEntriesIsNamed) {
  const auto changes = app::journal_lines(opened());
  const auto last = changes.back();
  ASSERT_LT(last.first, last.last);
  const app::Undone undone = undo(last.last - 5);
  EXPECT_EQ(std::int64_t(undone.restored.size()), last.last - last.first + 1);
  EXPECT_TRUE(opened().history->meetings.empty());
  EXPECT_FALSE(opened().history->seats.empty());
  EXPECT_THAT(undo_refused(last.first),
              testing::StartsWith("entry " + std::to_string(last.first) +
                                  " was undone already, by entry " + std::to_string(revision())));
  undo();
  EXPECT_EQ(recorded(elus).body, "elus");
}

// As a file brings them: what came from outside stays, and so does what people.toml says.
TEST_F(Undo, AnswersAndPersonsThatCameWithSomethingElseStayBehind) {
  records::AnswerRecord answer;
  answer.meeting = copil;
  answer.person = "dgs";
  answer.answer = governance::Answer::accepted;
  answer.dtstamp = *calendar::parse_ical_utc("20261123T120000Z");
  governance::Meeting added = recorded(elus);
  added.uid = "x-1";
  app::Opened here = opened();
  const std::int64_t before = revision();
  app::record(here, {records::NotePerson{"zorro", true, {}}, records::PutMeeting{added},
                     records::RecordAnswer{answer}});
  ASSERT_EQ(revision(), before + 3);
  const app::Undone undone = undo();
  EXPECT_EQ(undone.restored.size(), 1U);
  std::vector<std::string> told;
  for (const base::Message& one : undone.behind) told.push_back(english().text(one));
  EXPECT_THAT(told, testing::IsSupersetOf(
                        {"1 answer that came with it stays: a later answer takes the place of one.",
                         "1 person that came with it stays: correct what is wrong with "
                         "“gouvernail person set”."}));
  EXPECT_EQ(opened().database->answers().size(), 1U);
  undo();
  EXPECT_EQ(recorded("x-1").body, "elus");
}

// The answers of an import that was undone stand, and hold their session back.
TEST_F(Undo, AnAnswerThatStayedBehindHoldsItsSession) {
  governance::Meeting added = recorded(elus);
  added.uid = "x-1";
  records::AnswerRecord answer;
  answer.meeting = "x-1";
  answer.person = "dgs";
  answer.dtstamp = *calendar::parse_ical_utc("20261123T120000Z");
  app::Opened here = opened();
  app::record(here, {records::PutMeeting{added}});
  const std::int64_t first = revision();
  added.uid = "x-2";
  app::record(here, {records::PutMeeting{added}, records::RecordAnswer{answer}});
  undo();
  EXPECT_THAT(undo_refused(first), testing::HasSubstr("rests on entry"));
}

TEST_F(Undo, OfSeatsWaiversAndDocuments) {
  const auto before = [&] {
    const app::Opened here = opened();
    return std::pair(here.history->seats, here.history->waivers);
  };
  const auto stood = before();
  {
    app::Opened here = opened();
    app::end_seat(here, {"DGS", "dgs", day("2026-11-30")});
  }
  EXPECT_NE(before(), stood);
  undo();
  EXPECT_EQ(before(), stood);
  {
    app::Opened here = opened();
    app::waive_duty(here, {"copil-annuel/2025", "motif", "préfet", {}, {}, {}, {}}, today);
  }
  undo();
  EXPECT_EQ(before(), stood);
  {
    app::Opened here = opened();
    folder.write("cr.pdf", "x");
    app::attach_document(here, {copil, folder.path() / "cr.pdf"});
  }
  undo();
  const auto attached = opened().database->evidence();
  EXPECT_TRUE(!attached.contains(copil) || attached.at(copil).empty());
}

TEST_F(Undo, ShowsWhatItWouldPutBackAndRecordsNothing) {
  app::Opened here = opened();
  app::convene_meeting(here, {elus, {}}, today);
  const std::int64_t convened = revision();
  const app::Undone shown = app::undo_change(here, {convened, true});
  EXPECT_EQ(revision(), convened);
  EXPECT_EQ(reports::undo_text(shown.restored, english(), {}),
            "    session recorded as convened: elus 2026-12-08 – convened on 24 Nov 2026 →\n"
            "    proposed\n");
}

TEST_F(Undo, SaysWhatStandsInTheWayAndWhatToDo) {
  app::Opened here = opened();
  app::convene_meeting(here, {elus, {}}, today);
  const std::string first = std::to_string(revision());
  app::move_meeting(here, {elus, day("2026-12-09"), {}, {}, {}}, day("2026-11-24"));
  const std::string second = std::to_string(revision());
  EXPECT_EQ(undo_refused(std::stoll(first)),
            "entry " + second + " rests on entry " + first +
                ": session postponed: elus 2026-12-08 → 2026-12-09 | undo that one first, with "
                "“gouvernail journal undo " +
                second + "”");
  EXPECT_EQ(undo_refused(99999),
            "the journal has no entry 99999 | “gouvernail journal list” shows those it has");
}

TEST_F(Undo, GivesNobodyTheSameSeatTwice) {
  app::Opened here = opened();
  app::end_seat(here, {"DGS", "dgs", day("2026-11-30")});
  const std::int64_t ended = revision();
  app::appoint_to_seat(here, {"DGS", "dgs", day("2026-12-01"), {}});
  EXPECT_EQ(undo_refused(ended),
            "“dgs” holds dgs-cchpm since Tuesday 1 December 2026 already | end that seat first, "
            "before the day on which this one begins: gouvernail seat end dgs-cchpm dgs --on DAY");
}

TEST_F(Undo, IsToldInTheJournalWithWhoWhatBeforeAndAfter) {
  app::Opened here = opened();
  app::move_meeting(here, {elus, day("2026-12-09"), {}, {}, {}}, day("2026-11-24"));
  undo();
  const auto lines = said(2);
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_THAT(lines[0], testing::HasSubstr("(day: 8 Dec 2026 → 9 Dec 2026)"));
  EXPECT_THAT(lines[1], testing::HasSubstr("(day: 9 Dec 2026 → 8 Dec 2026)"));
  EXPECT_THAT(lines[1], testing::HasSubstr(" undone: elus 2026-12-08 → 2026-12-09"));
}

}  // namespace
}  // namespace gouvernail::test::undo_test
