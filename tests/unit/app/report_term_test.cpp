// SPDX-License-Identifier: MPL-2.0
#include "app/report_term.h"

#include <gmock/gmock.h>

#include "app/judge_convention.h"
#include "app/set_answer.h"
#include "reports/duty_words.h"
#include "unit/app/example_workspace.h"

namespace gouvernail::test {
namespace {

using ::testing::HasSubstr;
using ReportTerm = ExampleWorkspace;

TEST_F(ReportTerm, CountsTheWholeTerm) {
  const auto made = app::report_term({situation()});
  EXPECT_EQ(made.report.years.empty(), false);
  EXPECT_EQ(made.report.names.at("pilote"), "Chargée de coopération pilote");
  EXPECT_FALSE(made.report.audit);
  EXPECT_FALSE(made.report.previous);
}

TEST_F(ReportTerm, NamesNobodyWhenAskedTo) {
  app::ReportTermRequest request{situation()};
  request.anonymous = true;
  request.audit = true;
  const auto made = app::report_term(request);
  EXPECT_TRUE(made.report.names.empty());
  for (const governance::Meeting& meeting : made.opened->history->meetings) {
    EXPECT_EQ(meeting.uid.substr(0, 2), "s-");
    EXPECT_EQ(meeting.note.find("inventé"), std::string::npos);
  }
  ASSERT_TRUE(made.report.audit);
  EXPECT_FALSE(made.report.audit->journal.empty());
  for (const reports::JournalLine& line : made.report.audit->journal) {
    EXPECT_EQ(line.author, "");
    EXPECT_TRUE(std::holds_alternative<std::monostate>(line.after));
  }
}

// Under a reading, too: what answers foretell is known of today's rules alone.
TEST_F(ReportTerm, ConcludesAsTheCheckOfThatDayDoes) {
  app::Opened here = opened();
  app::set_answer(here, {"copil/2026-12-10", "dgs", "non"});
  for (const char* reading : {"", "composition-condition"}) {
    app::Situation asked = situation();
    if (*reading != 0) asked.readings = {reading};
    const auto report = app::report_term({asked});
    const auto check = app::judge_convention({asked});
    ASSERT_EQ(report.report.check.tasks.size(), check.report.tasks.size()) << reading;
    EXPECT_EQ(report.report.check.forecasts.size(), check.report.forecasts.size()) << reading;
    EXPECT_EQ(reports::conclusion(report.report.check, english()),
              reports::conclusion(check.report, english()));
  }
}

TEST_F(ReportTerm, TheEvidenceFileNeedsAWorkspace) {
  app::ReportTermRequest request{files_alone()};
  EXPECT_EQ(refusal([&] { app::report_term(request); }), "");
  request.audit = true;
  EXPECT_THAT(refusal([&] { app::report_term(request); }), HasSubstr("needs a workspace"));
}

TEST_F(ReportTerm, TheConventionBeforeIsAFileThatIsThere) {
  app::ReportTermRequest request{situation()};
  const calendar::DayRange term{day("2020-11-13"), day("2023-12-31")};
  request.previous = {(example / "historique.csv").string(), term};
  EXPECT_EQ(app::report_term(request).report.previous->days, term);
  request.previous = {(folder.path() / "none.csv").string(), term};
  EXPECT_THAT(refusal([&] { app::report_term(request); }), HasSubstr("none.csv"));
}

}  // namespace
}  // namespace gouvernail::test
