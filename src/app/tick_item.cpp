// SPDX-License-Identifier: MPL-2.0
#include "app/tick_item.h"

#include "app/checks/checklist_report.h"
#include "app/checks/checklist_session.h"
#include "app/checks/checklist_ticks.h"
#include "app/checks/checklists.h"
#include "base/failure.h"
#include "governance/meeting.h"

namespace gouvernail::app {

using base::msg;

TickItemResult tick_item(const TickItemRequest& request) {
  const Situation& situation = request.checklist.situation;
  const calendar::Day today = situation.as_of;
  auto opened = std::make_unique<Opened>(open(situation.where, {situation.readings, {}, {}}));
  TickItemResult result;
  result.list = std::make_unique<const rules::Checklist>(
      need_checklist(*opened, request.checklist.checklist));
  const rules::Checklist& list = *result.list;
  const governance::Meeting session = session_for(*opened, list, request.checklist.session, today);
  result.day = session.day;
  if (!request.done) {
    untick(*opened, list, session, request.item);
  } else if (request.done->on > today) {
    throw base::bad_input(msg("{} is still to come", calendar::arg(request.done->on)),
                          msg("correct {0}", base::Detail::on));
  } else {
    tick(*opened, list, session, request.item, request.done->on, request.done->note);
  }
  result.report = checklist_report(*opened, list, session, today);
  result.opened = std::move(opened);
  return result;
}

}  // namespace gouvernail::app
