// SPDX-License-Identifier: MPL-2.0
#include "web/pages/task_ways.h"

#include <optional>

#include "governance/convention.h"
#include "http/route.h"
#include "rules/rules.h"
#include "web/page_words.h"
#include "web/pages/pages.h"

namespace gouvernail::web {
namespace {

using base::msg;
using base::Verb;
using compliance::Task;

std::optional<WayToDo> way_to_do(const Task& task, const reports::CheckReport& report) {
  const std::string duty = task.chief ? report.judgements.at(*task.chief).duty.id : "";
  const governance::Body* body = report.rules->convention->body(task.body);
  const bool by_dates = body && !body->act;
  const calendar::Day today = report.as_of;

  std::string address;
  for (const base::Action& action : task.actions) {
    // A letter is prepared before its day, and recorded on it.
    const bool is_early = action.verb == Verb::hold_meeting &&
                          task.kind == compliance::TaskKind::convene && task.last_resort > today;
    if (is_early) continue;
    // A date is chosen where the session is added; the form knows its body.
    if (action.verb == Verb::plan && task.actions.size() > 1) continue;
    if (action.verb == Verb::check_settings) continue;
    address = action_address(action, task.meeting);
    if (address.empty()) continue;
    const bool chosen = task.kind == compliance::TaskKind::plan && action.verb == Verb::add_meeting;
    const bool marked = address.find("second-of=") != std::string::npos;
    if (chosen && !marked && by_dates) {
      return WayToDo{dates_address(task.body, duty), msg("Choose a date")};
    }
    if (chosen) return WayToDo{address, by_dates ? msg("Choose a date") : msg("Set the day")};
    return WayToDo{address, action_label(action)};
  }
  if (task.meeting.empty()) return std::nullopt;
  return WayToDo{"/reunions/" + http::percent_encoded(task.meeting), msg("See the meeting")};
}

}  // namespace

std::vector<WayToDo> ways_to_do(const Task& task, const reports::CheckReport& report) {
  std::vector<WayToDo> ways;
  const auto usual = way_to_do(task, report);
  if (!usual) return ways;
  ways.push_back(*usual);
  for (const base::Action& action : task.actions) {
    if (action.verb != Verb::tell_meeting) continue;
    WayToDo way{action_address(action, task.meeting), action_label(action)};
    if (way.address != usual->address) ways.push_back(std::move(way));
  }
  // Whoever is only silent can be written to.
  const bool silent = task.kind == compliance::TaskKind::chase_answer && task.actions.size() == 1 &&
                      task.actions.front().verb == Verb::set_answer && !task.meeting.empty();
  if (silent) {
    ways.push_back(
        {"/reunions/" + http::percent_encoded(task.meeting) + "/relancer", msg("Remind")});
  }
  return ways;
}

}  // namespace gouvernail::web
