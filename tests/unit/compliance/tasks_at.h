// SPDX-License-Identifier: MPL-2.0
// The tasks of a small convention on a day.
#pragma once

#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

#include "compliance/tasks.h"
#include "support/rules_text.h"

namespace gouvernail::test {

using compliance::Task;
using compliance::TaskKind;

inline const char* const papers = R"(
[[obligation]]
id = "convocation"
title = "Convocation"
body = "groupe"
kind = "notice"
ahead = { days = 15 }
urgent = { days = 5 }
source = { article = "1" }
[[obligation]]
id = "documents"
title = "Documents"
body = "groupe"
kind = "notice"
of = "documents"
ahead = { days = 8 }
source = { article = "1" }
[[obligation]]
id = "compte-rendu"
title = "Compte rendu"
kind = "response"
after_each = "groupe"
answer = "minutes"
within = { days = 7 }
source = { article = "1" }
)";

inline const char* const formal_notice = R"(
[[act]]
id = "lettre"
name = "Lettre"
[[act]]
id = "fin"
name = "Fin"
[[obligation]]
id = "mise-en-demeure"
title = "Mise en demeure"
body = "fin"
kind = "response"
after_each = "lettre"
formal_notice = true
within = { months = 1, rounding = "down" }
source = { article = "12" }
)";

inline std::vector<Task> at(const rules::Rules& rules, const governance::History& facts,
                            const std::string& as_of, const compliance::TaskFacts& more = {}) {
  const auto known = governance::as_of(facts, day(as_of));
  return compliance::tasks(rules, known, compliance::judge(rules, {}, known), more);
}

inline std::vector<Task> of_kind(const std::vector<Task>& all, TaskKind kind) {
  std::vector<Task> found;
  std::copy_if(all.begin(), all.end(), std::back_inserter(found),
               [&](const Task& task) { return task.kind == kind; });
  return found;
}

inline std::vector<TaskKind> kinds(const std::vector<Task>& all) {
  std::vector<TaskKind> found;
  for (const Task& task : all) found.push_back(task.kind);
  return found;
}

}  // namespace gouvernail::test
