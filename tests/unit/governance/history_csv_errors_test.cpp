// SPDX-License-Identifier: MPL-2.0
// What is wrong in a history: the code, the line, the line's text, cause and remedy.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "governance/history_csv.h"
#include "unit/governance/sample.h"

namespace gouvernail::governance::history_csv_errors_test {
namespace {

using base::Diagnostics;
using base::msg;
using testing::ElementsAre;

const std::string header = "uid,body,start,end,status,convened_on,present,minutes_on,note\n";

Diagnostics faults(const std::string& bytes) {
  Diagnostics diagnostics;
  const auto history = read_history_csv("h.csv", bytes, sample::convention(), diagnostics);
  EXPECT_FALSE(history) << "all or nothing";
  for (const auto& diagnostic : diagnostics) {
    EXPECT_EQ(diagnostic.severity, base::Severity::error);
    EXPECT_EQ(diagnostic.position.file, "h.csv");
  }
  return diagnostics;
}

std::vector<std::string> codes(const std::string& bytes) {
  std::vector<std::string> result;
  for (const auto& fault : faults(bytes)) {
    result.push_back(fault.code + "@" + std::to_string(fault.position.line));
  }
  return result;
}

std::vector<std::string> codes_of_line(const std::string& line) { return codes(header + line); }

TEST(HistoryCsvErrors, EmptyFile) {
  EXPECT_THAT(codes(""), ElementsAre("empty-file@1"));
  EXPECT_THAT(codes("\xEF\xBB\xBF"), ElementsAre("empty-file@1"));
}

TEST(HistoryCsvErrors, NoHeaderIsOneError) {
  const Diagnostics found = faults("m-1,copil,2026-10-13,,held,,,,\n");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].code, "no-header");
}

TEST(HistoryCsvErrors, HeaderNamesTheWrongColumnAndTheNearest) {
  const Diagnostics found = faults(
      "uid,body,start,end,statuss,convened_on,present,minutes_on,note\nm,copil,x,,held,,,,\n");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].code, "unknown-column");
  EXPECT_EQ(found[0].what, msg("unknown column “{}”", std::string("statuss")));
  EXPECT_EQ(found[0].remedy, msg("did you mean “{}”?", std::string("status")));
}

TEST(HistoryCsvErrors, TheBodyTheDayAndWithoutTodayTheStatusAreNeeded) {
  EXPECT_THAT(codes("uid,start,status\n"), ElementsAre("missing-column@1"));
  EXPECT_THAT(codes("uid,body,status\n"), ElementsAre("missing-column@1"));
  EXPECT_THAT(codes("body,start\n"), ElementsAre("missing-column@1"));
}

TEST(HistoryCsvErrors, ColumnTwice) {
  EXPECT_THAT(codes("uid,body,start,end,status,convened_on,present,minutes_on,note,Note\n"),
              ElementsAre("duplicate-column@1"));
}

TEST(HistoryCsvErrors, WrongNumberOfFieldsSaysHowManyWereExpected) {
  const Diagnostics found = faults(header + "m,copil,2026-10-13,,held,,,,une, virgule\n");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].code, "wrong-field-count");
  EXPECT_EQ(found[0].what,
            msg("{0} fields where the header has {1}", std::int64_t{10}, std::int64_t{9}));
  EXPECT_EQ(found[0].excerpt, "m,copil,2026-10-13,,held,,,,une, virgule");
}

TEST(HistoryCsvErrors, EveryBadLineIsReportedAndEveryFaultOfALine) {
  EXPECT_THAT(codes(header + "m1,copil,2026-10-13,,held,,,,\n"
                             "m2,copile,2026-02-30,,tenues,,maire,,\n"
                             "m3,copil,2026-10-13,,held\n"
                             "m4,\"cop\"il,2026-10-13,,held,,,,\n"
                             "m5,copil,,,held,,,,\n"
                             "m6,copil,2026-10-13,,held,,,,\"pas fermé\n"),
              testing::UnorderedElementsAre("unknown-body@3", "bad-day@3", "unknown-status@3",
                                            "unknown-role@3", "text-after-quote@5",
                                            "missing-start@6", "unterminated-quote@7"));
}

TEST(HistoryCsvErrors, LineOfARecordIsWhereItStarts) {
  const Diagnostics found = faults(header +
                                   "m1,copil,2026-10-13,,held,,,,\"deux\nlignes\"\n"
                                   "m2,copil,2026-10-13,,quoi,,,,\"deux\nlignes\"\n");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].position.line, 4);
  EXPECT_EQ(found[0].excerpt, "m2,copil,2026-10-13,,quoi,,,,\"deux");
}

TEST(HistoryCsvErrors, DayThatDoesNotExistNamesItsColumn) {
  const Diagnostics found = faults(header + "m,copil,2026-10-13,,held,31/09/2026,,,\n");
  ASSERT_EQ(found.size(), 1U);
  const base::Message no_day = msg("“{}” is not a day of the calendar", std::string("31/09/2026"));
  EXPECT_EQ(found[0].what,
            msg("column {0}: {1}", std::string("convened_on"), base::MessageList{no_day}));
  EXPECT_THAT(codes_of_line("m,copil,2026-02-29,,held,,,,\n"), ElementsAre("bad-day@2"));
  EXPECT_THAT(codes_of_line("m,copil,2026-10-13T25:00,,held,,,,\n"), ElementsAre("bad-day@2"));
  EXPECT_THAT(codes_of_line("m,copil,2026-10-13,24:00,held,,,,\n"), ElementsAre("bad-day@2"));
}

