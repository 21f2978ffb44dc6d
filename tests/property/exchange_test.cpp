// SPDX-License-Identifier: MPL-2.0
// What is exported is read back to the same record, as CSV and as a workbook, in any order of rows
// and in parts.
#include "governance/exchange.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <utility>

#include "base/book.h"
#include "governance/history_csv.h"
#include "governance/meeting.h"
#include "governance/seat.h"
#include "governance/tick.h"
#include "governance/waiver.h"
#include "unit/governance/sample_convention.h"

namespace gouvernail::governance::exchange_test {
namespace {

using calendar::Day;
using calendar::Days;
namespace gen = rc::gen;

// What CSV and spreadsheets trip over, and what one of them would run.
std::string any_words() {
  const auto piece =
      gen::element<std::string>("=", "+1", "-", "@", "'", "\"", ",", ";", "\n", "|", "\t", " ", "é",
                                "réunion", "€", "0", "SUM(A1)", "{}", "€");
  std::string text;
  for (const std::string& one : *gen::container<std::vector<std::string>>(piece)) text += one;
  return text;
}
std::string any_id(const std::string& kind) {
  return kind + std::to_string(*gen::inRange(0, 1000));
}
Day any_day() { return sample::day("2026-01-01") + Days{*gen::inRange(-3000, 3000)}; }
std::optional<Day> maybe_day() {
  return *gen::arbitrary<bool>() ? std::optional(any_day()) : std::nullopt;
}

Exchange any_exchange() {
  Exchange record;
  for (int i = *gen::inRange(0, 4); i > 0; --i) {
    record.history.seats.push_back({any_id("role-"), any_id("p-"),
                                    *gen::element<std::string>("", "caf"), any_day(), maybe_day()});
  }
  for (int i = *gen::inRange(0, 4); i > 0; --i) {
    record.persons.push_back({any_id("p-"), any_words(), "a@example.org", "", {}});
    if (*gen::arbitrary<bool>()) record.persons.back().aliases = {"b@example.org", "c@example.org"};
  }
  for (int i = *gen::inRange(0, 4); i > 0; --i) {
    record.history.waivers.push_back({any_id("w-"), "copil/2026", maybe_day(), maybe_day(),
                                      any_day(), any_words(), any_words(), any_words()});
  }
  for (int i = *gen::inRange(0, 4); i > 0; --i) {
    record.history.ticks.push_back(
        {any_id("m-"), "copil", any_id("i-"), any_day(), any_day(), "", any_words()});
  }
  for (int i = *gen::inRange(0, 4); i > 0; --i) {
    AnswerRecord answer;
    answer.meeting = any_id("m-");
    answer.person = any_id("p-");
    answer.answer = *gen::element(Answer::accepted, Answer::declined, Answer::delegated,
                                  Answer::needs_action, Answer::tentative);
    answer.sequence = *gen::inRange(0, 9);
    answer.dtstamp = calendar::parse_ical_utc("20261013T120000Z").value();
    answer.comment = any_words();
    record.answers.push_back(answer);
  }
  for (int i = *gen::inRange(0, 4); i > 0; --i) {
    Undecided waiting;
    waiting.meeting = any_id("m-");
    waiting.doubt = *gen::element(Doubt::counter, Doubt::stranger, Doubt::text, Doubt::instance);
    waiting.attendee = "a@example.org";
    waiting.sender = *gen::element<std::string>("", "b@example.org");
    waiting.answer = *gen::element(Answer::accepted, Answer::needs_action, Answer::delegated);
    waiting.delegate = *gen::element<std::string>("", "c@example.org");
    waiting.sequence = *gen::inRange(0, 9);
    waiting.dtstamp = waiting.received_at = calendar::parse_ical_utc("20261013T120000Z").value();
    if (*gen::arbitrary<bool>())
      waiting.start = calendar::LocalTime{any_day(), calendar::Minutes{840}};
    if (waiting.start)
      waiting.end = calendar::LocalTime{waiting.start->day, calendar::Minutes{900}};
    waiting.comment = any_words();
    waiting.digest = std::string(64, *gen::element('0', 'a', 'f'));
    record.undecided.push_back(waiting);
  }
  return record;
}

void need_same(const Exchange& read, const Exchange& written) {
  RC_ASSERT(read.history == written.history);
  RC_ASSERT(read.answers == written.answers);
  RC_ASSERT(read.undecided == written.undecided);
  RC_ASSERT(read.persons.size() == written.persons.size());
  for (std::size_t i = 0; i < read.persons.size(); ++i) {
    const Person& a = read.persons[i];
    const Person& b = written.persons[i];
    RC_ASSERT(a.key == b.key);
    RC_ASSERT(a.name == b.name);
    RC_ASSERT(a.address == b.address);
    RC_ASSERT(a.aliases == b.aliases);
  }
}

// A cell that holds nothing but blanks is empty in a row of a table that stands whole.
base::Book book_of(const std::vector<base::Sheet>& sheets) {
  base::Book book;
  for (const base::Sheet& sheet : sheets) {
    base::BookSheet& page = book.sheets.emplace_back();
    page.name = sheet.name;
    page.rows.push_back({1, false, sheet.columns});
    for (const auto& cells : sheet.rows) {
      base::BookRow row{static_cast<int>(page.rows.size()) + 1, false, {}};
      for (const base::Cell& cell : cells) row.cells.push_back(std::get<std::string>(cell));
      page.rows.push_back(std::move(row));
    }
  }
  return book;
}

RC_GTEST_PROP(Exchange, CsvIsReadBackToTheSameRecord, ()) {
  const Exchange written = any_exchange();
  CsvSource source;
  for (const ExchangeTable table : exchange_tables) {
    base::Diagnostics diagnostics;
    const auto read = read_history_sheet("t.csv", exchange_csv(sheet_of(table, written)),
                                         sample::convention(), diagnostics, source, {});
    RC_ASSERT(read.has_value());
    RC_ASSERT(!base::has_errors(diagnostics));
  }
  need_same(source.exchange, written);
}

void need_read_back(const std::vector<base::Sheet>& sheets, const Exchange& written) {
  CsvSource source;
  base::Diagnostics diagnostics;
  const auto read =
      read_history_book("t.xlsx", book_of(sheets), sample::convention(), diagnostics, source, {});
  RC_ASSERT(read.has_value());
  need_same(source.exchange, written);
}

RC_GTEST_PROP(Exchange, AWorkbookIsReadBackToTheSameRecord, ()) {
  const Exchange written = any_exchange();
  need_read_back(exchange_book(written), written);
}

RC_GTEST_PROP(Exchange, ACsvThatASpreadsheetKeptAsAWorkbookIsReadBackToTheSameRecord, ()) {
  const Exchange written = any_exchange();
  std::vector<base::Sheet> sheets;
  for (const ExchangeTable table : exchange_tables) {
    sheets.push_back(sheet_of(table, written));
    for (auto& row : sheets.back().rows) {
      for (base::Cell& cell : row) cell = guarded(std::get<std::string>(cell));
    }
  }
  need_read_back(sheets, written);
}

RC_GTEST_PROP(Exchange, NoCellOfACsvIsRun, ()) {
  const std::string text = any_words();
  const std::string cell = guarded(text);
  for (std::size_t i = 0; i < cell.size(); ++i) {
    // Where a cell begins, whatever separates them.
    if (i > 0 && std::string(",;\t\r\n").find(cell[i - 1]) == std::string::npos) continue;
    const auto first = cell.find_first_not_of('"', i);
    if (first == std::string::npos) continue;
    RC_ASSERT(std::string("=+-@\t\r").find(cell[first]) == std::string::npos);
  }
  RC_ASSERT(unguarded(cell) == text);
}

// Several sessions of a body on a day, among them lines that say the same.
RC_GTEST_PROP(Exchange, AnyOrderOfRowsGivesTheSameSessions, ()) {
  std::vector<std::string> lines;
  const int count = *gen::inRange(1, 9);
  for (int i = 0; i < count; ++i) {
    lines.push_back(*gen::element<std::string>("copil", "cotech") + "," +
                    *gen::element<std::string>("2026-03-10", "2026-03-10T14:00", "2026-04-10") +
                    ",held," + *gen::element<std::string>("a", "b", "c") + "\n");
  }
  // Which of those that begin at once is the first one is told by their order alone.
  const auto read = [](const std::vector<std::string>& some) {
    std::string text = "body,start,status,note\n";
    for (const std::string& line : some) text += line;
    base::Diagnostics diagnostics;
    const auto history = read_history_csv("h.csv", text, sample::convention(), diagnostics);
    std::vector<std::string> uids;
    std::vector<std::string> words;
    for (const Meeting& one : history->meetings) {
      uids.push_back(one.uid);
      words.push_back(one.body + calendar::to_iso(one.day) + (one.start_time ? "T" : "") +
                      one.note);
    }
    std::ranges::sort(uids);
    std::ranges::sort(words);
    return std::pair{uids, words};
  };
  const auto whole = read(lines);
  std::vector<std::string> others = lines;
  for (std::size_t i = others.size(); i > 1; --i) {
    std::swap(others[i - 1], others[*gen::inRange<std::size_t>(0, i)]);
  }
  RC_ASSERT(read(others) == whole);
  // Lines that are appended leave those above as they are.
  const auto cut = static_cast<std::ptrdiff_t>(*gen::inRange<std::size_t>(0, lines.size() + 1));
  const auto half = read({lines.begin(), lines.begin() + cut});
  RC_ASSERT(std::ranges::includes(whole.first, half.first));
}

// A column that is added later, and one that somebody moved in a spreadsheet.
RC_GTEST_PROP(Exchange, ColumnsStandInAnyOrderAndBesideOthers, ()) {
  const Exchange written = any_exchange();
  CsvSource source;
  for (const ExchangeTable table : exchange_tables) {
    base::Sheet sheet = sheet_of(table, written);
    sheet.columns.emplace_back("added_later");
    for (auto& row : sheet.rows) row.emplace_back(std::string("x"));
    const auto at = *gen::inRange<std::size_t>(0, sheet.columns.size());
    const auto turn = [at](auto& all) {
      std::ranges::rotate(all, all.begin() + static_cast<std::ptrdiff_t>(at));
    };
    turn(sheet.columns);
    for (auto& row : sheet.rows) turn(row);
    base::Diagnostics diagnostics;
    const auto read = read_history_sheet("t.csv", exchange_csv(sheet), sample::convention(),
                                         diagnostics, source, {});
    RC_ASSERT(read.has_value());
    RC_ASSERT(!base::has_errors(diagnostics));
  }
  need_same(source.exchange, written);
}

TEST(Exchange, AColumnThatIsMissingIsNamedAndErasesNothing) {
  CsvSource source;
  base::Diagnostics diagnostics;
  read_history_sheet("seats.csv", "role,person,from,until\nelu,a,2026-01-01,\n",
                     sample::convention(), diagnostics, source, {});
  ASSERT_EQ(diagnostics.size(), 1U);
  EXPECT_EQ(diagnostics[0].code, "missing-column");
  EXPECT_TRUE(source.exchange.history.seats.empty());
}

TEST(Exchange, ABarOfAnAddressIsNoEndOfIt) {
  Exchange written;
  written.persons = {{"p", "P", "", "", {"a|b@example.org", "c\\@example.org", "d@example.org"}}};
  CsvSource source;
  base::Diagnostics diagnostics;
  read_history_sheet("persons.csv", exchange_csv(sheet_of(ExchangeTable::persons, written)),
                     sample::convention(), diagnostics, source, {});
  ASSERT_EQ(source.exchange.persons.size(), 1U);
  EXPECT_EQ(source.exchange.persons[0].aliases, written.persons[0].aliases);
}

TEST(Exchange, LinesThatAreWrongAreCountedAndNotTheirFaults) {
  CsvSource source;
  base::Diagnostics diagnostics;
  read_history_sheet("ticks.csv",
                     "meeting,checklist,item,done_on,session_day,person,note\n"
                     ",,,x,y,,\n"
                     ",,,,,,\n"
                     "m,copil,salle,2026-01-01,02/01/2026,,\n",
                     sample::convention(), diagnostics, source, {});
  EXPECT_EQ(source.bad, 1);
  ASSERT_EQ(source.exchange.history.ticks.size(), 1U);
  EXPECT_EQ(source.exchange.history.ticks[0].session_day, sample::day("2026-01-02"));
  EXPECT_EQ(source.exchange.places.ticks[0].line, 4);
}

}  // namespace
}  // namespace gouvernail::governance::exchange_test
