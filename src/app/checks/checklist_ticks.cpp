// SPDX-License-Identifier: MPL-2.0
#include "app/checks/checklist_ticks.h"

#include "app/checks/checklist_session.h"
#include "app/workspace/record.h"
#include "base/failure.h"
#include "governance/meeting.h"
#include "governance/tick.h"
#include "platform/machine.h"
#include "records/workspace.h"
#include "rules/obligation.h"
#include "rules/rules.h"

namespace gouvernail::app {
namespace {

using base::Action;
using base::Blank;
using base::Detail;
using base::MeetingName;
using base::msg;
using base::Verb;
using calendar::Day;
using governance::Meeting;

const rules::ChecklistItem& need_item(const rules::Checklist& list, const std::string& id) {
  std::vector<std::string> known;
  for (const rules::ChecklistItem& item : list.items) {
    if (item.id == id) return item;
    known.push_back(item.id);
  }
  throw base::bad_input(msg("the checklist “{0}” has no item “{1}”", list.id, id),
                        base::suggestion(id, known));
}

void need_recorded(const rules::Checklist& list, const Meeting& session) {
  if (!session.uid.empty()) return;
  throw base::bad_input(msg("no session of “{}” is recorded on that day", list.body),
                        msg("record it: {0}", recording_of(list.body, session.day)));
}

// What records what the facts lack.
base::Message how_to_record(const rules::ChecklistItem& item, const Meeting& session,
                            const rules::Rules& rules) {
  const MeetingName name{session.body, calendar::arg(session.day)};
  const auto once_recorded = [](Action action) {
    return msg("it is done once recorded: {0}", std::move(action));
  };
  const auto convene = Action(Verb::convene_meeting).of(name);
  const auto hold = Action(Verb::hold_meeting).of(name);
  const auto add_and_hold = [](const std::string& body) {
    return msg("it is done once recorded: {0}, then {1}",
               Action(Verb::add_meeting).of(body).with(Detail::on, Blank::day),
               Action(Verb::hold_meeting).of(MeetingName{body, {}}));
  };
  switch (item.proof) {
    case rules::Proof::dated:
      return once_recorded(
          Action(Verb::add_meeting).of(session.body).with(Detail::on, calendar::arg(session.day)));
    case rules::Proof::convened:
      return once_recorded(convene);
    case rules::Proof::documents:
      return once_recorded(Action(convene).with(Detail::documents_on, Blank::day));
    case rules::Proof::attendance:
      return once_recorded(Action(hold).with(Detail::present, Blank::roles));
    case rules::Proof::minutes:
      return once_recorded(Action(hold).with(Detail::minutes_on, Blank::day));
    case rules::Proof::previous_minutes:
      return once_recorded(Action(Verb::hold_meeting)
                               .of(MeetingName{session.body, {}})
                               .with(Detail::minutes_on, Blank::day));
    case rules::Proof::composition:
      return msg("it is done once the answers are read: {0}", Action(Verb::read_answers));
    case rules::Proof::met:
      if (!item.bodies.empty()) return add_and_hold(item.bodies.front());
      break;
    case rules::Proof::duty:
      for (const rules::Obligation& obligation : rules.obligations) {
        if (obligation.id == item.obligation && !obligation.body.empty()) {
          return add_and_hold(obligation.body);
        }
      }
      break;
    case rules::Proof::agenda:
    case rules::Proof::minutes_sent:
    case rules::Proof::by_hand:
      break;
  }
  return msg("record the meetings and answers that prove it");
}

}  // namespace

void tick(Opened& opened, const rules::Checklist& list, const Meeting& session,
          const std::string& item, Day day, const std::string& note) {
  const rules::ChecklistItem& found = need_item(list, item);
  if (!rules::takes_tick(found.proof)) {
    throw base::bad_input(msg("the facts decide on “{}”: it cannot be ticked by hand", item),
                          how_to_record(found, session, opened.rules));
  }
  need_recorded(list, session);
  record(opened, {records::PutTick{governance::Tick{session.uid, list.id, item, day, session.day,
                                                    platform::login_name(), note}}});
}

void untick(Opened& opened, const rules::Checklist& list, const Meeting& session,
            const std::string& item) {
  need_item(list, item);
  need_recorded(list, session);
  record(opened, {records::WithdrawTick{session.uid, list.id, item}});
}

}  // namespace gouvernail::app
