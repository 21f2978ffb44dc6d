// SPDX-License-Identifier: MPL-2.0
#include "governance/transitions.h"

#include <gtest/gtest.h>

#include "unit/governance/october.h"

namespace gouvernail::governance {
namespace {

using calendar::LocalTime;
using calendar::Minutes;
using namespace sample;

TEST(Convene, MayMarkASecondConvocation) {
  Convene what;
  what.second_of = "m-0";
  const Changed marked = convene(october(MeetingStatus::proposed), what, day("2026-09-20"));
  EXPECT_EQ(done(marked).second_of, "m-0");
  EXPECT_EQ(done(convene(done(marked), {}, day("2026-09-21"))).second_of, "m-0");
  Correction none;
  none.second_of = "";
  EXPECT_EQ(done(correct(done(marked), none, day("2026-09-21"))).second_of, "");
  EXPECT_EQ(done(correct(done(marked), {}, day("2026-09-21"))).second_of, "m-0");
}

TEST(Tags, AreWordsOfTheNoteOrOfTheAgenda) {
  Meeting m = october(MeetingStatus::held);
  m.note = "voir #sante-mentale, #logement.";
  m.agenda = "Budget #sante";
  for (const char* tag : {"logement", "sante-mentale", "sante"}) EXPECT_TRUE(has_tag(m, tag));
  EXPECT_FALSE(has_tag(m, "sant"));
  EXPECT_FALSE(has_tag(m, "Budget"));
  m.agenda = "#santé";
  EXPECT_FALSE(has_tag(m, "sant"));
}

TEST(Convene, SetsTheDayOfSendingOnce) {
  const Changed first = convene(october(MeetingStatus::proposed), {}, day("2026-09-20"));
  EXPECT_EQ(done(first).status, MeetingStatus::convened);
  EXPECT_EQ(done(first).convened_on, day("2026-09-20"));
  const Changed again = convene(done(first), {{}, day("2026-10-01")}, day("2026-10-01"));
  EXPECT_EQ(done(again).convened_on, day("2026-09-20"));
  EXPECT_EQ(done(again).documents_on, day("2026-10-01"));
  const Changed corrected = convene(done(again), {day("2026-09-18"), {}}, day("2026-10-02"));
  EXPECT_EQ(done(corrected).convened_on, day("2026-09-18"));
}

TEST(Convene, OnItsVeryDayIsTheLatest) {
  const Meeting meeting = october(MeetingStatus::proposed);
  EXPECT_FALSE(refused(convene(meeting, {}, day("2026-10-13"))));
  EXPECT_EQ(refused(convene(meeting, {}, day("2026-10-14"))),
            RefusalReason::convened_after_its_day);
}

TEST(Convene, IsRefusedOfWhatIsSettled) {
  const auto today = day("2026-09-20");
  EXPECT_EQ(refused(convene(october(MeetingStatus::held), {}, today)), RefusalReason::already_held);
  EXPECT_EQ(refused(convene(october(MeetingStatus::cancelled), {}, today)),
            RefusalReason::already_cancelled);
}

TEST(Hold, FromItsDayOnWhateverItWas) {
  for (const auto status : {MeetingStatus::proposed, MeetingStatus::convened, MeetingStatus::held,
                            MeetingStatus::cancelled}) {
    Meeting meeting = october(status);
    meeting.cancelled_on = day("2026-10-01");
    EXPECT_EQ(hold(meeting, {}, day("2026-10-12")),
              Changed(Refusal{RefusalReason::still_to_come, day("2026-10-13")}));
    const Changed held = hold(meeting, {}, day("2026-10-13"));
    EXPECT_EQ(done(held).status, MeetingStatus::held);
    EXPECT_EQ(done(held).cancelled_on, std::nullopt);
  }
}

TEST(Hold, KeepsWhatIsNotToldAnew) {
  Meeting meeting = october(MeetingStatus::convened);
  meeting.note = "salle du conseil";
  const auto today = day("2026-11-02");
  const Changed held = hold(meeting, {std::vector<Presence>{{"elu", 2}}, {}, {}}, today);
  const Changed more = hold(done(held), {{}, day("2026-11-02"), {}}, today);
  EXPECT_EQ(done(more).present, (std::vector<Presence>{{"elu", 2}}));
  EXPECT_EQ(done(more).minutes_on, day("2026-11-02"));
  EXPECT_EQ(done(more).note, "salle du conseil");
}

TEST(Hold, MinutesAreOfItsDayAtTheEarliest) {
  const Meeting meeting = october(MeetingStatus::convened);
  const auto today = day("2026-11-02");
  EXPECT_FALSE(refused(hold(meeting, {{}, day("2026-10-13"), {}}, today)));
  EXPECT_EQ(refused(hold(meeting, {{}, day("2026-10-12"), {}}, today)),
            RefusalReason::minutes_before_session);
}

TEST(Cancel, ForgetsWhoCame) {
  for (const auto status : {MeetingStatus::proposed, MeetingStatus::convened, MeetingStatus::held,
                            MeetingStatus::cancelled}) {
    Meeting meeting = october(status);
    meeting.present.emplace();
    const Changed cancelled = cancel(meeting, {{}, "grève"}, day("2026-10-12"));
    EXPECT_EQ(done(cancelled).status, MeetingStatus::cancelled);
    EXPECT_EQ(done(cancelled).cancelled_on, day("2026-10-12"));
    EXPECT_EQ(done(cancelled).present, std::nullopt);
    EXPECT_EQ(done(cancelled).reason, "grève");
  }
  const Changed told =
      cancel(october(MeetingStatus::proposed), {day("2026-10-01"), {}}, day("2026-10-02"));
  EXPECT_EQ(done(told).cancelled_on, day("2026-10-01"));
}

TEST(MoveOfAMeeting, TakesItsHoursAlong) {
  const Changed moved = move(october(MeetingStatus::convened), {day("2026-10-20"), {}, {}}, 90);
  EXPECT_EQ(done(moved).day, day("2026-10-20"));
  EXPECT_EQ(done(moved).start_time, two);
  EXPECT_EQ(done(moved).end, (LocalTime{day("2026-10-20"), four}));
  EXPECT_EQ(done(moved).site, "fruges");
  EXPECT_EQ(done(moved).joint, "m-0");
}

// What was sent for the day before proves nothing for the new one.
TEST(MoveOfAMeeting, ToAnotherDayIsConvenedAnew) {
  Meeting sent = october(MeetingStatus::convened);
  sent.convened_on = day("2026-09-01");
  sent.documents_on = day("2026-09-02");
  const Changed hour = move(sent, {sent.day, three, {}}, 60);
  EXPECT_EQ(done(hour).status, MeetingStatus::convened);
  EXPECT_EQ(done(hour).convened_on, day("2026-09-01"));
  EXPECT_EQ(done(hour).documents_on, day("2026-09-02"));
  const Changed other = move(sent, {day("2026-10-12"), {}, {}}, 60);
  EXPECT_EQ(done(other).status, MeetingStatus::proposed);
  EXPECT_EQ(done(other).convened_on, std::nullopt);
  EXPECT_EQ(done(other).documents_on, std::nullopt);
  const Changed again = convene(done(other), {}, day("2026-09-20"));
  EXPECT_EQ(done(again).convened_on, day("2026-09-20"));
}

TEST(HoursOfAMeeting, MayLastUntilAfterMidnight) {
  const auto end_of = [](int start, std::optional<int> end, std::optional<int> usual) {
    Meeting meeting = october(MeetingStatus::proposed);
    meeting.end.reset();
    std::optional<LocalTime> told;
    if (end) told = LocalTime{meeting.day, Minutes{*end}};
    return set_hours(meeting, Minutes{start}, told, usual);
  };
  const calendar::Day next = day("2026-10-14");
  EXPECT_EQ(done(end_of(22 * 60, {}, 119)).end, (LocalTime{day("2026-10-13"), Minutes{1439}}));
  EXPECT_EQ(done(end_of(22 * 60, {}, 120)).end, (LocalTime{next, Minutes{0}}));
  EXPECT_EQ(done(end_of(23 * 60, {}, 120)).end, (LocalTime{next, Minutes{60}}));
  EXPECT_EQ(done(end_of(21 * 60, 30, {})).end, (LocalTime{next, Minutes{30}}));
  EXPECT_EQ(done(end_of(21 * 60, 9 * 60, {})).end, (LocalTime{next, Minutes{9 * 60}}));
  EXPECT_EQ(refused(end_of(21 * 60, 9 * 60 + 1, {})), RefusalReason::ends_before_start);
  EXPECT_EQ(refused(end_of(14 * 60, 13 * 60, {})), RefusalReason::ends_before_start);
  EXPECT_EQ(refused(end_of(14 * 60, 14 * 60, {})), RefusalReason::ends_before_start);
}

TEST(MoveOfAMeeting, ToAnotherHourLastsAsLongAsItsBodyUsuallyDoes) {
  const Move to_three{day("2026-10-20"), three, {}};
  const Changed usual = move(october(MeetingStatus::proposed), to_three, 90);
  EXPECT_EQ(done(usual).end, (LocalTime{day("2026-10-20"), Minutes{16 * 60 + 30}}));
  const Changed unknown = move(october(MeetingStatus::proposed), to_three, {});
  EXPECT_EQ(done(unknown).end, (LocalTime{day("2026-10-20"), four}));
  const Changed told =
      move(october(MeetingStatus::proposed),
           {day("2026-10-20"), three, LocalTime{day("2026-10-20"), three + two}}, 90);
  EXPECT_EQ(done(told).end, (LocalTime{day("2026-10-20"), three + two}));
}

TEST(MoveOfAMeeting, AsAGuestProposesLastsAsLongAsItWas) {
  Move proposed{day("2026-10-20"), three, {}};
  proposed.length = Length::as_it_was;
  const Changed moved = move(october(MeetingStatus::convened), proposed, 30);
  EXPECT_EQ(done(moved).end, (LocalTime{day("2026-10-20"), Minutes{17 * 60}}));
  Meeting open_ended = october(MeetingStatus::convened);
  open_ended.end.reset();
  EXPECT_EQ(done(move(open_ended, proposed, 30)).end, std::nullopt);
}

TEST(MoveOfAMeeting, NeverEndsBeforeItStarts) {
  const LocalTime at_three{day("2026-10-20"), three};
  EXPECT_EQ(refused(move(october(MeetingStatus::proposed), {at_three.day, three, at_three}, {})),
            RefusalReason::ends_before_start);
  EXPECT_EQ(refused(move(october(MeetingStatus::proposed), {at_three.day, four, {}}, {})),
            RefusalReason::ends_before_start);
  EXPECT_FALSE(refused(
      move(october(MeetingStatus::proposed), {at_three.day, three - Minutes{1}, at_three}, {})));
}

TEST(MoveOfAMeeting, IsRefusedOfWhatIsSettled) {
  const Move later{day("2026-10-20"), {}, {}};
  EXPECT_EQ(refused(move(october(MeetingStatus::held), later, {})), RefusalReason::already_held);
  EXPECT_EQ(refused(move(october(MeetingStatus::cancelled), later, {})),
            RefusalReason::already_cancelled);
}

TEST(MoveOfAMeeting, KeepsTheDayThatItLeavesAndWhy) {
  Move later{day("2026-10-20"), {}, {}};
  later.reason = "salle indisponible";
  const Meeting moved = done(move(october(MeetingStatus::convened), later, {}));
  EXPECT_EQ(moved.moved_from, day("2026-10-13"));
  EXPECT_EQ(moved.reason, "salle indisponible");
  // The next move says its own reason, or none.
  const Meeting again = done(move(moved, {day("2026-10-27"), {}, {}}, {}));
  EXPECT_EQ(again.moved_from, day("2026-10-20"));
  EXPECT_EQ(again.reason, "");
  // Another hour of the same day is no postponement.
  EXPECT_EQ(
      done(move(october(MeetingStatus::convened), {day("2026-10-13"), three, {}}, {})).moved_from,
      std::nullopt);
}

TEST(WhatIsDoneOnADay, CannotBeToldBeforeThatDay) {
  const auto today = day("2026-09-20");
  const auto tomorrow = day("2026-09-21");
  const Meeting proposed = october(MeetingStatus::proposed);
  EXPECT_EQ(refused(convene(proposed, {tomorrow, {}}, today)), RefusalReason::told_before_its_time);
  EXPECT_EQ(refused(convene(proposed, {{}, tomorrow}, today)), RefusalReason::told_before_its_time);
  EXPECT_FALSE(refused(convene(proposed, {today, today}, today)));
  EXPECT_EQ(refused(cancel(proposed, {tomorrow, {}}, today)), RefusalReason::told_before_its_time);
  EXPECT_FALSE(refused(cancel(proposed, {today, {}}, today)));
  const Meeting past = october(MeetingStatus::convened);
  const auto after = day("2026-10-14");
  EXPECT_EQ(refused(hold(past, {{}, day("2026-10-15"), {}}, after)),
            RefusalReason::told_before_its_time);
  EXPECT_EQ(refused(hold(past, {{}, {}, {}, day("2026-10-15")}, after)),
            RefusalReason::told_before_its_time);
  EXPECT_FALSE(refused(hold(past, {{}, after, {}, after}, after)));
}

TEST(Minutes, AreNeverOlderThanTheSession) {
  const auto after = day("2026-10-20");
  const Meeting past = october(MeetingStatus::convened);
  for (const Hold& early : {Hold{{}, day("2026-10-12"), {}}, Hold{{}, {}, {}, day("2026-10-12")}}) {
    EXPECT_EQ(refused(hold(past, early, after)), RefusalReason::minutes_before_session);
  }
  EXPECT_FALSE(refused(hold(past, {{}, {}, {}, day("2026-10-13")}, after)));
}

TEST(Minutes, AreOutOnceTheyWereSentOrApproved) {
  Meeting held = october(MeetingStatus::held);
  EXPECT_EQ(minutes_out(held), std::nullopt);
  held.minutes_on = day("2026-11-10");
  EXPECT_EQ(minutes_out(held), day("2026-11-10"));
  held.minutes_sent_on = day("2026-10-20");
  EXPECT_EQ(minutes_out(held), day("2026-10-20"));
  held.minutes_on.reset();
  EXPECT_EQ(minutes_out(held), day("2026-10-20"));
}

TEST(MoveOfAMeeting, IsNotToADayThatHasPassed) {
  const auto today = day("2026-10-01");
  const Meeting proposed = october(MeetingStatus::proposed);
  EXPECT_EQ(moved_to_past(proposed, day("2026-10-01"), today), std::nullopt);
  EXPECT_EQ(moved_to_past(proposed, day("2026-09-30"), today),
            (Refusal{RefusalReason::moved_to_past, day("2026-09-30")}));
  EXPECT_EQ(moved_to_past(proposed, proposed.day, day("2026-11-01")), std::nullopt);
  EXPECT_EQ(moved_to_past(october(MeetingStatus::held), day("2026-09-30"), today), std::nullopt);
}

TEST(Documents, AreSentOnTheDayOfTheSessionAtTheLatest) {
  const auto later = day("2026-10-20");
  const Meeting past = october(MeetingStatus::convened);
  EXPECT_EQ(refused(hold(past, {{}, {}, {}, {}, {}, day("2026-10-14")}, later)),
            RefusalReason::documents_after_its_day);
  EXPECT_EQ(done(hold(past, {{}, {}, {}, {}, {}, day("2026-10-13")}, later)).documents_on,
            day("2026-10-13"));
  EXPECT_EQ(refused(convene(past, {{}, day("2026-10-14")}, later)),
            RefusalReason::documents_after_its_day);
  // Told of a session that has passed, today is no day of its convocation.
  Meeting untold = october(MeetingStatus::proposed);
  EXPECT_EQ(refused(convene(untold, {{}, day("2026-10-10")}, later)),
            RefusalReason::convocation_untold);
  EXPECT_EQ(done(convene(untold, {day("2026-10-01"), day("2026-10-10")}, later)).documents_on,
            day("2026-10-10"));
  EXPECT_EQ(done(convene(untold, {{}, day("2026-10-10")}, day("2026-10-13"))).convened_on,
            day("2026-10-13"));
}

TEST(Hours, HaveNoEndWithoutAStart) {
  Meeting whole_day = october(MeetingStatus::proposed);
  whole_day.start_time.reset();
  whole_day.end.reset();
  EXPECT_EQ(refused(set_hours(whole_day, {}, LocalTime{whole_day.day, three}, {})),
            RefusalReason::end_without_start);
  EXPECT_EQ(
      refused(move(whole_day, {day("2026-10-20"), {}, LocalTime{day("2026-10-20"), three}}, {})),
      RefusalReason::end_without_start);
  EXPECT_FALSE(refused(set_hours(whole_day, two, LocalTime{whole_day.day, three}, {})));
}

TEST(Hours, ThatTheClocksLeapOverDoNotExist) {
  // The last Sunday of March, in each year; of October, the hour occurs twice and is the first.
  const auto at = [](const char* date, int start, std::optional<int> end) {
    Meeting meeting = october(MeetingStatus::proposed);
    meeting.day = day(date);
    meeting.end.reset();
    std::optional<LocalTime> told;
    if (end) told = LocalTime{meeting.day, Minutes{*end}};
    return set_hours(meeting, Minutes{start}, told, {});
  };
  for (const char* leap : {"2024-03-31", "2025-03-30", "2026-03-29", "2027-03-28", "2028-03-26"}) {
    EXPECT_EQ(refused(at(leap, 2 * 60 - 1, {})), std::nullopt) << leap;
    EXPECT_EQ(refused(at(leap, 2 * 60, {})), RefusalReason::no_such_hour) << leap;
    EXPECT_EQ(refused(at(leap, 3 * 60 - 1, {})), RefusalReason::no_such_hour) << leap;
    EXPECT_EQ(refused(at(leap, 3 * 60, {})), std::nullopt) << leap;
    EXPECT_EQ(refused(at(leap, 60, 2 * 60 + 30)), RefusalReason::no_such_hour) << leap;
    EXPECT_EQ(refused(at(leap, 60, 3 * 60 + 30)), std::nullopt) << leap;
  }
  EXPECT_EQ(refused(at("2026-03-28", 2 * 60 + 30, {})), std::nullopt);
  const Meeting twice = done(at("2026-10-25", 2 * 60 + 30, 3 * 60));
  EXPECT_EQ(length_of(twice), Minutes{90}) << "the first of the two";
  Meeting leapt = october(MeetingStatus::convened);
  leapt.day = day("2026-03-29");
  leapt.start_time = Minutes{2 * 60 + 30};
  leapt.end.reset();
  EXPECT_EQ(contradictions(leapt), (std::vector{Refusal{RefusalReason::no_such_hour, leapt.day}}));
  Meeting before = october(MeetingStatus::proposed);
  before.day = day("2026-03-28");
  before.start_time = Minutes{2 * 60 + 30};
  before.end.reset();
  EXPECT_EQ(refused(move(before, {day("2026-03-29"), {}, {}}, {})), RefusalReason::no_such_hour);
}

TEST(Hours, OfTheUsualLengthAreCountedAcrossALeap) {
  Meeting night = october(MeetingStatus::proposed);
  night.day = day("2026-03-29");
  night.end.reset();
  EXPECT_EQ(done(set_hours(night, Minutes{60}, {}, 90)).end,
            (LocalTime{night.day, Minutes{3 * 60 + 30}}));
}

TEST(Minutes, AreNotSentAfterTheyWereApprovedWhicheverIsToldLast) {
  const auto after = day("2026-10-30");
  Meeting approved = october(MeetingStatus::held);
  approved.minutes_on = day("2026-10-20");
  EXPECT_EQ(refused(hold(approved, {{}, {}, {}, day("2026-10-21")}, after)),
            RefusalReason::approved_before_sent);
  EXPECT_FALSE(refused(hold(approved, {{}, {}, {}, day("2026-10-20")}, after)));
}

TEST(Correct, ChangesWhatWasToldOfASessionInAnyState) {
  for (const auto status : {MeetingStatus::proposed, MeetingStatus::convened, MeetingStatus::held,
                            MeetingStatus::cancelled}) {
    Meeting before = october(status);
    before.minutes_on = day("2026-10-20");
    before.present.emplace();
    Meeting expected = before;
    expected.day = day("2026-10-14");
    expected.end = LocalTime{expected.day, three};
    expected.start_time = two - Minutes{30};
    expected.site = "hesdin";
    const Correction what{day("2026-10-14"), two - Minutes{30}, LocalTime{expected.day, three},
                          "hesdin"};
    EXPECT_EQ(done(correct(before, what, day("2026-11-01"))), expected);
    EXPECT_EQ(done(correct(before, {}, day("2026-11-01"))), before);
  }
}

TEST(Correct, KeepsAConvocationUntilTheDayItselfAndNoLaterOne) {
  Meeting before = october(MeetingStatus::convened);
  before.convened_on = day("2026-10-05");
  const auto corrected = [&](const char* iso) {
    return done(correct(before, {day(iso), {}, {}}, day("2026-11-01")));
  };
  EXPECT_EQ(corrected("2026-10-05").convened_on, day("2026-10-05"));
  EXPECT_EQ(corrected("2026-10-05").status, MeetingStatus::convened);
  EXPECT_EQ(corrected("2026-10-04").convened_on, std::nullopt);
  EXPECT_EQ(corrected("2026-10-04").status, MeetingStatus::proposed);
  before.status = MeetingStatus::held;
  EXPECT_EQ(corrected("2026-10-04").status, MeetingStatus::held);
  before.documents_on = day("2026-10-08");
  EXPECT_EQ(corrected("2026-10-08").documents_on, day("2026-10-08"));
  EXPECT_EQ(corrected("2026-10-07").documents_on, std::nullopt);
}

TEST(Correct, RefusesADayToComeOfWhatWasHeldAndOneAfterTheMinutes) {
  Meeting before = october(MeetingStatus::held);
  EXPECT_EQ(refused(correct(before, {day("2026-10-16"), {}, {}}, day("2026-10-15"))),
            RefusalReason::still_to_come);
  EXPECT_EQ(refused(correct(before, {day("2026-10-15"), {}, {}}, day("2026-10-15"))), std::nullopt);
  before.minutes_on = day("2026-10-20");
  EXPECT_EQ(refused(correct(before, {day("2026-10-20"), {}, {}}, day("2026-11-01"))), std::nullopt);
  EXPECT_EQ(refused(correct(before, {day("2026-10-21"), {}, {}}, day("2026-11-01"))),
            RefusalReason::minutes_before_session);
  EXPECT_EQ(refused(correct(before, {{}, four, {}}, day("2026-11-01"))),
            RefusalReason::ends_before_start);
  before.status = MeetingStatus::proposed;
  before.minutes_on.reset();
  EXPECT_EQ(refused(correct(before, {day("2027-10-16"), {}, {}}, day("2026-10-15"))), std::nullopt);
}

}  // namespace
}  // namespace gouvernail::governance
