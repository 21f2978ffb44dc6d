// SPDX-License-Identifier: MPL-2.0
// Two readers, two languages, at once: what a server does. The preset `tsan` runs this under
// ThreadSanitizer.
#include <gtest/gtest.h>

#include <string>
#include <thread>
#include <vector>

#include "reports/check_html.h"
#include "unit/reports/sample.h"

namespace gouvernail::reports {
namespace {

using base::msg;
using sample::day;

struct Expected {
  std::string day, verdict, count, list, error, no_error, time;
  bool operator==(const Expected&) const = default;
};

Expected said_in(const Language& language) {
  return {language.text(msg("{0}", calendar::arg(day("2026-02-01")))),
          language.text(msg("held")),
          language.text(msg("{0} {0:room|rooms}", std::int64_t{0})),
          language.list({"a", "b"}),
          language.plural("{} error", "{} errors", 2),
          language.plural("{} error", "{} errors", 0),
          language.time(calendar::Minutes{9 * 60})};
}

const Expected in_french = {
    "dimanche 1er février 2026", "tenue", "0 room", "a et b", "2 erreurs", "0 erreur", "9\u00a0h"};
const Expected in_english = {
    "Sunday 1 February 2026", "held", "0 rooms", "a and b", "2 errors", "0 errors", "09:00"};

int wrong_of(const Language& language, const Expected& expected) {
  int wrong = 0;
  for (int i = 0; i < 500; ++i) wrong += said_in(language) == expected ? 0 : 1;
  return wrong;
}

TEST(LanguageThreads, TwoLanguagesSpeakAtOnce) {
  const Language fr = sample::french();
  const Language en = sample::english();
  std::vector<int> wrong(4, -1);
  {
    // Two threads share each language; none was warmed up before.
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < wrong.size(); ++i) {
      threads.emplace_back(
          [&, i] { wrong[i] = i % 2 == 0 ? wrong_of(fr, in_french) : wrong_of(en, in_english); });
    }
  }
  EXPECT_EQ(wrong, std::vector<int>(4, 0));
}

TEST(LanguageThreads, LanguagesComeAndGoAtOnce) {
  std::vector<int> wrong(4, 0);
  {
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < wrong.size(); ++i) {
      threads.emplace_back([&, i] {
        for (int round = 0; round < 20; ++round) {
          const bool french = (i + static_cast<std::size_t>(round)) % 2 == 0;
          const Language language = french ? sample::french() : sample::english();
          if (said_in(language) != (french ? in_french : in_english)) ++wrong[i];
        }
      });
    }
  }
  EXPECT_EQ(wrong, std::vector<int>(4, 0));
}

// The first page of the process is made by several threads at once, its template too.
TEST(LanguageThreads, PagesAreWrittenAtOnce) {
  const CheckReport report = sample::check();
  std::vector<std::string> pages(4);
  {
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < pages.size(); ++i) {
      threads.emplace_back([&, i] {
        pages[i] = check_html(report, i % 2 == 0 ? sample::french() : sample::english());
      });
    }
  }
  for (std::size_t i = 0; i < pages.size(); ++i) {
    EXPECT_EQ(pages[i], check_html(report, i % 2 == 0 ? sample::french() : sample::english()));
  }
  EXPECT_NE(pages[0], pages[1]);
}

}  // namespace
}  // namespace gouvernail::reports