TEST(HistoryCsvErrors, BodyWithTheNearest) {
  const Diagnostics found = faults(header + "m,cotec,2026-10-13,,held,,,,\n");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].what, msg("there is no body or act “{}”", std::string("cotec")));
  EXPECT_EQ(found[0].remedy, msg("did you mean “{}”?", std::string("cotech")));
}

TEST(HistoryCsvErrors, Attendance) {
  EXPECT_THAT(codes_of_line("m,copil,2026-10-13,,held,,elu*0,,\n"), ElementsAre("bad-presence@2"));
  EXPECT_THAT(codes_of_line("m,copil,2026-10-13,,held,,elu*-1,,\n"), ElementsAre("bad-presence@2"));
  EXPECT_THAT(codes_of_line("m,copil,2026-10-13,,held,,elu*,,\n"), ElementsAre("bad-presence@2"));
  EXPECT_THAT(codes_of_line("m,copil,2026-10-13,,held,,elu*9999999999,,\n"),
              ElementsAre("bad-presence@2"));
  EXPECT_THAT(codes_of_line("m,copil,2026-10-13,,held,,elu||dgs,,\n"),
              ElementsAre("missing-role@2"));
  EXPECT_THAT(codes_of_line("m,copil,2026-10-13,,held,,elu|-,,\n"), ElementsAre("unknown-role@2"));
}

TEST(HistoryCsvErrors, OrderOfTheDays) {
  EXPECT_THAT(codes_of_line("m,copil,2026-10-13T14:00,13:59,held,,,,\n"),
              ElementsAre("end-before-start@2"));
  EXPECT_THAT(codes_of_line("m,copil,2026-10-13,2026-10-12,held,,,,\n"),
              ElementsAre("end-before-start@2"));
  EXPECT_THAT(codes_of_line("m,copil,2026-10-13,,held,,,2026-10-12,\n"),
              ElementsAre("minutes-before-session@2"));
  EXPECT_THAT(codes_of_line("m,copil,2026-10-13,,held,2026-10-14,,,\n"),
              ElementsAre("convened-after-session@2"));
}

TEST(HistoryCsvErrors, BoundariesOfTheOrderAreAllowed) {
  Diagnostics diagnostics;
  CsvSource source;
  EXPECT_TRUE(read_history_csv("h.csv",
                               header +
                                   "m,copil,2026-10-13T14:00,14:01,held,2026-10-13,,2026-10-13,\n"
                                   "n,copil,2026-10-13,2026-10-14,held,,,,\n",
                               sample::convention(), diagnostics, &source));
  EXPECT_TRUE(diagnostics.empty());
  ASSERT_EQ(source.lines.size(), 2U);
  EXPECT_EQ(source.lines[0].line, 2);
  EXPECT_EQ(source.lines[1].line, 3);
}

TEST(HistoryCsvErrors, WhatNoStepOfALifeGives) {
  EXPECT_THAT(codes_of_line("m,copil,2026-10-13T22:00,22:00,held,,,,\n"),
              ElementsAre("end-before-start@2"));
  EXPECT_THAT(codes_of_line("m,copil,2026-10-13,16:00,held,,,,\n"),
              ElementsAre("end-without-start@2"));
  EXPECT_THAT(codes_of_line("m,copil,2026-10-13,,convened,2026-10-01,,2026-10-20,\n"),
              ElementsAre("minutes-not-held@2"));
  EXPECT_THAT(codes_of_line("m,copil,2026-10-13,,proposed,2026-10-01,,,\n"),
              ElementsAre("proposed-yet-convened@2"));
  const std::string wide =
      "uid,body,start,end,status,convened_on,present,minutes_on,note,documents_on,"
      "minutes_sent_on\n";
  EXPECT_THAT(codes(wide + "m,copil,2026-10-13,,held,,,2026-10-20,,,2026-10-21\n"),
              ElementsAre("approved-before-sent@2"));
  EXPECT_THAT(codes(wide + "m,copil,2026-10-13,,held,,,,,2026-10-14,\n"),
              ElementsAre("documents-after-session@2"));
  const Diagnostics found = faults(header + "m,copil,2026-10-13,,proposed,2026-10-01,,,\n");
  EXPECT_EQ(found[0].remedy, msg("write convened, or leave convened_on empty"));
}

TEST(HistoryCsvErrors, UidTwiceNamesTheLineAbove) {
  const std::string line = "m,copil,2026-10-13,,held,,,,\n";
  const Diagnostics found = faults(header + line + "x,copil,2026-10-13,,held,,,,\n" + line);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].code, "duplicate-uid");
  EXPECT_EQ(found[0].position.line, 4);
  EXPECT_EQ(found[0].what,
            msg("the uid “{0}” stands already in line {1}", std::string("m"), std::int64_t{2}));
}

TEST(HistoryCsvErrors, UidOnSeveralLines) {
  EXPECT_THAT(codes_of_line("\"m\r\nX-EVIL:1\",copil,2026-10-13,,held,,,,\n"),
              ElementsAre("bad-uid@2"));
}

TEST(HistoryCsvErrors, FlagAndStatus) {
  EXPECT_THAT(codes("uid,body,start,end,status,convened_on,present,minutes_on,note,urgent\n"
                    "m,copil,2026-10-13,,,,,,,peut-être\n"),
              ElementsAre("unknown-status@2", "bad-flag@2"));
}

TEST(HistoryCsvErrors, NotAText) {
  EXPECT_THAT(codes(header + std::string("m,\0", 3)), ElementsAre("not-text@2"));
}

}  // namespace
}  // namespace gouvernail::governance::history_csv_errors_test
