// SPDX-License-Identifier: MPL-2.0
#include "app/report_term.h"

#include <gmock/gmock.h>

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
