// SPDX-License-Identifier: MPL-2.0
#include "app/keep_diary.h"

#include <gmock/gmock.h>

#include "app/persons.h"
#include "app/workspace/busy.h"
#include "governance/availability.h"
#include "governance/people.h"
#include "platform/files.h"
#include "unit/app/example_workspace.h"

namespace gouvernail::test::keep_diary_test {
namespace {

using testing::HasSubstr;

std::string calendar_with(const std::string& event) {
  return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//\r\n" + event + "END:VCALENDAR\r\n";
}
std::string day_off(const std::string& day, const std::string& after) {
  return "BEGIN:VEVENT\r\nUID:" + day +
         "\r\nDTSTAMP:20261101T080000Z\r\nDTSTART;VALUE=DATE:" + day +
         "\r\nDTEND;VALUE=DATE:" + after + "\r\nEND:VEVENT\r\n";
}

struct Diary : ExampleWorkspace {
  std::string key = opened().people->persons.front().key;

  app::DiaryKept keep(const std::string& bytes) const {
    return app::keep_diary(opened(), {key, "agenda.ics", bytes}, day("2026-11-24"));
  }
  std::size_t engagements() const {
    base::Diagnostics ignored;
    const auto known = app::read_busy(workspace, opened(), {day("2026-11-24"), day("2026-12-31")},
                                      ignored, app::Reach::copies);
    const auto found = known.busy.find(key);
    return found == known.busy.end() ? 0 : found->second.size();
  }
};

TEST_F(Diary, IsPlannedAroundOnceItIsKept) {
  EXPECT_EQ(keep(calendar_with(day_off("20261207", "20261212"))).engagements, 1);
  EXPECT_EQ(engagements(), 1U);
  // The next one takes its place.
  EXPECT_EQ(keep(calendar_with(day_off("20261207", "20261208") + day_off("20261214", "20261215")))
                .engagements,
            2);
  EXPECT_EQ(engagements(), 2U);
  EXPECT_TRUE(app::forget_diary(opened(), key));
  EXPECT_EQ(engagements(), 0U);
  EXPECT_FALSE(app::forget_diary(opened(), key));
}

TEST_F(Diary, NothingButWhenItIsTakenIsKept) {
  keep(calendar_with(
      "BEGIN:VEVENT\r\nUID:private-uid\r\nDTSTAMP:20261101T080000Z\r\nDTSTART;TZID=Europe/Paris:"
      "20261207T140000\r\nDTEND;TZID=Europe/Paris:20261207T150000\r\nSUMMARY:Dentiste\r\n"
      "LOCATION:Fruges\r\nATTENDEE:mailto:someone@example.org\r\nEND:VEVENT\r\n"));
  const std::string kept = platform::read_file(workspace / "busy" / (key + ".ics"));
  for (const char* word : {"Dentiste", "Fruges", "someone", "private-uid"}) {
    EXPECT_EQ(kept.find(word), std::string::npos) << word;
  }
  base::Diagnostics said;
  const auto known = app::read_busy(workspace, opened(), {day("2026-11-24"), day("2026-12-31")},
                                    said, app::Reach::copies);
  EXPECT_TRUE(said.empty());
  ASSERT_EQ(known.busy.at(key).size(), 1U);
  EXPECT_EQ(known.busy.at(key).front().start,
            (calendar::LocalTime{day("2026-12-07"), calendar::Minutes{14 * 60}}));
  EXPECT_EQ(known.busy.at(key).front().end,
            (calendar::LocalTime{day("2026-12-07"), calendar::Minutes{15 * 60}}));
}

TEST_F(Diary, OurOwnMeetingsAreNoEngagements) {
  EXPECT_EQ(keep(calendar_with("BEGIN:VEVENT\r\nUID:copil-2026-12-10\r\nDTSTAMP:20261101T080000Z"
                               "\r\nDTSTART:20261210T130000Z\r\nDTEND:20261210T150000Z\r\n"
                               "END:VEVENT\r\n"))
                .engagements,
            0);
  EXPECT_EQ(engagements(), 0U);
}

TEST_F(Diary, AKeyThatLeadsElsewhereIsNoKey) {
  for (const std::string wrong : {"../evade", "/tmp/evade", ".evade", "a/b"}) {
    app::Opened here = opened();
    EXPECT_THAT(refused([&] {
                  app::add_person(here, {wrong, "Y", "", ""});
                }),
                HasSubstr("a key is one word"));
    const std::string people = platform::read_file(workspace / "people.toml");
    std::ofstream(workspace / "people.toml", std::ios::app)
        << "\n[[person]]\nkey = \"" << wrong << "\"\nname = \"X\"\n";
    EXPECT_THAT(refused([&] { opened(); }), HasSubstr("people.toml"));
    platform::write_file(workspace / "people.toml", people);
  }
}

// Where capitals are not told apart, “Dgs” and “dgs” are two files all the same.
TEST_F(Diary, TwoKeysNeverShareAFile) {
  std::ofstream(workspace / "people.toml", std::ios::app)
      << "\n[[person]]\nkey = \"Dgs\"\nname = \"X\"\n"
      << "\n[[person]]\nkey = \"con\"\nname = \"Y\"\n";
  for (const auto& [one, file] : {std::pair{"Dgs", "=44gs.ics"}, std::pair{"con", "=63on.ics"}}) {
    key = one;
    keep(calendar_with(day_off("20261207", "20261212")));
    EXPECT_TRUE(fs::exists(workspace / "busy" / file)) << one;
    EXPECT_TRUE(app::has_diary(opened(), key));
    EXPECT_EQ(engagements(), 1U) << one;
    EXPECT_TRUE(app::forget_diary(opened(), key));
  }
}

// One that somebody put there by hand is found under the key itself.
TEST_F(Diary, AFileThatWasPutThereIsReplaced) {
  std::ofstream(workspace / "people.toml", std::ios::app)
      << "\n[[person]]\nkey = \"Dgs\"\nname = \"X\"\n";
  key = "Dgs";
  std::ofstream(workspace / "busy" / "Dgs.ics") << calendar_with("");
  keep(calendar_with(day_off("20261207", "20261212")));
  EXPECT_FALSE(fs::exists(workspace / "busy" / "=44gs.ics"));
  EXPECT_EQ(engagements(), 1U);
}

TEST_F(Diary, WithoutEngagementsSaysThatItsOwnerIsFree) {
  const app::DiaryKept kept = keep(calendar_with(""));
  EXPECT_EQ(kept.engagements, 0);
  EXPECT_TRUE(kept.warnings.empty());
}

TEST_F(Diary, WhatIsNoCalendarLeavesTheOneThatIsKept) {
  keep(calendar_with(day_off("20261207", "20261212")));
  EXPECT_NE(refused([&] { keep("Bonjour"); }), "");
  EXPECT_NE(refused([&] { keep(""); }), "");
  EXPECT_EQ(engagements(), 1U);
}

// A file that was cut off does not take the place of a good one unasked.
TEST_F(Diary, WhatCannotBeReadIsLeftOnlyWhereThatIsEnough) {
  keep(calendar_with(day_off("20261207", "20261212")));
  const std::string torn = calendar_with(
      day_off("20261214", "20261215") +
      "BEGIN:VEVENT\r\nUID:torn\r\nDTSTAMP:20261101T080000Z\r\nSUMMARY:x\r\nEND:VEVENT\r\n");
  EXPECT_NE(refused([&] { keep(torn); }), "");
  EXPECT_EQ(engagements(), 1U);
  const app::DiaryKept kept =
      app::keep_diary(opened(), {key, "agenda.ics", torn, true}, day("2026-11-24"));
  EXPECT_EQ(kept.engagements, 1);
  EXPECT_FALSE(kept.warnings.empty());
}

TEST_F(Diary, IsOfSomebodyWhoIsKnown) {
  for (const std::string wrong : {"personne", "../gouvernail", ""}) {
    key = wrong;
    EXPECT_THAT(refused([&] { keep(calendar_with("")); }), HasSubstr("no person has the key"));
    EXPECT_THAT(refused([&] { app::forget_diary(opened(), key); }),
                HasSubstr("no person has the key"));
  }
}

}  // namespace
}  // namespace gouvernail::test::keep_diary_test
