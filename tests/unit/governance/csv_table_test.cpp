// SPDX-License-Identifier: MPL-2.0
#include "governance/csv_table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace gouvernail::governance {
namespace {

using testing::ElementsAre;

struct Parsed {
  CsvTable table;
  base::Diagnostics diagnostics;
};

Parsed parse(const std::string& text) {
  Parsed result;
  CsvReport report("f.csv", text, result.diagnostics);
  result.table = read_csv(report);
  return result;
}

TEST(CsvTable, TellsTheSeparatorFromTheFirstLine) {
  EXPECT_EQ(parse("a,b\n1;2,3\n").table.separator, ',');
  EXPECT_EQ(parse("a;b;c,d\n").table.separator, ';');
  EXPECT_EQ(parse("a\tb\n").table.separator, '\t');
  EXPECT_EQ(parse("a\n").table.separator, ',');
}

TEST(CsvTable, QuotedFieldsHoldSeparatorsQuotesAndLineEnds) {
  const auto parsed = parse("a,b\r\n\"x,\"\"y\"\"\r\nz\",2\r\nlast,3");
  EXPECT_TRUE(parsed.diagnostics.empty());
  ASSERT_EQ(parsed.table.records.size(), 2U);
  EXPECT_THAT(parsed.table.records[0].fields, ElementsAre("x,\"y\"\r\nz", "2"));
  EXPECT_EQ(parsed.table.records[0].line, 2);
  EXPECT_THAT(parsed.table.records[1].fields, ElementsAre("last", "3"));
  EXPECT_EQ(parsed.table.records[1].line, 4) << "the record before took two lines";
}

TEST(CsvTable, BlankLinesAreLeftOutButCounted) {
  const auto parsed = parse("a,b\n\n , \n,\n1,2\n");
  ASSERT_EQ(parsed.table.records.size(), 1U);
  EXPECT_EQ(parsed.table.records[0].line, 5);
}

TEST(CsvTable, EmptyFieldsAtTheEndCount) {
  EXPECT_THAT(parse("a,b,c\n1,,\n").table.records[0].fields, ElementsAre("1", "", ""));
  EXPECT_THAT(parse("a,b,c\n1,\"\",").table.records[0].fields, ElementsAre("1", "", ""));
}

TEST(CsvTable, QuoteInsideAPlainFieldIsText) {
  EXPECT_THAT(parse("a\nune 5\" clé\n").table.records[0].fields, ElementsAre("une 5\" clé"));
}

TEST(CsvTable, UnterminatedQuoteIsReportedWhereItsRecordStarts) {
  const auto parsed = parse("a,b\n1,\"oui\n2,3\n");
  ASSERT_EQ(parsed.diagnostics.size(), 1U);
  EXPECT_EQ(parsed.diagnostics[0].code, "unterminated-quote");
  EXPECT_EQ(parsed.diagnostics[0].position, (base::Position{"f.csv", 2, 0}));
  EXPECT_EQ(parsed.diagnostics[0].excerpt, "1,\"oui");
  EXPECT_TRUE(parsed.table.records[0].broken);
}

TEST(CsvTable, TextAfterAQuoteBreaksItsRecordOnly) {
  const auto parsed = parse("a,b\n\"x\"y,2\n3,4\n");
  ASSERT_EQ(parsed.diagnostics.size(), 1U);
  EXPECT_EQ(parsed.diagnostics[0].code, "text-after-quote");
  ASSERT_EQ(parsed.table.records.size(), 2U);
  EXPECT_TRUE(parsed.table.records[0].broken);
  EXPECT_THAT(parsed.table.records[1].fields, ElementsAre("3", "4"));
}

TEST(CsvTable, NulByteIsNoText) {
  const auto parsed = parse(std::string("a,b\n1,\0\n", 8));
  ASSERT_EQ(parsed.diagnostics.size(), 1U);
  EXPECT_EQ(parsed.diagnostics[0].code, "not-text");
  EXPECT_EQ(parsed.diagnostics[0].position.line, 2);
  EXPECT_TRUE(parsed.table.records.empty());
}

TEST(CsvField, IsQuotedOnlyWhereItMustBe) {
  EXPECT_EQ(csv_field("plain", ','), "plain");
  EXPECT_EQ(csv_field("", ','), "");
  EXPECT_EQ(csv_field("a;b", ','), "a;b");
  EXPECT_EQ(csv_field("a;b", ';'), "\"a;b\"");
  EXPECT_EQ(csv_field("dit \"oui\"", ','), "\"dit \"\"oui\"\"\"");
  EXPECT_EQ(csv_field(" a", ','), "\" a\"");
  EXPECT_EQ(csv_field("a\t", ','), "\"a\t\"");
  EXPECT_EQ(csv_field("a\nb", ','), "\"a\nb\"");
}

}  // namespace
}  // namespace gouvernail::governance
