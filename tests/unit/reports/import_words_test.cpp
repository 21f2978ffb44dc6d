// SPDX-License-Identifier: MPL-2.0
// What a new line is told as: all that was read of it, so that a misread cell is seen.
#include "reports/import_words.h"

#include <gtest/gtest.h>

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
  EXPECT_TRUE(words().ends_with(": held, 14:00 – 16:00, Fruges, 11 present")) << words();
}

}  // namespace
}  // namespace gouvernail::reports::import_words_test
