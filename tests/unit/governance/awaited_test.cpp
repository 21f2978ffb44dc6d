// SPDX-License-Identifier: MPL-2.0
// What whoever was convened still believes of a session that was moved or cancelled.
#include <gtest/gtest.h>

#include "governance/transitions.h"
#include "unit/governance/october.h"

namespace gouvernail::governance {
namespace {

using calendar::Minutes;
using namespace sample;

Meeting moved(const Meeting& meeting, const std::string& to, std::optional<Minutes> start = {}) {
  Move what;
  what.day = day(to);
  what.start = start;
  return done(move(meeting, what, std::nullopt));
}

TEST(Awaited, IsWrittenAsItReadsBack) {
  for (const Awaited& awaited :
       {Awaited{day("2026-10-13"), {}, ""}, Awaited{day("2026-10-13"), Minutes{14 * 60}, ""},
        Awaited{day("2026-10-13"), {}, "mairie"},
        Awaited{day("2026-10-13"), Minutes{9 * 60 + 5}, "mairie"}}) {
    EXPECT_EQ(parse_awaited(to_text(awaited)), awaited) << to_text(awaited);
  }
  for (const char* text : {"", "demain", "2026-13-40", "13/10/2026 14:00", "/mairie"}) {
    EXPECT_FALSE(parse_awaited(text)) << text;
  }
}

TEST(Awaited, OfWhatNobodyWasConvenedToNobodyIsToBeTold) {
  const Meeting proposed = october(MeetingStatus::proposed);
  EXPECT_FALSE(moved(proposed, "2026-10-20").awaited);
  EXPECT_FALSE(done(cancel(proposed, {}, day("2026-10-01"))).awaited);
}

TEST(Awaited, TheFirstDayStaysUntilSomebodyTells) {
  const Meeting convened = october(MeetingStatus::convened);
  const Awaited first = standing_of(convened);
  const Meeting once = moved(convened, "2026-10-20");
  EXPECT_EQ(once.awaited, first);
  const Meeting twice = moved(once, "2026-10-27");
  EXPECT_EQ(twice.awaited, first);
  EXPECT_EQ(done(cancel(twice, {}, day("2026-10-01"))).awaited, first);
  EXPECT_FALSE(is_untold(moved(twice, "2026-10-13"))) << "they await it there";
  EXPECT_TRUE(is_untold(moved(moved(twice, "2026-10-13"), "2026-10-20")));
  const Meeting told = done(tell(twice));
  EXPECT_FALSE(is_untold(told));
  EXPECT_TRUE(std::holds_alternative<Refusal>(tell(told)));
  // They know of the 27th, and of nothing later.
  EXPECT_EQ(moved(told, "2026-11-03").awaited, standing_of(twice));
  EXPECT_TRUE(is_untold(moved(told, "2026-11-03")));
  EXPECT_TRUE(is_untold(done(cancel(told, {}, day("2026-10-01")))));
  EXPECT_FALSE(done(convene(twice, {}, day("2026-10-01"))).awaited);
  EXPECT_TRUE(std::holds_alternative<Refusal>(tell(convened)));
}

TEST(Awaited, AnotherHourOrPlaceOnTheSameDayIsToBeTold) {
  const Meeting convened = october(MeetingStatus::convened);
  const Meeting later = moved(convened, "2026-10-13", three);
  EXPECT_EQ(later.awaited, standing_of(convened));
  EXPECT_EQ(later.status, MeetingStatus::convened);
  Move elsewhere;
  elsewhere.day = convened.day;
  elsewhere.site = "mairie";
  EXPECT_EQ(done(move(convened, elsewhere, std::nullopt)).awaited, standing_of(convened));
  const Meeting papers = done(convene(later, {{}, day("2026-10-01")}, day("2026-10-01")));
  EXPECT_TRUE(papers.awaited || !convened.convened_on) << "papers alone tell nobody of an hour";
}

TEST(Awaited, AConvocationThatIsRecordedAlreadyTellsNothingNew) {
  Meeting convened = october(MeetingStatus::convened);
  convened.convened_on = day("2026-09-20");
  const Meeting later = moved(convened, "2026-10-13", three);
  ASSERT_TRUE(is_untold(later));
  const calendar::Day today = day("2026-10-01");
  EXPECT_TRUE(is_untold(done(convene(later, {day("2026-09-20"), day("2026-09-25")}, today))));
  EXPECT_FALSE(is_untold(done(convene(later, {today, {}}, today))));
}

TEST(Awaited, HeldByMistakeThenCancelledTheyAreToBeTold) {
  Meeting convened = october(MeetingStatus::convened);
  convened.convened_on = day("2026-09-20");
  const Meeting held = done(hold(convened, {}, convened.day));
  EXPECT_FALSE(is_untold(held));
  const Meeting off = done(cancel(held, {}, convened.day));
  EXPECT_TRUE(is_untold(off));
  EXPECT_EQ(off.awaited, standing_of(convened));
}

TEST(Awaited, AMoveThatIsCorrectedAwayNeverWas) {
  Meeting convened = october(MeetingStatus::convened);
  Move what;
  what.day = day("2026-10-20");
  what.reason = "Salle prise";
  const Meeting there = done(move(convened, what, std::nullopt));
  Correction back;
  back.day = convened.day;
  const Meeting corrected = done(correct(there, back, day("2026-10-01")));
  EXPECT_FALSE(corrected.moved_from);
  EXPECT_EQ(corrected.reason, "");
  EXPECT_FALSE(is_untold(corrected));
}

// The reason of an earlier change is none of a later one: not in a sheet, not in a diary.
TEST(Awaited, WhatIsMovedOrOffByAFileHasNoReasonOfBefore) {
  Meeting recorded = october(MeetingStatus::convened);
  recorded.convened_on = day("2026-09-20");
  recorded.reason = "Préfet absent";
  Meeting off = recorded;
  off.status = MeetingStatus::cancelled;
  EXPECT_EQ(follow_sheet(recorded, off).reason, "");
  const Meeting struck = follow_diary(recorded, off, day("2026-10-01"));
  EXPECT_EQ(struck.reason, "");
  EXPECT_EQ(struck.cancelled_on, day("2026-10-01"));
  Meeting elsewhere = recorded;
  elsewhere.day = day("2026-10-20");
  EXPECT_EQ(follow_sheet(recorded, elsewhere).reason, "") << "it was told with the convocation";
  Meeting said = off;
  said.reason = "Grève";
  EXPECT_EQ(follow_sheet(recorded, said).reason, "Grève");
  Meeting untold = recorded;
  untold.awaited = Awaited{day("2026-10-06"), {}, ""};
  elsewhere.awaited = untold.awaited;
  EXPECT_EQ(follow_sheet(untold, elsewhere).reason, "Préfet absent") << "it is yet to be told";
  Meeting told = untold;
  told.convened_on.reset();
  told.status = MeetingStatus::proposed;
  told.awaited = standing_of(told);
  elsewhere.awaited = told.awaited;
  elsewhere.convened_on.reset();
  elsewhere.status = MeetingStatus::proposed;
  EXPECT_EQ(follow_sheet(told, elsewhere).reason, "") << "they were told by telephone";
}

TEST(Awaited, WhatWasHeldIsAwaitedByNobody) {
  const Meeting off = done(cancel(october(MeetingStatus::convened), {}, day("2026-10-01")));
  ASSERT_TRUE(off.awaited);
  EXPECT_FALSE(done(hold(off, {}, day("2026-10-14"))).awaited);
}

TEST(Awaited, AsASheetOrADiaryMovesIt) {
  Meeting recorded = october(MeetingStatus::convened);
  recorded.convened_on = day("2026-09-20");
  Meeting sheet = recorded;
  sheet.day = day("2026-10-20");
  if (sheet.end) sheet.end->day = sheet.day;
  EXPECT_EQ(follow_sheet(recorded, sheet).awaited, standing_of(recorded));
  EXPECT_EQ(follow_diary(recorded, sheet, day("2026-09-25")).awaited, standing_of(recorded));
  Meeting anew = sheet;
  anew.convened_on = day("2026-09-25");
  EXPECT_FALSE(follow_sheet(recorded, anew).awaited) << "convened again, for the new day";
  Meeting off = recorded;
  off.status = MeetingStatus::cancelled;
  EXPECT_EQ(follow_sheet(recorded, off).awaited, standing_of(recorded));
  EXPECT_EQ(follow_sheet(off, off).awaited, off.awaited) << "the same file again says nothing new";
}

TEST(Awaited, ACorrectionIsNoMove) {
  const Meeting convened = october(MeetingStatus::convened);
  EXPECT_FALSE(done(correct(convened, {day("2026-10-20"), {}, {}}, day("2026-10-01"))).awaited);
}

TEST(Agenda, IsReadByGuestsWithoutItsMarks) {
  EXPECT_EQ(without_tags("Bilan #tous\n#objectifs\nBudget"), "Bilan\nBudget");
  EXPECT_EQ(without_tags("Point #3"), "Point #3") << "a number is no mark";
  EXPECT_EQ(without_tags(""), "");
}

}  // namespace
}  // namespace gouvernail::governance
