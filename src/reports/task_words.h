// SPDX-License-Identifier: MPL-2.0
// What reports for people say of a task, in the same words whatever the format.
#pragma once

#include <string>
#include <vector>

#include "reports/check_report.h"
#include "reports/language.h"

namespace gouvernail::reports {

// "au plus tard le mardi 1er décembre 2026", "en retard : à faire avant le 3 mars 2026", "dès que
// possible".
std::string task_deadline(const compliance::Task& task, const Language& language);
// The same read on that day: "demain au plus tard, mardi 1er décembre 2026", "aujourd'hui…".
std::string task_deadline(const compliance::Task& task, calendar::Day today,
                          const Language& language);

// The same of a line: of several tasks in one, that of the most pressing.
struct TaskLine;
std::string line_deadline(const TaskLine& line, const Language& language);
std::string line_deadline(const TaskLine& line, calendar::Day today, const Language& language);

// What is to be done, after a colon: it begins with a verb, which takes no capital there.
// What comes first for who has one minute: what is late and decides, else the most pressing; null:
// nothing is to be done.
const compliance::Task* first_to_do(const CheckReport& report);
std::string in_sentence(std::string what);
std::string task_in_sentence(const compliance::Task& task, const Language& language);

// What hangs on it: "Comité technique avant chaque comité de pilotage – réunion du 10 décembre 2026
// (art. 6-a, § 3)", a line for each obligation; empty where no duty does. `most`: the others are
// counted.
std::string task_duties(const CheckReport& report, const compliance::Task& task,
                        const Language& language, std::size_t most = 2);

// Tasks as a list that is read: those that complete the record, when they are many, count as one.
struct TaskLine {
  const compliance::Task* task = nullptr;   // null: several in one
  const compliance::Task* first = nullptr;  // the most pressing of them; never null
  std::string what;
  std::vector<const compliance::Task*> tasks = {};  // all of them: what is counted
};
std::vector<TaskLine> task_lines(const std::vector<const compliance::Task*>& tasks,
                                 const Language& language);

}  // namespace gouvernail::reports
