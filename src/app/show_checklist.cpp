// SPDX-License-Identifier: MPL-2.0
#include "app/show_checklist.h"

#include "app/checks/checklist_report.h"
#include "app/checks/checklist_session.h"
#include "app/checks/checklists.h"
#include "governance/meeting.h"

namespace gouvernail::app {

ShowChecklistResult show_checklist(const ShowChecklistRequest& request) {
  const Situation& situation = request.situation;
  ShowChecklistResult result;
  result.opened =
      std::make_unique<const Opened>(open(situation.where, {situation.readings, {}, {}}));
  result.list =
      std::make_unique<const rules::Checklist>(need_checklist(*result.opened, request.checklist));
  const governance::Meeting session =
      session_for(*result.opened, *result.list, request.session, situation.as_of);
  result.day = session.day;
  result.report = checklist_report(*result.opened, *result.list, session, situation.as_of);
  return result;
}

std::string tasks_file(const ShowChecklistResult& shown, const reports::Language& language,
                       calendar::UtcTime at) {
  return ical::write_tasks(tasks_of(shown.report, language), language.text(shown.list->title), at);
}

}  // namespace gouvernail::app
