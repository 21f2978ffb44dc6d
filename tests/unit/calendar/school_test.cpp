// SPDX-License-Identifier: MPL-2.0
#include "calendar/school.h"

#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <sstream>

#include "calendar/election.h"
#include "calendar/local_time.h"
#include "calendar/period.h"

namespace gouvernail::calendar::school_test {
namespace {

Day day(const char* iso) { return parse_iso_day(iso).value(); }

std::string read(const std::string& path) {
  std::ifstream in(GOUVERNAIL_SOURCE_DIR + path);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

SchoolCalendar zone(char letter) {
  base::Diagnostics diagnostics;
  const std::string path = std::string("/calendars/ecole-zone-") + letter + ".toml";
  auto calendar = load_school_calendar(path, read(path), diagnostics);
  EXPECT_TRUE(diagnostics.empty());
  return calendar.value();
}

TEST(School, EachDayOfThePublicDataIsTheSame) {
  for (const char letter : {'a', 'b', 'c'}) {
    std::set<Day> off;
    std::istringstream in(read("/tests/data/calendar/vacances.csv"));
    for (std::string line; std::getline(in, line);) {
      if (!line.starts_with(std::string(1, letter) + ",2")) continue;
      const Day last = day(line.substr(13, 10).c_str());
      for (Day d = day(line.substr(2, 10).c_str()); d <= last; d += Days{1}) off.insert(d);
    }
    ASSERT_GT(off.size(), 700U);
    const SchoolCalendar calendar = zone(letter);
    for (Day d = day("2019-09-02"); d <= day("2026-08-30"); d += Days{1}) {
      const SchoolDay expected = off.count(d) ? SchoolDay::holiday : SchoolDay::school;
      EXPECT_EQ(calendar.kind_of(d), expected) << letter << " " << to_iso(d);
    }
  }
}

TEST(School, ZoneBOf2026To2027AtEachEdge) {
  const SchoolCalendar b = zone('b');
  const char* holidays[][2] = {{"2026-10-17", "2026-11-01"},
                               {"2026-12-19", "2027-01-03"},
                               {"2027-02-20", "2027-03-07"},
                               {"2027-04-17", "2027-05-02"}};
  for (const auto& [first, last] : holidays) {
    EXPECT_EQ(b.kind_of(day(first) - Days{1}), SchoolDay::school) << first;
    EXPECT_EQ(b.kind_of(day(first)), SchoolDay::holiday) << first;
    EXPECT_EQ(b.kind_of(day(last)), SchoolDay::holiday) << last;
    EXPECT_EQ(b.kind_of(day(last) + Days{1}), SchoolDay::school) << last;
  }
  EXPECT_EQ(b.kind_of(day("2027-07-02")), SchoolDay::school);
  EXPECT_EQ(b.kind_of(day("2027-07-03")), SchoolDay::holiday);
}

TEST(School, AYearThatIsNotPublishedIsUnknown) {
  EXPECT_EQ(zone('b').kind_of(day("2027-10-15")), SchoolDay::unknown);
  EXPECT_EQ(zone('a').kind_of(day("2026-10-20")), SchoolDay::unknown);
  EXPECT_EQ(zone('c').kind_of(day("2026-10-20")), SchoolDay::unknown);
  const auto unknown = zone('b').unknown_in({day("2026-01-01"), day("2028-12-31")});
  ASSERT_EQ(unknown.size(), 1U);
  EXPECT_EQ(unknown[0].last, day("2028-12-31"));
}

TEST(School, WhatIsWrongInAFileIsSaid) {
  base::Diagnostics diagnostics;
  EXPECT_FALSE(load_school_calendar("x.toml", "zone = \"D\"\nyeer = 1\n", diagnostics));
  EXPECT_GE(diagnostics.size(), 2U);
}

TEST(Elections, OfTheCommunes) {
  base::Diagnostics diagnostics;
  const auto elections =
      load_elections("elections.toml", read("/calendars/elections.toml"), diagnostics);
  EXPECT_TRUE(diagnostics.empty());
  ASSERT_GE(elections.size(), 2U);
  const auto& last = elections.back();
  EXPECT_EQ(last.kind, "municipales");
  EXPECT_EQ(last.rounds, (std::vector<Day>{day("2026-03-15"), day("2026-03-22")}));
  EXPECT_EQ(last.restraint->first, day("2025-09-01"));
}

TEST(LocalTime, AroundTheChangesOfClocks) {
  const auto at = [](const char* iso) { return resolve_paris(parse_local_time(iso).value()); };
  EXPECT_EQ(to_ical_utc(at("2026-03-28T14:00").utc), "20260328T130000Z");
  EXPECT_EQ(to_ical_utc(at("2026-03-30T14:00").utc), "20260330T120000Z");
  EXPECT_EQ(at("2026-03-29T02:30").kind, LocalTimeKind::skipped);
  EXPECT_EQ(to_ical_utc(at("2026-03-29T02:30").utc), "20260329T013000Z");
  EXPECT_EQ(at("2026-10-25T02:30").kind, LocalTimeKind::repeated);
  EXPECT_EQ(to_ical_utc(at("2026-10-25T02:30").utc), "20261025T003000Z");
  EXPECT_EQ(at("2026-10-25T03:00").kind, LocalTimeKind::unique);
  for (Day d = day("2026-03-27"); d < day("2026-04-01"); d += Days{1}) {
    for (int minute = 0; minute < 1440; minute += 15) {
      const LocalTime local{d, Minutes{minute}};
      const Resolved resolved = resolve_paris(local);
      if (resolved.kind == LocalTimeKind::unique) {
        EXPECT_EQ(to_paris(resolved.utc), local);
      }
    }
  }
}

TEST(Periods, EachFormOfWindowIsNamed) {
  const auto form = [](PeriodUnit unit, int count, bool anchored, const char* anchor) {
    const DayRange range{day("2026-05-01"), day("2027-02-15")};
    std::set<WindowForm> forms;
    for (const Window& w : tile(range, {unit, count, anchored}, day(anchor))) forms.insert(w.form);
    EXPECT_EQ(forms.size(), 1U);
    return *forms.begin();
  };
  EXPECT_EQ(form(PeriodUnit::month, 1, false, "2024-01-01"), WindowForm::month);
  EXPECT_EQ(form(PeriodUnit::month, 3, false, "2024-01-01"), WindowForm::quarter);
  EXPECT_EQ(form(PeriodUnit::quarter, 1, false, "2024-01-01"), WindowForm::quarter);
  EXPECT_EQ(form(PeriodUnit::quarter, 1, true, "2020-11-13"), WindowForm::first_day);
  EXPECT_EQ(form(PeriodUnit::semester, 1, false, "2024-01-01"), WindowForm::semester);
  EXPECT_EQ(form(PeriodUnit::year, 1, false, "2024-01-01"), WindowForm::year);
  EXPECT_EQ(form(PeriodUnit::year, 2, false, "2024-01-01"), WindowForm::years);
  EXPECT_EQ(form(PeriodUnit::school_year, 1, false, "2024-01-01"), WindowForm::years);
  EXPECT_EQ(form(PeriodUnit::term, 1, false, "2024-01-01"), WindowForm::term);
}

TEST(Periods, QuartersAndSemestersChangeOnTheirFirstDay) {
  EXPECT_EQ(quarter_of(day("2026-03-31")), 1);
  EXPECT_EQ(quarter_of(day("2026-04-01")), 2);
  EXPECT_EQ(quarter_of(day("2026-12-31")), 4);
  EXPECT_EQ(semester_of(day("2026-06-30")), 1);
  EXPECT_EQ(semester_of(day("2026-07-01")), 2);
}

TEST(Periods, LabelsAreThoseOfTheContract) {
  const auto labels = [](PeriodUnit unit, int count, bool anchored, const char* anchor) {
    std::string all;
    const DayRange range{day("2026-05-01"), day("2027-02-15")};
    for (const Window& w : tile(range, {unit, count, anchored}, day(anchor))) all += w.label + " ";
    return all;
  };
  EXPECT_EQ(labels(PeriodUnit::quarter, 1, false, "2024-01-01"),
            "2026-Q2 2026-Q3 2026-Q4 2027-Q1 ");
  EXPECT_EQ(labels(PeriodUnit::semester, 1, false, "2024-01-01"), "2026-S1 2026-S2 2027-S1 ");
  EXPECT_EQ(labels(PeriodUnit::year, 1, false, "2024-01-01"), "2026 2027 ");
  EXPECT_EQ(labels(PeriodUnit::term, 1, false, "2024-01-01"), "term ");
  EXPECT_EQ(labels(PeriodUnit::school_year, 1, false, "2024-01-01"), "2025-2026 2026-2027 ");
  EXPECT_EQ(labels(PeriodUnit::convention_year, 1, false, "2024-01-01"), "2026 2027 ");
  EXPECT_EQ(labels(PeriodUnit::year, 2, false, "2024-01-01"), "2026-2027 ");
  EXPECT_TRUE(labels(PeriodUnit::month, 1, false, "2024-01-01").starts_with("2026-05 2026-06 "));
}

}  // namespace
}  // namespace gouvernail::calendar::school_test
