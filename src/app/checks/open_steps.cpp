// SPDX-License-Identifier: MPL-2.0
#include "app/checks/open_steps.h"

#include <algorithm>

#include "app/answers.h"
#include "app/checks/checklist_session.h"
#include "app/checks/checklists.h"
#include "base/failure.h"
#include "compliance/next_session.h"
#include "governance/history.h"
#include "governance/meeting.h"
#include "rules/checklist.h"

namespace gouvernail::app {
namespace {

using governance::Meeting;

const Meeting* last_held(const governance::History& history, const std::string& body,
                         calendar::Day today) {
  const Meeting* last = nullptr;
  for (const Meeting& meeting : history.meetings) {
    const bool held = meeting.body == body && meeting.status == governance::MeetingStatus::held;
    if (held && meeting.day + follow_up >= today && (!last || last->day < meeting.day)) {
      last = &meeting;
    }
  }
  return last;
}

}  // namespace

std::vector<compliance::OpenStep> open_steps(const Opened& opened,
                                             const governance::HistoryAsOf& known,
                                             const std::vector<compliance::Judgement>& judgements) {
  std::vector<compliance::OpenStep> open;
  try {
    for (const rules::Checklist& list : read_checklists(opened.rule_folder, opened.rules)) {
      const Meeting* next = compliance::next_session_or_held(*known, list.body, known.day());
      const Meeting* last = last_held(*known, list.body, known.day());
      for (const Meeting* session : {last, next == last ? nullptr : next}) {
        if (!session) continue;
        for (compliance::OpenStep& step : compliance::open_steps(
                 compliance::prepare(opened.rules, opened.world, known, list, *session,
                                     answered_for(opened, *session), &judgements))) {
          open.push_back(std::move(step));
        }
      }
    }
  } catch (const base::Failure&) {
    return {};
  }
  std::stable_sort(open.begin(), open.end(),
                   [](const auto& a, const auto& b) { return a.latest < b.latest; });
  return open;
}

}  // namespace gouvernail::app
