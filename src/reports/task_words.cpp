// SPDX-License-Identifier: MPL-2.0
#include "reports/task_words.h"

#include <algorithm>
#include <map>
#include <optional>

#include "base/text.h"
#include "reports/duty_words.h"

namespace gouvernail::reports {
namespace {

using base::msg;
using compliance::Judgement;
using compliance::Task;
using compliance::TaskKind;

constexpr std::size_t most_alike = 2;  // tasks that complete the record, each by itself

struct Group {
  std::vector<const Judgement*> duties;  // of one obligation
};

std::vector<Group> duties_by_obligation(const CheckReport& report, const Task& task) {
  std::vector<Group> groups;
  for (const std::size_t duty : task.duties) {
    const Judgement& judgement = report.judgements.at(duty);
    const auto same = std::find_if(groups.begin(), groups.end(), [&](const Group& group) {
      return group.duties.front()->duty.obligation->id == judgement.duty.obligation->id;
    });
    (same == groups.end() ? groups.emplace_back() : *same).duties.push_back(&judgement);
  }
  return groups;
}

base::Message all_of_kind(TaskKind kind, std::int64_t count) {
  switch (kind) {
    case TaskKind::record:
      return msg("Record what became of {0} sessions whose day has passed", count);
    case TaskKind::prove:
      return msg("Complete the records of {0} sessions that were held", count);
    default:
      return msg("Record who holds {0} functions, or appoint somebody", count);
  }
}

// What those of one kind are when they are told as one.
base::Message together(const std::vector<const Task*>& tasks) {
  const base::Message all =
      all_of_kind(tasks.front()->kind, static_cast<std::int64_t>(tasks.size()));
  const auto late = std::ranges::count_if(tasks, [](const Task* task) { return task->overdue; });
  if (late == 0 || late == static_cast<std::ptrdiff_t>(tasks.size())) return all;
  return msg("{0}, {1} of them overdue", base::MessageList{all}, std::int64_t{late});
}

// A courtesy that is late stands behind others, and is the first of its kind all the same.
const Task* earliest(const std::vector<const Task*>& tasks) {
  const auto day = [](const Task* task) { return task->last_day.value_or(calendar::Day::max()); };
  return *std::ranges::min_element(tasks, {}, day);
}

bool is_of_record(const Task& task) {
  return task.kind == TaskKind::record || task.kind == TaskKind::prove ||
         (task.kind == TaskKind::fill_seat && !task.last_day);
}

}  // namespace

std::string task_deadline(const Task& task, const Language& language) {
  if (!task.last_day) return language.text(msg("at the next occasion"));
  if (task.overdue) {
    return language.text(
        msg("overdue: it was to be done by {0:plain}", calendar::arg(*task.last_day)));
  }
  return language.text(msg("by {0} at the latest", calendar::arg(*task.last_day)));
}

std::string line_deadline(const TaskLine& line, const Language& language) {
  if (line.task != nullptr || !line.first->last_day) return task_deadline(*line.first, language);
  const auto day = calendar::arg(*line.first->last_day);
  return language.text(line.first->overdue
                           ? msg("overdue: the first was to be done by {0:plain}", day)
                           : msg("the first by {0} at the latest", day));
}

namespace {

// None: that day is neither today nor tomorrow, or has passed.
std::optional<base::Message> soon(const Task& task, calendar::Day today) {
  if (task.overdue || !task.last_day) return std::nullopt;
  const auto day = calendar::arg(*task.last_day);
  if (*task.last_day == today) return msg("today at the latest, {}", day);
  if (*task.last_day == today + calendar::Days{1}) return msg("tomorrow at the latest, {}", day);
  return std::nullopt;
}

}  // namespace

std::string task_deadline(const Task& task, calendar::Day today, const Language& language) {
  const auto words = soon(task, today);
  return words ? language.text(*words) : task_deadline(task, language);
}

std::string line_deadline(const TaskLine& line, calendar::Day today, const Language& language) {
  const auto words = soon(*line.first, today);
  if (!words) return line_deadline(line, language);
  if (line.task != nullptr) return language.text(*words);
  return language.text(msg("the first {}", base::MessageList{*words}));
}

const Task* first_to_do(const CheckReport& report) {
  const auto tasks = tasks_looked_at(report);
  const auto owed = std::find_if(tasks.begin(), tasks.end(),
                                 [](const Task* task) { return compliance::is_owed_late(*task); });
  if (owed != tasks.end()) return *owed;
  return tasks.empty() ? nullptr : tasks.front();
}

std::string in_sentence(std::string what) {
  constexpr std::string_view accented = "É";  // Écrire, Évaluer
  if (what.starts_with(accented)) return "é" + what.substr(accented.size());
  if (!what.empty()) what.replace(0, 1, base::lower_ascii(what.substr(0, 1)));
  return what;
}

std::string task_in_sentence(const Task& task, const Language& language) {
  return in_sentence(language.text(task.what));
}

std::string task_duties(const CheckReport& report, const Task& task, const Language& language,
                        std::size_t most) {
  const std::vector<Group> groups = duties_by_obligation(report, task);
  std::string words;
  for (std::size_t i = 0; i < std::min(groups.size(), most); ++i) {
    const auto& duties = groups[i].duties;
    const std::string source = weight_and_source(*duties.front()->duty.obligation, language);
    words += (i > 0 ? "\n" : "") + duties_name(*report.rules, duties, language) +
             (source.empty() ? "" : " (" + source + ")");
  }
  if (groups.size() > most) {
    const auto more = static_cast<std::int64_t>(groups.size() - most);
    words += "\n" + language.plural("and {} more obligation", "and {} more obligations", more);
  }
  return words;
}

std::vector<TaskLine> task_lines(const std::vector<const Task*>& tasks, const Language& language) {
  std::map<compliance::TaskKind, std::vector<const Task*>> alike;
  for (const Task* task : tasks) {
    if (is_of_record(*task)) alike[task->kind].push_back(task);
  }
  std::vector<TaskLine> lines;
  for (const Task* task : tasks) {
    const bool alone = !is_of_record(*task) || alike[task->kind].size() <= most_alike;
    if (alone) {
      lines.push_back({task, task, language.text(task->what), {task}});
    } else if (const auto& all = alike[task->kind]; all.front() == task) {
      lines.push_back({nullptr, earliest(all), language.text(together(all)), all});
    }
  }
  return lines;
}

}  // namespace gouvernail::reports
