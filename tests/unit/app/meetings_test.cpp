// SPDX-License-Identifier: MPL-2.0
#include "app/meetings.h"

#include <gmock/gmock.h>

#include "governance/convention.h"
#include "rules/rules.h"
#include "unit/app/example_workspace.h"

namespace gouvernail::test::meetings_test {
namespace {

using calendar::LocalTime;
using calendar::Minutes;
using governance::Meeting;
using governance::MeetingStatus;

constexpr Minutes hour(int hours, int minutes = 0) { return Minutes{hours * 60 + minutes}; }

// Today is 24 November 2026. elus-2026-12-08 is proposed, from 18:00 to 19:30; copil-2026-12-10 was
// convened on 20 November, from 14:30 to 16:30; avs-equipements-2026-11-16 was held.
struct Meetings : ExampleWorkspace {
  Meeting add(app::AddMeeting request) const {
    app::Opened here = opened();
    return app::add_meeting(here, request, today).after;
  }
  Meeting convene(const std::string& meeting, governance::Convene what = {}) const {
    app::Opened here = opened();
    return app::convene_meeting(here, {meeting, what}, today).after;
  }
  Meeting hold(app::HoldMeeting request, const std::string& as_of = "2026-11-24") const {
    app::Opened here = opened();
    return app::hold_meeting(here, request, day(as_of)).after;
  }
  Meeting cancel(const std::string& meeting, governance::Cancel what = {}) const {
    app::Opened here = opened();
    return app::cancel_meeting(here, {meeting, what}, today).after;
  }
  Meeting move(app::MoveMeeting request) const {
    app::Opened here = opened();
    return app::move_meeting(here, request, day("2026-11-24")).after;
  }
  Meeting recorded_as(const std::string& name) const { return app::show_meeting(opened(), name); }
  std::vector<std::string> listed(const app::WhichMeetings& which) const {
    std::vector<std::string> uids;
    for (const Meeting& meeting : app::list_meetings(opened(), which)) uids.push_back(meeting.uid);
    return uids;
  }

