// SPDX-License-Identifier: MPL-2.0
// list_checklists, show_checklist and tick_item.
#include <gmock/gmock.h>

#include "app/list_checklists.h"
#include "app/tick_item.h"
#include "unit/app/example_workspace.h"

namespace gouvernail::test {
namespace {

using compliance::StepState;
using ::testing::HasSubstr;

struct ChecklistCases : ExampleWorkspace {
  app::ShowChecklistRequest copil() const { return {situation(), "copil", {}}; }
  app::TickItemRequest tick(const std::string& item, const std::string& on) const {
    return {copil(), item, app::TickItemRequest::Done{day(on), "note"}};
  }
};

StepState state_of(const app::ShowChecklistResult& shown, const std::string& item) {
  for (const auto& step : shown.report.preparation.steps) {
    if (step.item->id == item) return step.state;
  }
  throw std::invalid_argument(item);
}

TEST_F(ChecklistCases, ListsThoseOfTheRules) {
  const auto lists = app::list_checklists({situation()}).lists;
  ASSERT_EQ(lists.size(), 1U);
  EXPECT_EQ(lists.front().id, "copil");
}

TEST_F(ChecklistCases, ShowsTheNextSessionUnlessADayIsGiven) {
  EXPECT_EQ(app::show_checklist(copil()).day, day("2026-12-10"));
  app::ShowChecklistRequest request = copil();
  request.session = day("2028-12-31");  // the last day of the term
  const auto shown = app::show_checklist(request);
  EXPECT_EQ(shown.report.preparation.session->uid, "");
  EXPECT_EQ(shown.report.preparation.list, shown.list.get());
}

TEST_F(ChecklistCases, RefusesWhatIsNotThere) {
  app::ShowChecklistRequest request = copil();
  request.session = day("2029-01-01");
  EXPECT_THAT(refusal([&] { app::show_checklist(request); }), HasSubstr("outside the term"));
  request.checklist = "copli";
  EXPECT_THAT(refusal([&] { app::show_checklist(request); }), HasSubstr("did you mean “copil”?"));
}

TEST_F(ChecklistCases, AnItemIsTickedAndNotTickedAfterAll) {
  EXPECT_NE(state_of(app::show_checklist(copil()), "salle"), StepState::done);
  EXPECT_EQ(state_of(app::tick_item(tick("salle", "2026-11-24")), "salle"), StepState::done);
  EXPECT_EQ(state_of(app::show_checklist(copil()), "salle"), StepState::done);
  EXPECT_NE(state_of(app::tick_item({copil(), "salle", {}}), "salle"), StepState::done);
}

TEST_F(ChecklistCases, TomorrowIsStillToCome) {
  EXPECT_THAT(refusal([&] { app::tick_item(tick("salle", "2026-11-25")); }),
              HasSubstr("still to come"));
  EXPECT_NE(state_of(app::show_checklist(copil()), "salle"), StepState::done);
}

TEST_F(ChecklistCases, WhatTheFactsDecideIsNotTicked) {
  EXPECT_THAT(refusal([&] { app::tick_item(tick("cotech", "2026-11-24")); }),
              HasSubstr("the facts decide"));
  EXPECT_THAT(refusal([&] { app::tick_item(tick("sale", "2026-11-24")); }),
              HasSubstr("did you mean “salle”?"));
}

TEST_F(ChecklistCases, TasksAreThoseOfASessionThatIsRecorded) {
  const calendar::UtcTime at{};
  EXPECT_THAT(app::tasks_file(app::show_checklist(copil()), english(), at),
              HasSubstr("BEGIN:VTODO"));
  app::ShowChecklistRequest request = copil();
  request.session = day("2026-12-11");
  const auto shown = app::show_checklist(request);
  EXPECT_THAT(refusal([&] { app::tasks_file(shown, english(), at); }), HasSubstr("recorded"));
}

}  // namespace
}  // namespace gouvernail::test
