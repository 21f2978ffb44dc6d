// SPDX-License-Identifier: MPL-2.0
#include "reports/task_words.h"

#include <gtest/gtest.h>

#include "compliance/tasks.h"
#include "support/rules_text.h"

namespace gouvernail::reports {
namespace {

TEST(TaskWords, TheLastDayIsSaidAsTodayAndTomorrowWhereItIs) {
  const Language english(Lang::en, "");
  compliance::Task task;
  task.last_day = test::day("2026-12-01");
  EXPECT_EQ(task_deadline(task, test::day("2026-11-29"), english),
            "by Tuesday 1 December 2026 at the latest");
  EXPECT_EQ(task_deadline(task, test::day("2026-11-30"), english),
            "tomorrow at the latest, Tuesday 1 December 2026");
  EXPECT_EQ(task_deadline(task, test::day("2026-12-01"), english),
            "today at the latest, Tuesday 1 December 2026");
  task.overdue = true;
  EXPECT_EQ(task_deadline(task, test::day("2026-12-02"), english),
            "overdue: it was to be done by 1 December 2026");
  task.last_day.reset();
  task.overdue = false;
  EXPECT_EQ(task_deadline(task, test::day("2026-12-02"), english), "at the next occasion");
}

TEST(TaskWords, OfSeveralInOneTheFirstIs) {
  const Language english(Lang::en, "");
  compliance::Task task;
  task.last_day = test::day("2026-12-01");
  TaskLine line;
  line.first = &task;
  EXPECT_EQ(line_deadline(line, test::day("2026-11-30"), english),
            "the first tomorrow at the latest, Tuesday 1 December 2026");
}

}  // namespace
}  // namespace gouvernail::reports
