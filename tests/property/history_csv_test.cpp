// SPDX-License-Identifier: MPL-2.0
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/utf8.h"
#include "governance/history_csv.h"
#include "unit/governance/sample.h"

namespace gouvernail::governance::history_csv_test {
namespace {

using calendar::Day;
using calendar::Days;
using calendar::LocalTime;
using calendar::Minutes;
namespace gen = rc::gen;

// Any text that UTF-8 can write but NUL, with more than its share of what CSV trips over.
rc::Gen<std::string> any_text() {
  const auto code_point = gen::weightedOneOf<char32_t>(
      {{3, gen::element<char32_t>(U'"', U',', U';', U'\n', U'\r', U'\t', U' ', U'|', U'\uFEFF')},
       {2, gen::inRange<char32_t>(1, 0x80)},
       {1, gen::inRange<char32_t>(0x80, 0xD800)},
       {1, gen::element<char32_t>(U'é', U'€', U'😀', U'\U0001F468', U'\U0010FFFF')}});
  return gen::map(gen::container<std::vector<char32_t>>(code_point),
                  [](const std::vector<char32_t>& points) {
                    std::string text;
                    for (const char32_t point : points) base::append_utf8(text, point);
                    return text;
                  });
}

Day any_day_around(Day day, int least, int most) {
  return day + Days{*gen::inRange(least, most + 1)};
}

std::optional<Day> maybe(Day day) {
  return *gen::arbitrary<bool>() ? std::optional(day) : std::nullopt;
}

std::optional<std::vector<Presence>> any_attendance() {
  if (!*gen::arbitrary<bool>()) return std::nullopt;
  std::vector<Presence> present;
  const int roles = *gen::inRange(0, 4);
  for (int i = 0; i < roles; ++i) {
    present.push_back({*gen::element<std::string>("elu", "dgs", "caf-cat"), *gen::inRange(1, 40)});
  }
  return present;
}

Meeting any_meeting(int number) {
  Meeting m;
  m.uid = "m-" + std::to_string(number);
  m.body = *gen::element<std::string>("copil", "cotech", "groupe-projet");
  m.day = any_day_around(sample::day("2026-01-01"), -20000, 20000);
  const int start = *gen::inRange(-1, 24 * 60);
  if (start >= 0) m.start_time = Minutes{start};
  if (*gen::arbitrary<bool>()) {
    m.end = LocalTime{any_day_around(m.day, 0, 2), Minutes{*gen::inRange(0, 24 * 60)}};
    if (*m.end <= LocalTime{m.day, m.start_time.value_or(Minutes{0})}) m.end->day += Days{1};
    // Whole days end with the last of them.
    if (!m.start_time) m.end = LocalTime{any_day_around(m.day, 1, 2), Minutes{24 * 60 - 1}};
  }
  m.status = *gen::element(MeetingStatus::proposed, MeetingStatus::convened, MeetingStatus::held,
                           MeetingStatus::cancelled);
  if (m.status != MeetingStatus::proposed) m.convened_on = maybe(any_day_around(m.day, -60, 0));
  m.documents_on = maybe(any_day_around(m.day, -60, 0));
  if (m.status == MeetingStatus::held) m.minutes_on = maybe(any_day_around(m.day, 0, 60));
  m.cancelled_on = maybe(any_day_around(m.day, -60, 60));
  m.present = any_attendance();
  m.urgent = *gen::arbitrary<bool>();
  m.second_of = *gen::element<std::string>("", "m-0", "1900-01-31");
  m.site = *gen::element<std::string>("", "fruges", "salle \"B\"; rez-de-chaussée");
  m.note = *any_text();
  return m;
}

History any_history() {
  History history;
  const int count = *gen::inRange(0, 6);
  for (int i = 0; i < count; ++i) history.meetings.push_back(any_meeting(i));
  return history;
}

RC_GTEST_PROP(HistoryCsv, WritingThenReadingIsTheIdentity, ()) {
  const History history = any_history();
  base::Diagnostics diagnostics;
  const auto again =
      read_history_csv("h.csv", write_history_csv(history), sample::convention(), diagnostics);
  for (const auto& diagnostic : diagnostics) RC_LOG() << diagnostic.code << "\n";
  RC_ASSERT(again.has_value());
  RC_ASSERT(*again == history);
}

RC_GTEST_PROP(HistoryCsv, AnyBytesAreReadOrReported, ()) {
  const auto bytes = *gen::container<std::string>(gen::arbitrary<char>());
  const std::string header = *gen::element<std::string>(
      "", "uid,body,start,end,status,convened_on,present,minutes_on,note\n");
  base::Diagnostics diagnostics;
  const auto history = read_history_csv("h.csv", header + bytes, sample::convention(), diagnostics);
  RC_ASSERT(history.has_value() != base::has_errors(diagnostics));
}

// One meeting in the two dresses in which it may come.
struct Dresses {
  std::string utf8;     // commas, ISO days, LF
  std::string windows;  // semicolons, French days, CRLF; in UTF-8 still
};

std::string french(Day day) {
  const std::string iso = calendar::to_iso(day);
  return iso.substr(8, 2) + "/" + iso.substr(5, 2) + "/" + iso.substr(0, 4);
}

// For the letters of the words below only; written apart from base::windows1252_to_utf8. None
// of these bytes makes valid UTF-8 with the ASCII letters beside it.
std::string to_windows1252(std::string text) {
  const std::pair<std::string, char> letters[] = {{"é", '\xE9'}, {"è", '\xE8'}, {"à", '\xE0'},
                                                  {"œ", '\x9C'}, {"€", '\x80'}, {"É", '\xC9'}};
  for (const auto& [letter, byte] : letters) {
    for (std::size_t at; (at = text.find(letter)) != std::string::npos;) {
      text.replace(at, letter.size(), 1, byte);
    }
  }
  return text;
}

Dresses any_line(int number) {
  const std::string uid = *gen::arbitrary<bool>() ? "m" + std::to_string(number) : "";
  const std::string body = *gen::element<std::string>("copil", "cotech");
  const Day day = any_day_around(sample::day("2026-01-01"), -3000, 3000);
  const Day convened = any_day_around(day, -40, 0);
  const std::string note = *gen::element<std::string>("réunion à Hucqueliers", "10 € par élu",
                                                      "au cœur du sujet", "Élèves", "sans accent");
  using Words = std::pair<std::string, std::string>;
  const auto [status, statut] = *gen::element(
      Words{"held", "tenue"}, Words{"convened", "convoquée"}, Words{"cancelled", "annulée"});
  const std::string present = *gen::element<std::string>("", "-", "élus*2|dgs");
  return {uid + "," + body + "," + calendar::to_iso(day) + "T14:00,16:00," + status + "," +
              calendar::to_iso(convened) + "," + present + ",," + note + "\n",
          uid + ";" + body + ";" + french(day) + " 14:00;16:00;" + statut + ";" + french(convened) +
              ";" + present + ";;" + note + "\r\n"};
}

RC_GTEST_PROP(HistoryCsv, ExcelInFrenchSaysTheSameAsUtf8, ()) {
  Dresses file{"uid,body,start,end,status,convened_on,present,minutes_on,note\n",
               "uid;body;start;end;status;convened_on;present;minutes_on;note\r\n"};
  const int count = *gen::inRange(1, 6);
  for (int i = 0; i < count; ++i) {
    const Dresses line = any_line(i);
    file.utf8 += line.utf8;
    file.windows += line.windows;
  }
  base::Diagnostics diagnostics;
  const auto convention = sample::convention();
  const auto plain = read_history_csv("a.csv", file.utf8, convention, diagnostics);
  const auto excel =
      read_history_csv("b.csv", to_windows1252(file.windows), convention, diagnostics);
  RC_ASSERT(diagnostics.empty());
  RC_ASSERT(plain->meetings.size() == static_cast<std::size_t>(count));
  RC_ASSERT(*plain == *excel);
}

}  // namespace
}  // namespace gouvernail::governance::history_csv_test
