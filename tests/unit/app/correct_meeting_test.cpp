// SPDX-License-Identifier: MPL-2.0
#include "app/correct_meeting.h"

#include <gmock/gmock.h>

#include "app/documents.h"
#include "app/journal.h"
#include "app/meetings.h"
#include "app/undo.h"
#include "app/workspace/record.h"
#include "governance/tick.h"
#include "unit/app/example_workspace.h"

namespace gouvernail::test::correct_meeting_test {
namespace {

using calendar::LocalTime;
using calendar::Minutes;
using governance::Meeting;
using governance::MeetingStatus;

const std::string avs = "avs-equipements-2026-11-16";  // held
const std::string copil = "copil-2026-12-10";          // convened on 20 November, 14:30 to 16:30
const calendar::Day today = day("2026-11-24");

struct Corrections : ExampleWorkspace {
  app::MeetingCorrected correct(const app::CorrectMeeting& request) const {
    app::Opened here = opened();
    return app::correct_meeting(here, request, today);
  }
  app::CorrectMeeting to(const std::string& meeting, const std::string& iso) const {
    app::CorrectMeeting request;
    request.meeting = meeting;
    request.day = day(iso);
    request.because = "feuille relue";
    return request;
  }
  app::CorrectMeeting never_was(const std::string& meeting) const {
    app::CorrectMeeting request;
    request.meeting = meeting;
    request.never_was = true;
    request.because = "saisie deux fois";
    return request;
  }
};

TEST_F(Corrections, TheDayOfAHeldSessionChangesAndNothingElse) {
  const Meeting before = recorded(avs);
  const app::MeetingCorrected done = correct(to(avs, "2026-11-17"));
  Meeting expected = before;
  expected.day = day("2026-11-17");
  if (expected.end) expected.end->day = expected.day;
  EXPECT_EQ(recorded(avs), expected);
  EXPECT_EQ(done.after, expected);
  EXPECT_TRUE(done.told.empty());
}

TEST_F(Corrections, ASecondConvocationIsMarkedAndUnmarked) {
  app::AddMeeting later{"copil", day("2027-01-12"), {}, {}, "", ""};
  app::Opened here = opened();
  const std::string uid = app::add_meeting(here, later, today).after.uid;
  app::CorrectMeeting request;
  request.meeting = uid;
  request.because = "feuille relue";
  request.second_of = "copil/2026-12-10";
  correct(request);
  EXPECT_EQ(recorded(uid).second_of, copil);
  request.not_second = true;
  EXPECT_EQ(refused([&] { correct(request); }),
            "a session is a second convocation, or it is not | give --second-of or --not-second");
  request.second_of.clear();
  correct(request);
  EXPECT_EQ(recorded(uid).second_of, "");
  here = opened();
  app::undo_change(here, {here.revision});
  EXPECT_EQ(recorded(uid).second_of, copil);
}

TEST_F(Corrections, AreToldApartInTheJournalWithTheirReason) {
  correct(to(avs, "2026-11-17"));
  const auto entry = opened().database->journal().back();
  EXPECT_EQ(entry.action, "meeting-corrected");
  EXPECT_EQ(entry.summary.find("feuille"), std::string::npos);
  const auto line = app::journal_lines(opened()).back();
  EXPECT_EQ(english().text(line.what), "session corrected: avs-equipements 2026-11-17");
  EXPECT_EQ(line.because, "feuille relue");
}

TEST_F(Corrections, OfHoursAndPlaceKeepTheDay) {
  app::CorrectMeeting request;
  request.meeting = copil;
  request.start = Minutes{15 * 60};
  request.end = Minutes{17 * 60};
  request.site = "hesdin";
  request.because = "x";
  correct(request);
  const Meeting now = recorded(copil);
  EXPECT_EQ(now.start_time, Minutes{15 * 60});
  EXPECT_EQ(now.end, (LocalTime{day("2026-12-10"), Minutes{17 * 60}}));
  EXPECT_EQ(now.site, "hesdin");
  EXPECT_EQ(now.convened_on, day("2026-11-20"));
}

TEST_F(Corrections, DocumentsAfterTheCorrectedDayGoAndAreTold) {
  {
    app::Opened here = opened();
    app::convene_meeting(here, {copil, {{}, day("2026-11-23")}}, day("2026-11-24"));
  }
  EXPECT_TRUE(correct(to(copil, "2026-11-23")).told.empty());
  const app::MeetingCorrected done = correct(to(copil, "2026-11-20"));
  EXPECT_EQ(done.after->documents_on, std::nullopt);
  EXPECT_EQ(done.after->convened_on, day("2026-11-20"));
  ASSERT_EQ(done.told.size(), 1U);
  EXPECT_EQ(english().text(done.told[0]),
            "Its documents of Monday 23 November 2026 come after the corrected day: they are no "
            "longer recorded.");
}

TEST_F(Corrections, ConvocationsAfterTheCorrectedDayGoAndAreTold) {
  const app::MeetingCorrected done = correct(to(copil, "2026-11-19"));
  EXPECT_EQ(done.after->convened_on, std::nullopt);
  EXPECT_EQ(done.after->status, MeetingStatus::proposed);
  ASSERT_EQ(done.told.size(), 1U);
  EXPECT_EQ(english().text(done.told[0]),
            "Its convocations of Friday 20 November 2026 come after the corrected day: they are no "
            "longer recorded.");
  EXPECT_EQ(correct(to(copil, "2026-11-20")).told.size(), 0U);
}

TEST_F(Corrections, WhatCannotBeIsRefused) {
  EXPECT_EQ(refused([&] { correct(to(avs, "2026-11-25")); }),
            "Wednesday 25 November 2026 is still to come | correct --to");
  {
    app::Opened here = opened();
    app::hold_meeting(here, {avs, "", day("2026-11-18"), {}}, today);
  }
  EXPECT_EQ(refused([&] { correct(to(avs, "2026-11-19")); }),
            "the minutes are older than the session | correct --to or, where the day of the "
            "minutes is what is wrong, that first with “gouvernail meeting hold”");
  EXPECT_EQ(refused([&] { correct(to(avs, "2026-11-16")); }),
            "this session is recorded so already | “gouvernail meeting list” shows it");
  app::CorrectMeeting silent = to(avs, "2026-11-17");
  silent.because = " ";
  EXPECT_EQ(refused([&] { correct(silent); }),
            "a correction says why the record was wrong | give --because");
  app::CorrectMeeting nothing = to(avs, "2026-11-17");
  nothing.day.reset();
  EXPECT_EQ(refused([&] { correct(nothing); }),
            "what is to be corrected is not said | give --to, --at, --until, --site, --second-of "
            "or --never-was");
}

TEST_F(Corrections, OneThatNeverWasIsWithdrawnWithWhatHungOnItAndComesBackWhole) {
  {
    app::Opened here = opened();
    folder.write("cr.pdf", "x");
    app::attach_document(here, {copil, folder.path() / "cr.pdf"});
    app::record(here, {records::PutTick{governance::Tick{copil, "copil", "salle", day("2026-11-20"),
                                                         day("2026-12-10"), "", ""}}});
  }
  const app::Opened before = opened();
  const app::MeetingCorrected done = correct(never_was("copil/2026-12-10"));
  EXPECT_EQ(done.after, std::nullopt);
  EXPECT_EQ(done.told.size(), 2U);
  const app::Opened after = opened();
  EXPECT_EQ(after.history->meetings.size(), before.history->meetings.size() - 1);
  EXPECT_TRUE(after.history->ticks.empty());
  EXPECT_EQ(app::journal_lines(after).back().because, "saisie deux fois");
  app::Opened here = opened();
  EXPECT_EQ(app::undo_change(here, {revision()}).restored.size(), 3U);
  EXPECT_EQ(*opened().history, *before.history);
}

TEST_F(Corrections, OfACancelledOneToo) {
  {
    app::Opened here = opened();
    app::cancel_meeting(here, {copil, {}}, today);
  }
  EXPECT_EQ(correct(to(copil, "2026-12-11")).after->status, MeetingStatus::cancelled);
}

TEST_F(Corrections, TheSameSessionRecordedAgainIsNoChange) {
  correct(to(avs, "2026-11-17"));
  app::Opened here = opened();
  const std::int64_t before = revision();
  app::record(here, {records::PutMeeting{recorded(avs)}});
  EXPECT_EQ(revision(), before);
}

}  // namespace
}  // namespace gouvernail::test::correct_meeting_test
