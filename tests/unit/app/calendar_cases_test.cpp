// SPDX-License-Identifier: MPL-2.0
// propose_calendar, repair_calendar, explain_session and record_calendar.
#include <gmock/gmock.h>

#include <algorithm>

#include "app/explain_session.h"
#include "app/propose_calendar.h"
#include "app/record_calendar.h"
#include "app/repair_calendar.h"
#include "governance/history.h"
#include "unit/app/example_workspace.h"

namespace gouvernail::test {
namespace {

using planning::Change;
using ::testing::HasSubstr;

struct CalendarCases : ExampleWorkspace {
  // Of the days to the end of the year: quick to search.
  app::CalendarRequest this_year() const {
    app::CalendarRequest request{situation()};
    request.to = day("2026-12-31");
    return request;
  }
  app::CalendarRequest to_be_recorded() const {
    app::CalendarRequest request = this_year();
    request.recorded_in = &english();
    return request;
  }
  app::CalendarRequest without(const std::string& who, const std::string& first,
                               const std::string& last) const {
    app::CalendarRequest request = this_year();
    request.suppositions = {app::Absent{who, {day(first), day(last)}}};
    return request;
  }
};

std::int64_t count(const planning::Plan& plan, Change change) {
  return std::count_if(plan.meetings.begin(), plan.meetings.end(),
                       [&](const auto& planned) { return planned.change == change; });
}

TEST_F(CalendarCases, WhatIsProposedIsRecordedUnderItsNames) {
  auto proposed = app::propose_calendar({to_be_recorded()});
  EXPECT_TRUE(proposed.keeps_all());
  EXPECT_FALSE(proposed.notices().empty());
  const planning::Plan& plan = proposed.plan.plans.front();
  ASSERT_GT(count(plan, Change::added), 0);
  const auto recorded = app::record_calendar({proposed.facts, proposed.plan, day("2026-11-24")});
  ASSERT_EQ(recorded.members.size(), 1U);
  EXPECT_EQ(recorded.members.front().added, count(plan, Change::added));
  EXPECT_EQ(recorded.members.front().moved, 0);
  EXPECT_TRUE(recorded.behind.empty());
  const app::Opened after = app::open({workspace, "", "", ""});
  for (const planning::PlannedMeeting& planned : plan.meetings) {
    const auto& meetings = after.history->meetings;
    EXPECT_TRUE(std::any_of(meetings.begin(), meetings.end(), [&](const auto& meeting) {
      return meeting.uid == planned.meeting->uid && meeting.day == planned.meeting->day;
    }));
  }
}

TEST_F(CalendarCases, ACalendarOfFactsThatChangedSinceIsNotRecorded) {
  auto early = app::propose_calendar({to_be_recorded()});
  auto late = app::propose_calendar({to_be_recorded()});
  app::record_calendar({early.facts, early.plan, day("2026-11-24")});
  EXPECT_NE(refusal([&] { app::record_calendar({late.facts, late.plan, day("2026-11-24")}); }), "");
}

TEST_F(CalendarCases, TheDaysLookedAtBeginTodayAtTheEarliest) {
  app::CalendarRequest request = this_year();
  request.from = request.to = day("2026-11-24");
  const auto today = app::propose_calendar({request});
  EXPECT_EQ(today.facts.problems.front().horizon.first, day("2026-11-24"));
  request.from = day("2026-11-23");
  EXPECT_THAT(refusal([&] { app::propose_calendar({request}); }), HasSubstr("in the past"));
  request.from = day("2026-11-25");
  EXPECT_THAT(refusal([&] { app::propose_calendar({request}); }), HasSubstr("there is no day"));
}

TEST_F(CalendarCases, WhatIsSupposedIsKnownAndNotRecorded) {
  EXPECT_THAT(
      refusal([&] { app::propose_calendar({without("pilot", "2026-12-01", "2026-12-02")}); }),
      HasSubstr("no person has the key “pilot”"));
  app::CalendarRequest request = to_be_recorded();
  request.suppositions = {app::Cancelled{"no-such-meeting"}};
  EXPECT_THAT(refusal([&] { app::propose_calendar({request}); }), HasSubstr("not recorded"));
  request.recorded_in = nullptr;
  EXPECT_THAT(refusal([&] { app::propose_calendar({request}); }),
              HasSubstr("there is no meeting “no-such-meeting”"));
}

TEST_F(CalendarCases, FilesAloneAreLookedAtAndNotRecorded) {
  app::CalendarRequest request{files_alone()};
  request.to = day("2026-12-31");
  request.recorded_in = &english();
  EXPECT_THAT(refusal([&] { app::propose_calendar({request}); }), HasSubstr("needs a workspace"));
}

TEST_F(CalendarCases, ASearchBeginsOnceAndStopsWhenTold) {
  app::CalendarRequest request{situation()};
  int begun = 0;
  request.search.begin = [&](const base::Diagnostics& warnings) {
    ++begun;
    EXPECT_TRUE(warnings.empty());
  };
  request.search.control.stop = [] { return true; };
  app::propose_calendar({request});
  EXPECT_EQ(begun, 1);
}

TEST_F(CalendarCases, AConvenedMeetingMovesOnlyWhenAllowed) {
  const auto absent = without("pilote", "2026-12-09", "2026-12-12");
  const auto stuck = app::repair_calendar({absent, {}, {}});
  EXPECT_FALSE(stuck.mended());
  EXPECT_EQ(stuck.repair.stuck.front().size(), 1U);
  for (const char* movable : {"copil", "all"}) {
    const auto moved = app::repair_calendar({absent, {}, {movable}});
    EXPECT_TRUE(moved.mended()) << movable;
    EXPECT_EQ(moved.repair.moves, 1) << movable;
  }
  EXPECT_FALSE(app::repair_calendar({absent, {"copil"}, {"all"}}).mended());
  EXPECT_THAT(refusal([&] {
                app::repair_calendar({absent, {}, {"copli"}});
              }),
              HasSubstr("neither a body nor a meeting"));
}

TEST_F(CalendarCases, ASessionIsExplainedByItsBodyAndDay) {
  const auto proposed = app::propose_calendar({this_year()});
  for (const planning::PlannedMeeting& planned : proposed.plan.plans.front().meetings) {
    const governance::Meeting& meeting = planned.meeting;
    const std::string name = meeting.body + "/" + calendar::to_iso(meeting.day);
    if (planned.change == Change::added) {
      const auto explained = app::explain_session({this_year(), name});
      ASSERT_TRUE(explained.explanation);
      EXPECT_EQ(explained.explanation->meeting.meeting->day, meeting.day);
      break;
    }
  }
  EXPECT_FALSE(app::explain_session({this_year(), "copil/2026-12-10"}).explanation);
  EXPECT_THAT(refusal([&] {
                app::explain_session({this_year(), "copli/2026-12-10"});
              }),
              HasSubstr("did you mean “copil”?"));
  EXPECT_THAT(refusal([&] {
                app::explain_session({this_year(), "copil"});
              }),
              HasSubstr("write it as BODY/DAY"));
  EXPECT_THAT(refusal([&] {
                app::explain_session({this_year(), "copil/2026-12-12"});
              }),
              HasSubstr("the plan has no session"));
}

}  // namespace
}  // namespace gouvernail::test
