// SPDX-License-Identifier: MPL-2.0
// Until when: records, vacancies, letters, second convocations. 1 January 2026 is a Thursday.
#include <gtest/gtest.h>

#include <algorithm>

#include "governance/seat.h"
#include "unit/compliance/tasks_at.h"

namespace gouvernail::test {
namespace {

TEST(Tasks, ARoleThatABodyNeedsIsFilledByItsSessionWhateverTheDayOfAsking) {
  const auto rules = load(R"(
[[obligation]]
id = "cat-nomme"
title = "CAT"
kind = "standing"
role = "cat"
filled = "at-sessions"
sessions_of = "groupe"
per = "year"
source = { article = "1" }
)");
  governance::History facts;
  facts.seats.push_back({"cat", "jeanne", "", day("2026-01-01"), day("2026-03-31")});
  // Nobody meets: within a month, by habit, and no breach.
  for (const char* today : {"2026-04-02", "2026-05-20", "2026-12-31"}) {
    const auto all = at(rules, facts, today);
    ASSERT_EQ(kinds(all), std::vector{TaskKind::fill_seat}) << today;
    EXPECT_EQ(all[0].last_day, day("2026-04-30")) << today;
    EXPECT_FALSE(compliance::is_owed_late(all[0])) << today;
  }
  // By the first session without, before and after it.
  facts.meetings = {proposed("groupe", "2026-06-18"), proposed("groupe", "2026-09-17")};
  for (const char* today : {"2026-04-02", "2026-06-01", "2026-06-19"}) {
    const auto all = of_kind(at(rules, facts, today), TaskKind::fill_seat);
    ASSERT_EQ(all.size(), 1u) << today;
    EXPECT_EQ(all[0].last_day, day("2026-06-18")) << today;
    EXPECT_EQ(compliance::is_owed_late(all[0]), day(today) > day("2026-06-18")) << today;
  }
  facts.meetings[0] = held("groupe", "2026-06-18");
  for (const char* today : {"2026-06-20", "2026-09-16", "2026-09-20"}) {
    const auto all = of_kind(at(rules, facts, today), TaskKind::fill_seat);
    ASSERT_EQ(all.size(), 1u) << today;
    EXPECT_EQ(all[0].last_day, day("2026-06-18")) << today;
  }
}

// Somebody is named, and takes office later: nobody has to be found, unless a session comes first.
TEST(Tasks, ASeatThatIsFilledAheadAsksForNobody) {
  const auto rules = load(R"(
[[obligation]]
id = "referent"
title = "Référent"
kind = "standing"
role = "cat"
filled = "at-sessions"
sessions_of = "groupe"
per = "year"
source = { article = "1" }
)");
  governance::History facts;
  facts.seats = {{"cat", "jeanne", "", day("2026-01-01"), day("2026-03-31")},
                 {"cat", "karim", "", day("2026-06-01"), {}}};
  EXPECT_TRUE(of_kind(at(rules, facts, "2026-05-20"), TaskKind::fill_seat).empty());
  const auto judgements = compliance::judge(rules, {}, governance::as_of(facts, day("2026-05-20")));
  EXPECT_EQ(judgements.at(0).next, base::msg("Somebody is named, and takes office on {}.",
                                             calendar::arg(day("2026-06-01"))));
  facts.meetings = {proposed("groupe", "2026-05-28")};
  EXPECT_EQ(of_kind(at(rules, facts, "2026-05-20"), TaskKind::fill_seat).size(), 1u);
  facts.meetings = {proposed("groupe", "2026-06-04")};
  EXPECT_TRUE(of_kind(at(rules, facts, "2026-05-20"), TaskKind::fill_seat).empty());
}

TEST(Tasks, ASessionIsRecordedWithinAWeek) {
  const auto rules = load(papers);
  const auto facts = history({convened("groupe", "2026-03-10")});
  const auto all = of_kind(at(rules, facts, "2026-03-11"), TaskKind::record);
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0].last_day, day("2026-03-17"));
}

// The session lacks for the year, too, and would keep both: it is convened as a second one.
TEST(Tasks, ASecondConvocationIsOneAndNamesItsArticle) {
  const auto rules = load(R"(
[[obligation]]
id = "copil-mensuel"
title = "COPIL"
body = "copil"
kind = "cadence"
at_least = 1
per = "month"
source = { article = "1" }
[[obligation]]
id = "copil-composition"
title = "Composition"
body = "copil"
kind = "composition"
quorum = { first = "2/3", second = "1/2" }
source = { article = "2" }
[[obligation]]
id = "seconde-convocation"
title = "Seconde convocation"
body = "copil"
kind = "response"
after_each = "copil"
when = "quorum-failed"
within = { days = 25 }
source = { article = "3" }
)");
  auto missed = held("copil", "2026-10-01");
  missed.present = std::vector<governance::Presence>{{"elu", 1}};
  const auto known = governance::as_of(history({missed}), day("2026-10-05"));
  const auto judgements = compliance::judge(rules, {}, known);
  const auto all = of_kind(compliance::tasks(rules, known, judgements), TaskKind::plan);
  const auto second = std::find_if(all.begin(), all.end(), [&](const Task& task) {
    return task.chief && judgements[*task.chief].duty.obligation->id == "seconde-convocation";
  });
  ASSERT_NE(second, all.end());
  EXPECT_EQ(second->duties.size(), 2u);
  EXPECT_EQ(second->what.format,
            "Convene {0:the} a second time, after the session of {1:plain} without quorum");
  const auto& options = second->actions.back().words;
  EXPECT_TRUE(std::any_of(options.begin(), options.end(),
                          [](const auto& one) { return one.detail == base::Detail::second_of; }));
}