  const calendar::Day today = day("2026-11-24");
};

TEST_F(Meetings, OneThatIsAddedIsProposedWithWhatWasTold) {
  const Meeting added = add({"copil", day("2027-03-16"), hour(9), hour(11), "", "Bilan", true});
  EXPECT_EQ(added.body, "copil");
  EXPECT_EQ(added.status, MeetingStatus::proposed);
  EXPECT_EQ(added.start_time, hour(9));
  EXPECT_EQ(added.end, (LocalTime{day("2027-03-16"), hour(11)}));
  EXPECT_EQ(added.note, "Bilan");
  EXPECT_TRUE(added.urgent);
  EXPECT_EQ(added.convened_on, std::nullopt);
  EXPECT_EQ(recorded(added.uid), added);
}

TEST_F(Meetings, ABodyIsCalledByItsNameToo) {
  const std::string name = opened().rules->convention->body("copil")->name.fr;
  EXPECT_EQ(add({name, day("2027-03-16"), hour(9), hour(11), "", "", false}).body, "copil");
  EXPECT_EQ(recorded_as(name + "/2027-03-16").body, "copil");
  EXPECT_EQ(listed({name + "/2026-12-10", {}, {}}), std::vector<std::string>{"copil-2026-12-10"});
  EXPECT_THAT(refusal([&] { recorded_as("copli/2027-03-16"); }),
              testing::StartsWith("there is no"));
}

TEST_F(Meetings, ASecondConvocationNamesTheSessionThatMissedItsQuorum) {
  app::AddMeeting request{"copil", day("2027-01-12"), {}, {}, "", ""};
  request.second_of = "copil/2026-12-10";
  const Meeting added = add(request);
  EXPECT_EQ(added.second_of, "copil-2026-12-10");
  EXPECT_EQ(recorded(added.uid), added);
  request.second_of = "elus/2026-12-08";
  EXPECT_EQ(
      refused([&] { add(request); }),
      "it cannot be a second convocation: the session that it follows, of 8 December 2026, is one "
      "of another body | correct --second-of");
  request.second_of = "copil/2026-12-10";
  request.day = day("2026-12-10");
  EXPECT_EQ(refused([&] { add(request); }),
            "it cannot be a second convocation: the session that it follows, of 10 December 2026, "
            "does not come before it | correct --second-of");
}

TEST_F(Meetings, OneThatIsConvenedMayBeMarkedAsASecondConvocation) {
  const Meeting added = add({"copil", day("2027-01-12"), {}, {}, "", ""});
  app::Opened here = opened();
  const auto done = app::convene_meeting(
      here, {"copil/2027-01-12", {day("2026-11-24"), {}}, "copil/2026-12-10"}, today);
  EXPECT_EQ(done.after.second_of, "copil-2026-12-10");
  EXPECT_EQ(recorded(added.uid).second_of, "copil-2026-12-10");
  // The first is still to come: nobody knows its quorum.
  ASSERT_EQ(done.remarks.size(), 1U);
  EXPECT_EQ(done.remarks[0].format,
            "As things stand it does not count as a second convocation: {}.");
}

TEST_F(Meetings, OneOfTheWholeDayHasNoHours) {
  const Meeting added = add({"copil", day("2027-03-16"), {}, {}, "", ""});
  EXPECT_EQ(added.start_time, std::nullopt);
  EXPECT_EQ(added.end, std::nullopt);
  EXPECT_EQ(recorded(added.uid), added);
}

TEST_F(Meetings, TwoOfOneDayAreTwo) {
  const app::AddMeeting request{"copil", day("2027-03-16"), {}, {}, "", ""};
  EXPECT_NE(add(request).uid, add(request).uid);
  EXPECT_EQ(listed({"copil", day("2027-03-16"), day("2027-03-16")}).size(), 2U);
}

TEST_F(Meetings, OneThatEndsWhenItStartsIsNotAdded) {
  for (const int end : {8 * 60, 9 * 60}) {
    EXPECT_EQ(refused([&] {
                add({"copil", day("2027-03-16"), hour(9), Minutes{end}, "", ""});
              }),
              "the meeting ends before it starts | correct --at or --until");
  }
  EXPECT_EQ(add({"copil", day("2027-03-16"), hour(9), hour(9, 1), "", ""}).end->time, hour(9, 1));
}

TEST_F(Meetings, ABodyThatNobodyHasIsRefused) {
  EXPECT_EQ(refused([&] {
              add({"copli", day("2027-03-16"), {}, {}, "", ""});
            }),
            "there is no body or act “copli” | did you mean “copil”?");
  EXPECT_EQ(refused([&] {
              listed({"copli", {}, {}});
            }),
            "there is no body or act “copli” | did you mean “copil”?");
}

TEST_F(Meetings, AMeetingIsNamedByItsBodyAndDayOrByTheStartOfItsUid) {
  EXPECT_EQ(convene("elus/2026-12-08").uid, "elus-2026-12-08");
  EXPECT_EQ(convene("theme-avs-2026-12").uid, "theme-avs-2026-12-01");
  EXPECT_EQ(refused([&] { convene("elus/2026-12-09"); }),
            "there is no meeting “elus/2026-12-09” | name it as BODY/DAY, copil/2026-10-13; "
            "“gouvernail meeting list” shows them");
  EXPECT_EQ(refused([&] { convene("theme-a"); }),
            "there is no meeting “theme-a” | name it as BODY/DAY, copil/2026-10-13; “gouvernail "
            "meeting list” shows them");
  add({"elus", day("2026-12-08"), {}, {}, "", ""});
  EXPECT_EQ(refused([&] { convene("elus/2026-12-08"); }),
            "“elus/2026-12-08” names 2 meetings | give the identifier that “gouvernail meeting "
            "list” shows");
}

TEST_F(Meetings, OneIsConvenedTodayWhereNobodySaysWhen) {
  const Meeting convened = convene("elus/2026-12-08", {{}, day("2026-11-23")});
  EXPECT_EQ(convened.status, MeetingStatus::convened);
  EXPECT_EQ(convened.convened_on, today);
  EXPECT_EQ(convened.documents_on, day("2026-11-23"));
  EXPECT_EQ(recorded("elus-2026-12-08"), convened);
}

TEST_F(Meetings, TheDayOfAConvocationStaysUntilAnotherIsTold) {
  EXPECT_EQ(convene("copil/2026-12-10", {{}, day("2026-11-24")}).convened_on, day("2026-11-20"));
  const Meeting again = convene("copil/2026-12-10", {day("2026-11-23"), {}});
  EXPECT_EQ(again.convened_on, day("2026-11-23"));
  EXPECT_EQ(again.documents_on, day("2026-11-24"));
}

TEST_F(Meetings, OneIsConvenedOnItsDayAtTheLatest) {
  const auto convene_on = [&](const char* as_of) {
    app::Opened here = opened();
    return app::convene_meeting(here, {"elus/2026-12-08", {}}, day(as_of)).after.convened_on;
  };
  EXPECT_EQ(refused([&] { convene_on("2026-12-09"); }),
            "the session was convened after its day | give the day on which the convocations were "
            "sent");
  EXPECT_EQ(convene_on("2026-12-08"), day("2026-12-08"));
}

TEST_F(Meetings, NothingIsToldBeforeItWasDone) {
  const std::string tomorrow =
      "Wednesday 25 November 2026 is still to come | give a day that has come";
  EXPECT_EQ(refused([&] { convene("elus/2026-12-08", {day("2026-11-25"), {}}); }), tomorrow);
  EXPECT_EQ(refused([&] { convene("elus/2026-12-08", {{}, day("2026-11-25")}); }), tomorrow);
  EXPECT_EQ(refused([&] { cancel("elus/2026-12-08", {day("2026-11-25"), {}}); }), tomorrow);
}

TEST_F(Meetings, WhatIsSettledIsNeitherConvenedNorMoved) {
  const std::string settled =
      "this meeting was held or cancelled already | add another with “gouvernail meeting add”";
  const std::string or_corrected =
      " or, where it was recorded wrongly, correct it with “gouvernail meeting correct”";
  cancel("elus/2026-12-08");
  for (const char* uid : {"avs-equipements-2026-11-16", "elus-2026-12-08"}) {
    const bool held = std::string(uid) != "elus-2026-12-08";
    const std::string told = held ? settled + or_corrected : settled;
    EXPECT_EQ(refused([&] { convene(uid); }), told) << uid;
    EXPECT_EQ(refused([&] { move({uid, day("2026-12-15"), {}, {}, {}}); }), told) << uid;
  }
}

TEST_F(Meetings, OneIsHeldWithWhoWasThere) {
  const Meeting held =
      hold({"theme-enfance-jeunesse/2026-11-12", "élus*3|DGS", day("2026-11-20"), "Repas partagé"});
  EXPECT_EQ(held.status, MeetingStatus::held);
  EXPECT_EQ(held.present, (std::vector<governance::Presence>{{"elu-cchpm", 3}, {"dgs-cchpm", 1}}));
  EXPECT_EQ(held.minutes_on, day("2026-11-20"));
  EXPECT_EQ(held.note, "Repas partagé");
  EXPECT_EQ(held.convened_on, day("2026-10-29"));
  EXPECT_EQ(recorded("theme-enfance-jeunesse-2026-11-12"), held);
}

TEST_F(Meetings, WhatIsNotToldOfOneThatWasHeldStays) {
  hold({"theme-enfance-jeunesse/2026-11-12", "DGS", {}, "Repas partagé"});
  const Meeting more = hold({"theme-enfance-jeunesse/2026-11-12", "", day("2026-11-24"), {}});
  EXPECT_EQ(more.present, (std::vector<governance::Presence>{{"dgs-cchpm", 1}}));
  EXPECT_EQ(more.note, "Repas partagé");
  EXPECT_EQ(more.minutes_on, day("2026-11-24"));
}

TEST_F(Meetings, ASheetThatSaysThatNobodyCameIsNoMissingSheet) {
  EXPECT_EQ(hold({"theme-enfance-jeunesse/2026-11-12", "", {}, {}}).present, std::nullopt);
  const Meeting nobody = hold({"theme-enfance-jeunesse/2026-11-12", "-", {}, {}});
  ASSERT_TRUE(nobody.present);
  EXPECT_TRUE(nobody.present->empty());
}

TEST_F(Meetings, OneIsHeldOnItsOwnDayAndNoDayBefore) {
  EXPECT_EQ(refused([&] {
              hold({"groupe-projet/2026-11-26", "", {}, {}}, "2026-11-25");
            }),
            "Thursday 26 November 2026 is still to come | record the meeting as held once its day "
            "has come, or "
            "move it");
  EXPECT_EQ(hold({"groupe-projet/2026-11-26", "", {}, {}}, "2026-11-26").status,
            MeetingStatus::held);
}

TEST_F(Meetings, MinutesAreOfTheSessionsDayAtTheEarliest) {
  const std::string name = "theme-enfance-jeunesse/2026-11-12";
  EXPECT_EQ(refused([&] {
              hold({name, "", day("2026-11-11"), {}});
            }),
            "the minutes are older than the session | correct --minutes-sent-on or --minutes-on");
  EXPECT_EQ(recorded("theme-enfance-jeunesse-2026-11-12").status, MeetingStatus::convened);
  EXPECT_EQ(hold({name, "", day("2026-11-12"), {}}).minutes_on, day("2026-11-12"));
}

TEST_F(Meetings, AnAttendanceThatCannotBeReadIsRefused) {
  const auto said = [&](const std::string& present) {
    return refused([&] { hold({"theme-enfance-jeunesse/2026-11-12", present, {}, {}}); });
  };
  EXPECT_EQ(said("DGS*0"), "“DGS*0” is not a number of persons | write role*3 for three persons");
  EXPECT_EQ(said("DGS|"),
            "a role is missing in column present | write role|role*2, without a bar too many");
  EXPECT_EQ(said("caf-cta"), "there is no role and no person “caf-cta” | did you mean “caf-cat”?");
  EXPECT_EQ(recorded("theme-enfance-jeunesse-2026-11-12").status, MeetingStatus::convened);
}

TEST_F(Meetings, NoMoreSitThanThereAreSeatsHoweverTheyAreNamed) {
  const auto said = [&](const std::string& present) {
    return refused([&] { hold({"theme-enfance-jeunesse/2026-11-12", present, {}, {}}); });
  };
  const std::string officers = "“Cooperation officer”: ";
  // Four persons hold the officers' seats, some several, and one seat is vacant.
  EXPECT_THAT(said("charge-cooperation*9"), ::testing::StartsWith(officers + "9 persons"));
  EXPECT_THAT(said("charge-cooperation*5|pilote"), ::testing::StartsWith(officers + "6 persons"));
  EXPECT_THAT(said("charge-cooperation*5|coop-logement"),
              ::testing::StartsWith(officers + "6 persons"));
  // Whoever comes for somebody is there for the role that he brings.
  EXPECT_THAT(said("élus*3=représenté par DGS|DGS"), ::testing::HasSubstr("4 persons"));
  EXPECT_THAT(said("DGS=représenté par dgs"), ::testing::HasSubstr("represented by the same"));
  EXPECT_THAT(
      said("élus=représenté par elu-b1"),
      ::testing::StartsWith("“elu-b1” holds the function “elu-cchpm”, and came for himself"));
  EXPECT_THAT(said("msa=représenté"), ::testing::HasSubstr("by whom is not said"));
  EXPECT_THAT(said("DGS=représenté par DGS"), ::testing::HasSubstr("represented by the same"));
  EXPECT_NO_THROW(
      hold({"theme-enfance-jeunesse/2026-11-12", "élus*2|DGS=représenté par services", {}, {}}));
}

TEST_F(Meetings, AnEndHasAStart) {
  EXPECT_EQ(refused([&] {
              add({"copil", day("2027-03-16"), {}, hour(16), "", ""});
            }),
            "it ends at an hour, and has none at which it starts | give --at");
}

TEST_F(Meetings, DocumentsAreSentOnTheDayOfTheSessionAtTheLatest) {
  const std::string name = "theme-enfance-jeunesse/2026-11-12";
  app::HoldMeeting request{name, "", {}, {}};
  request.documents_on = day("2026-11-13");
  EXPECT_EQ(refused([&] { hold(request); }),
            "the documents were sent after the session's day | correct --documents-on");
  EXPECT_EQ(refused([&] {
              convene(name, {{}, day("2026-11-13")});
            }),
            "the documents were sent after the session's day | correct --documents-on");
  request.documents_on = day("2026-11-12");
  EXPECT_EQ(hold(request).documents_on, day("2026-11-12"));
}

TEST_F(Meetings, OneIsCancelledTodayWhereNobodySaysWhen) {
  const Meeting cancelled = cancel("elus/2026-12-08", {{}, "Grève"});
  EXPECT_EQ(cancelled.status, MeetingStatus::cancelled);
  EXPECT_EQ(cancelled.cancelled_on, today);
  EXPECT_EQ(cancelled.reason, "Grève");
  EXPECT_EQ(recorded("elus-2026-12-08"), cancelled);
  EXPECT_EQ(cancel("elus/2026-12-08", {day("2026-11-02"), {}}).cancelled_on, day("2026-11-02"));
}

TEST_F(Meetings, OneHeldByMistakeIsStruckOutAndBack) {
  const Meeting struck = cancel("avs-equipements-2026-11-16");
  EXPECT_EQ(struck.status, MeetingStatus::cancelled);
  EXPECT_EQ(struck.present, std::nullopt) << "nobody was at what did not take place";
  const Meeting held = hold({"avs-equipements-2026-11-16", "csci", {}, {}});
  EXPECT_EQ(held.status, MeetingStatus::held);
  EXPECT_EQ(held.cancelled_on, std::nullopt);
}

TEST_F(Meetings, OneMovesWithItsHours) {
  const Meeting moved = move({"copil/2026-12-10", day("2026-12-14"), {}, {}, {}});
  EXPECT_EQ(moved.day, day("2026-12-14"));
  EXPECT_EQ(moved.start_time, hour(14, 30));
  EXPECT_EQ(moved.end, (LocalTime{day("2026-12-14"), hour(16, 30)}));
  EXPECT_EQ(moved.status, MeetingStatus::proposed);
  EXPECT_EQ(moved.convened_on, std::nullopt);
  EXPECT_EQ(recorded("copil-2026-12-10"), moved);
  EXPECT_EQ(listed({"copil", day("2026-12-10"), day("2026-12-10")}), std::vector<std::string>{});
}

TEST_F(Meetings, OneMovesToTheHoursThatAreTold) {
  const Meeting moved =
      move({"copil/2026-12-10", day("2026-12-10"), hour(9), hour(10, 15), "mairie"});
  EXPECT_EQ(moved.start_time, hour(9));
  EXPECT_EQ(moved.end, (LocalTime{day("2026-12-10"), hour(10, 15)}));
  EXPECT_EQ(moved.site, "mairie");
  EXPECT_EQ(refused([&] {
              move({"copil/2026-12-10", day("2026-12-11"), hour(10), hour(10), {}});
            }),
            "the meeting ends before it starts | correct --at or --until");
  EXPECT_EQ(recorded("copil-2026-12-10"), moved);
}

TEST_F(Meetings, AMeetingHeldByItselfLeavesNothingBehind) {
  app::Opened here = opened();
  EXPECT_TRUE(app::cancel_meeting(here, {"elus/2026-12-08", {}}, today).behind.empty());
}

TEST_F(Meetings, WhatChangedUnderneathIsNotOverwritten) {
  app::Opened early = opened();
  app::Opened late = opened();
  app::move_meeting(early, {"elus/2026-12-08", day("2026-12-15"), {}, {}, {}}, day("2026-11-24"));
  EXPECT_THAT(refused([&] {
                app::cancel_meeting(late, {"elus/2026-12-08", {}}, today);
              }),
              ::testing::HasSubstr("the workspace changed meanwhile; nothing was recorded"));
  EXPECT_EQ(recorded("elus-2026-12-08").status, MeetingStatus::proposed);
}

TEST_F(Meetings, FilesAloneHaveNoMeetingsToChange) {
  app::Opened files = app::open(files_alone().where);
  EXPECT_EQ(refusal([&] {
              app::cancel_meeting(files, {"elus/2026-12-08", {}}, today);
            }),
            "this command needs a workspace | give its folder with -C, or create one with "
            "“gouvernail init”");
}

TEST_F(Meetings, TheyAreListedFromTheFirstDayToTheLast) {
  using Uids = std::vector<std::string>;
  EXPECT_EQ(listed({"", day("2026-12-08"), day("2026-12-10")}),
            (Uids{"elus-2026-12-08", "jeunesse-actions-communes-2026-12-09", "copil-2026-12-10"}));
  EXPECT_EQ(listed({"", day("2026-12-09"), day("2026-12-09")}),
            (Uids{"jeunesse-actions-communes-2026-12-09"}));
  EXPECT_EQ(listed({"copil", day("2026-11-01"), {}}), Uids{"copil-2026-12-10"});
  EXPECT_EQ(listed({"", {}, day("2024-01-16")}), Uids{"groupe-projet-2024-01-16"});
  EXPECT_EQ(listed({"", day("2026-12-11"), day("2026-12-10")}), Uids{});
  EXPECT_EQ(listed({}).size(), opened().history->meetings.size());
  EXPECT_EQ(listed({"copil/10/12/2026", {}, {}}), Uids{"copil-2026-12-10"});
  EXPECT_EQ(listed({"copil/2026-12-11", {}, {}}), Uids{});
}

}  // namespace
}  // namespace gouvernail::test::meetings_test
