// SPDX-License-Identifier: MPL-2.0
#include "compliance/statistics.h"

#include <gtest/gtest.h>

#include "governance/history.h"
#include "governance/history_as_of.h"
#include "governance/meeting.h"
#include "governance/seat.h"
#include "support/rules_text.h"

namespace gouvernail::test {
namespace {

using compliance::Extent;
using compliance::YearRecord;
using governance::Presence;

const calendar::DayRange term{day("2026-01-01"), day("2027-12-31")};

governance::Meeting attended(const std::string& body, const std::string& on,
                             std::vector<Presence> present) {
  auto meeting = held(body, on);
  meeting.present = std::move(present);
  return meeting;
}

TEST(AttendanceByParty, CountsHeldSessionsOfItsBodiesFromTheDayItIsBound) {
  const rules::Rules rules = load("");
  governance::History facts = history({
      attended("copil", "2026-06-30", {{"elu", 1}, {"cd", 1}}),  // the Département: from 1 July
      attended("copil", "2026-07-01", {{"elu", 3}, {"cat", 1}}),
      held("copil", "2026-09-01"),          // no sheet
      attended("copil", "2026-10-01", {}),  // nobody came
      convened("copil", "2026-11-01"), attended("presse", "2026-10-02", {{"elu", 1}}),  // an act
  });
  const auto found = compliance::attendance_by_party(rules, all_of(facts), term);
  ASSERT_EQ(found.size(), 3U);
  EXPECT_EQ(found[0].party, "caf");
  EXPECT_EQ(found[0].expected, 4);
  EXPECT_EQ(found[0].recorded, 3);
  EXPECT_EQ(found[0].present, 1);
  EXPECT_EQ(found[1].party, "epci");
  EXPECT_EQ(found[1].present, 2);
  EXPECT_EQ(found[2].party, "departement");
  EXPECT_EQ(found[2].expected, 3);
  EXPECT_EQ(found[2].present, 0);
  EXPECT_TRUE(compliance::attendance_by_party(rules, all_of(facts), {day("2026-10-02"), term.last})
                  .empty());
}

TEST(LoadByPerson, CountsEachSessionOnceWithItsTime) {
  const rules::Rules rules = load("");
  governance::History facts = history(
      {held("copil", "2026-03-02"), held("groupe", "2026-03-09"), proposed("copil", "2026-04-01"),
       meeting("copil", "2026-04-02", governance::MeetingStatus::cancelled)});
  facts.meetings[0].start_time = calendar::Minutes{14 * 60};
  facts.meetings[0].end = calendar::LocalTime{day("2026-03-02"), calendar::Minutes{15 * 60 + 30}};
  facts.seats = {{"cat", "dupre", "", day("2026-01-01"), {}},
                 {"responsable", "dupre", "", day("2026-01-01"), {}},
                 // The mayor is one of the elected as well.
                 {"maire", "vasseur", "", day("2026-01-01"), day("2026-03-31")}};
  const auto found = compliance::load_by_person(rules, all_of(facts), term);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].person, "dupre");
  EXPECT_EQ(found[0].roles, (std::vector<std::string>{"cat", "responsable"}));
  EXPECT_EQ(found[0].held, 2);
  EXPECT_EQ(found[0].planned, 1);
  EXPECT_EQ(found[0].time, calendar::Minutes{90});
  EXPECT_EQ(found[0].busiest_month, 2);
  EXPECT_EQ(found[1].person, "vasseur");
  EXPECT_EQ(found[1].held, 1);
  EXPECT_EQ(found[1].planned, 0);  // the seat ended the day before
}

TEST(RecordByYear, LeavesOutWhatIsNotSettledAndRecommendations) {
  const rules::Rules rules = load(R"(
[[obligation]]
id = "trimestriel"
title = "T"
body = "groupe"
kind = "cadence"
at_least = 1
per = "quarter"
source = { article = "1" }
[[obligation]]
id = "conseil"
title = "C"
body = "copil"
kind = "cadence"
at_least = 1
per = "quarter"
weight = "recommendation"
source = { article = "1" }
[[obligation]]
id = "presse"
title = "P"
body = "presse"
kind = "cadence"
at_least = 1
per = "semester"
source = { article = "1" }
)");
  const auto facts = history({held("groupe", "2026-02-03"), convened("groupe", "2026-06-02"),
                              held("presse", "2026-08-04"), held("groupe", "2027-02-02")});
  const auto as_of = [&](const std::string& iso, Extent extent) {
    return compliance::record_by_year(
        rules, compliance::judge(rules, {}, governance::as_of(facts, day(iso))), day(iso), extent);
  };
  // On 1 July: one quarter kept, one waits for its proof; the first semester had no press.
  EXPECT_EQ(as_of("2026-07-01", Extent::everything), (std::vector<YearRecord>{{2026, 1, 1, 1, 0}}));
  EXPECT_EQ(as_of("2026-07-01", Extent::rhythm), (std::vector<YearRecord>{{2026, 1, 0, 1, 0}}));
  EXPECT_EQ(as_of("2027-01-01", Extent::rhythm), (std::vector<YearRecord>{{2026, 1, 2, 1, 0}}));
  // A quarter that is kept before its end is settled.
  EXPECT_EQ(as_of("2027-02-02", Extent::rhythm),
            (std::vector<YearRecord>{{2026, 1, 2, 1, 0}, {2027, 1, 0, 0, 0}}));
}

}  // namespace
}  // namespace gouvernail::test