TEST(Tasks, TwoThatWouldReadAlikeAreToldApartByTheirDays) {
  const auto rules = load(R"(
[[obligation]]
id = "groupe-mensuel"
title = "Groupe"
body = "groupe"
kind = "cadence"
at_least = 1
per = "month"
source = { article = "1" }
)");
  const auto all = at(rules, history({held("groupe", "2026-01-06")}), "2026-01-25");
  ASSERT_GE(all.size(), 2u);
  for (std::size_t i = 1; i < all.size(); ++i) EXPECT_NE(all[i - 1].what, all[i].what) << i;
  EXPECT_EQ(all[0].what.format, "{0}, between {1:plain} and {2:plain}");
}

TEST(Tasks, ASeatIsFilledBeforeTheVacancyIsTooLong) {
  const auto rules = load(R"(
[[obligation]]
id = "cat-nomme"
title = "CAT"
kind = "standing"
role = "cat"
vacancy = { days = 30 }
per = "year"
source = { article = "1" }
)");
  governance::History facts;
  auto all = at(rules, facts, "2026-03-11");
  ASSERT_EQ(kinds(all), std::vector{TaskKind::fill_seat});
  EXPECT_FALSE(all[0].last_day);
  facts.seats.push_back({"cat", "jeanne", "", day("2026-01-01"), day("2026-03-31")});
  // Whatever the day of asking, in that year and in the next.
  for (const char* today : {"2026-03-20", "2026-04-10", "2026-05-20", "2026-12-31", "2027-03-01"}) {
    all = of_kind(at(rules, facts, today), TaskKind::fill_seat);
    ASSERT_EQ(all.size(), 1u) << today;
    EXPECT_EQ(all[0].last_day, day("2026-04-30")) << today;
  }
}

TEST(Tasks, MissingEvidenceIsAskedForOnceASession) {
  const auto rules = load(R"(
[[obligation]]
id = "groupe-annuel"
title = "Groupe"
body = "groupe"
kind = "cadence"
at_least = 1
per = "year"
counts = "minutes"
source = { article = "1" }
[[obligation]]
id = "groupe-compose"
title = "Groupe"
body = "groupe"
kind = "composition"
roles = [{ role = "cat" }]
source = { article = "1" }
)");
  const auto all = at(rules, history({held("groupe", "2026-03-10")}), "2026-03-11");
  ASSERT_EQ(kinds(all), std::vector{TaskKind::prove});
  EXPECT_EQ(all[0].duties.size(), 2u);
  // By habit within a month: late, it condemns nothing.
  EXPECT_EQ(all[0].last_day, day("2026-04-09"));
  const auto late = at(rules, history({held("groupe", "2026-03-10")}), "2026-04-10");
  ASSERT_EQ(kinds(late), std::vector{TaskKind::prove});
  EXPECT_TRUE(late[0].overdue);
  EXPECT_FALSE(compliance::is_owed_late(late[0]));
}

TEST(Tasks, AFormalNoticeIsEndedBeforeItsMonthEnds) {
  const auto rules = load(formal_notice);
  auto facts = history({held("lettre", "2026-03-30")});
  auto all = at(rules, facts, "2026-03-30");
  ASSERT_EQ(kinds(all), std::vector{TaskKind::mend});
  EXPECT_EQ(all[0].last_day, day("2026-04-30"));
  EXPECT_EQ(all[0].why.format.find("{0"), std::string::npos) << "one day is told, once";
  EXPECT_TRUE(compliance::is_owed_late(at(rules, facts, "2026-05-01").front()));
  // The delay of a letter ends on a Saturday as on any day.
  const auto saturday = at(rules, history({held("lettre", "2026-06-25")}), "2026-06-26");
  EXPECT_EQ(saturday[0].last_day, day("2026-07-25"));
  facts.meetings.push_back(held("fin", "2026-04-20"));
  EXPECT_TRUE(at(rules, facts, "2026-04-20").empty());
}

}  // namespace
}  // namespace gouvernail::test
