// SPDX-License-Identifier: MPL-2.0
// What a new line is told as: all that was read of it, so that a misread cell is seen.
#include "reports/import_words.h"

#include <gtest/gtest.h>

#include <string>

#include "governance/convention.h"
#include "governance/meeting.h"

namespace gouvernail::reports::import_words_test {
namespace {

using governance::Attending;

TEST(ImportWords, ANewSessionIsToldWithItsHoursItsPlaceAndHowManyCame) {
  governance::Convention convention;
  convention.bodies.emplace_back().id = "copil";
  governance::Meeting meeting;
  meeting.body = "copil";
  meeting.day = *calendar::parse_iso_day("2026-10-13");
  meeting.status = governance::MeetingStatus::held;
  const auto words = [&] {
    return import_line_words({0, "", {}, meeting}, convention, Language(Lang::en, ""));
  };
  EXPECT_TRUE(words().ends_with(": held")) << words();
  meeting.start_time = calendar::Minutes{840};
  EXPECT_TRUE(words().ends_with(": held, 14:00")) << words();
  meeting.end = calendar::LocalTime{meeting.day, calendar::Minutes{960}};
  meeting.site = "Fruges";
  meeting.present = {{"elu", 9},
                     {"dgs", 1, Attending::remote},
                     {"msa", 2, Attending::excused},
                     {"caf", 1, Attending::absent},
                     {"ars", 1, Attending::represented}};
  EXPECT_NE(words().find(": held, 14:00 – 16:00, Fruges, 11 present; attendance: elu × 9, "),
            std::string::npos)
      << words();
  meeting.present.reset();
  meeting.convened_on = calendar::parse_iso_day("2026-10-01");
  meeting.minutes_on = calendar::parse_iso_day("2026-10-20");
  meeting.note = "misread";
  EXPECT_TRUE(
      words().ends_with(": held, 14:00 – 16:00, Fruges; convocations: 1 Oct 2026; minutes: 20 Oct "
                        "2026; note: “misread”"))
      << words();
}

TEST(ImportWords, WhoeverIsAskedSeesWhatWouldBeRecorded) {
  governance::Convention convention;
  convention.bodies.emplace_back().id = "elus";
  governance::Meeting meeting;
  meeting.body = "elus";
  meeting.day = *calendar::parse_iso_day("2026-12-08");
  meeting.start_time = calendar::Minutes{18 * 60};
  ImportDoubt doubt{ImportDoubt::Kind::moves, "key", {0, "", meeting, meeting}};
  doubt.line.line = 2;
  doubt.line.after->start_time = calendar::Minutes{17 * 60 + 30};
  const auto words = [&] { return import_doubt_words(doubt, convention, Language(Lang::en, "")); };
  // On one day, no day is told twice.
  EXPECT_TRUE(
      words().ends_with("recorded on that day, which this file has no more: it would be "
                        "corrected – hours: 18:00 → 17:30"))
      << words();
  doubt.line.after->day = *calendar::parse_iso_day("2026-12-09");
  EXPECT_TRUE(words().ends_with("day: 8 Dec 2026 → 9 Dec 2026; hours: 18:00 → 17:30")) << words();
  doubt = {ImportDoubt::Kind::near_body, "key", {2, "", {}, meeting}, "Élu(s)"};
  doubt.line.after->status = governance::MeetingStatus::held;
  EXPECT_TRUE(words().ends_with("not quite its name – held, 18:00")) << words();
}

}  // namespace
}  // namespace gouvernail::reports::import_words_test
