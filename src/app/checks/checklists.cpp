// SPDX-License-Identifier: MPL-2.0
#include "app/checks/checklists.h"

#include <algorithm>

#include "app/answers.h"
#include "app/workspace/identifiers.h"
#include "app/workspace/record.h"
#include "base/failure.h"
#include "compliance/judge.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/history_as_of.h"
#include "governance/meeting.h"
#include "governance/people.h"
#include "governance/seat.h"
#include "platform/files.h"
#include "platform/machine.h"
#include "records/workspace.h"
#include "rules/checklist.h"
#include "rules/loader.h"
#include "rules/obligation.h"
#include "rules/rules.h"

namespace gouvernail::app {
namespace {

namespace fs = std::filesystem;
using base::Action;
using base::Blank;
using base::Detail;
using base::MeetingName;
using base::msg;
using base::Verb;
using calendar::Day;
using governance::Meeting;
using governance::MeetingStatus;

constexpr calendar::Days follow_up{120};  // how long after a session its open items are recalled
constexpr base::ClockTime usual_hour{std::int64_t{14} * 60};

bool is_standing(const Meeting& meeting) { return meeting.status != MeetingStatus::cancelled; }

const Meeting* recorded_on(const governance::History& history, const std::string& body, Day day) {
  for (const Meeting& meeting : history.meetings) {
    if (meeting.body == body && meeting.day == day && is_standing(meeting)) return &meeting;
  }
  return nullptr;
}

const Meeting* next_of(const governance::History& history, const std::string& body, Day today) {
  const Meeting* next = nullptr;
  for (const Meeting& meeting : history.meetings) {
    const bool ahead = meeting.body == body && is_standing(meeting) && meeting.day >= today;
    if (ahead && (!next || meeting.day < next->day)) next = &meeting;
  }
  return next;
}

// The hour is an example.
Action add_on(const std::string& body, Day day) {
  return Action(Verb::add_meeting)
      .of(body)
      .with(Detail::on, calendar::arg(day))
      .with(Detail::at, usual_hour);
}

Meeting unrecorded(const Opened& opened, const std::string& body, Day day) {
  Meeting meeting;
  meeting.body = body;
  meeting.day = day;
  if (const auto* known = opened.rules->convention->body(body)) meeting.site = known->site;
  return meeting;
}

compliance::Preparation preparation_of(const Opened& opened, const rules::Checklist& list,
                                       const Meeting& session, Day today) {
  const auto answered = session.uid.empty() ? std::nullopt : answered_for(opened, session);
  return compliance::prepare(opened.rules, opened.world, opened.known_on(today), list, session,
                             answered);
}

// Who sits in each role of the list; where more than two do, the role says more than their names.
std::map<std::string, std::vector<std::string>> holders_of(const Opened& opened,
                                                           const rules::Checklist& list,
                                                           Day today) {
  std::map<std::string, std::vector<std::string>> holders;
  for (const rules::ChecklistItem& item : list.items) {
    if (item.who.empty() || holders.contains(item.who)) continue;
    for (const governance::Seat& seat : opened.history->seats) {
      if (seat.role != item.who || !governance::holds_on(seat, today)) continue;
      const governance::Person* person = opened.people->find(seat.person);
      if (person && !person->name.empty()) holders[item.who].push_back(person->name);
    }
  }
  std::erase_if(holders, [](const auto& role) { return role.second.size() > 2; });
  return holders;
}

// Items of the last session that nobody has ended, when another one is looked at.
std::optional<base::Message> left_over(const Opened& opened, const rules::Checklist& list,
                                       const Meeting& session, Day today) {
  const Meeting* last = nullptr;
  for (const Meeting& meeting : opened.history->meetings) {
    const bool past = meeting.body == list.body && is_standing(meeting) && meeting.day < today &&
                      meeting.uid != session.uid;
    if (past && (!last || meeting.day > last->day)) last = &meeting;
  }
  if (!last || last->day + follow_up < today) return std::nullopt;
  std::int64_t open = 0;
  for (const auto& step : preparation_of(opened, list, *last, today).steps) {
    if (step.item->after && step.state != compliance::StepState::done) ++open;
  }
  if (open == 0) return std::nullopt;
  return msg("{0} {0:item is|items are} still open after the session of {1}: {2}", open,
             calendar::arg(last->day),
             Action(Verb::show_checklist).of(list.id).with(Detail::date, calendar::arg(last->day)));
}

// The next session, recorded or the last day for it; none: nothing asks for one.
std::optional<Meeting> default_session(const Opened& opened, const std::string& body, Day today) {
  const governance::HistoryAsOf known = opened.known_on(today);
  if (const Meeting* next = next_of(*known, body, today)) return *next;
  if (const Meeting* next = next_of(opened.history, body, today)) return *next;
  const auto day = compliance::latest_session_day(opened.rules, opened.world, known, body);
  return day ? std::optional(unrecorded(opened, body, *day)) : std::nullopt;
}

// What the session asks for, as `check` and the alert say it.
void add_tasks(reports::ChecklistReport& report, const Opened& opened, const Meeting& session,
               Day today) {
  if (session.uid.empty()) return;
  const governance::HistoryAsOf known = opened.known_on(today);
  const auto judgements = compliance::judge(opened.rules, opened.world, known);
  for (const compliance::Task& task :
       compliance::tasks(opened.rules, known, judgements, task_facts(opened, today))) {
    if (task.meeting != session.uid) continue;
    const base::MessageList what{task.what};
    report.remarks.push_back(
        task.last_day ? msg("To do by {1:plain}: {0}", what, calendar::arg(*task.last_day))
                      : msg("To do: {0}", what));
  }
}

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
                        msg("record it: {0}", add_on(list.body, session.day)));
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
    case rules::Proof::by_hand:
      break;
  }
  return msg("record the meetings and answers that prove it");
}

}  // namespace

std::vector<rules::Checklist> read_checklists(const fs::path& folder, const rules::Rules& rules) {
  std::vector<rules::RuleFile> files;
  const fs::path own = folder / "checklists";
  if (!fs::is_directory(own)) return {};
  for (const fs::path& path : platform::files_of(own, ".toml")) {
    files.push_back({fs::relative(path, folder).generic_string(), platform::read_file(path)});
  }
  base::Diagnostics diagnostics;
  auto lists = rules::parse_checklists(files, rules, diagnostics);
  if (base::has_errors(diagnostics)) {
    throw base::bad_files(msg("the checklists of {} have errors", folder.string()), diagnostics);
  }
  return lists;
}

rules::Checklist need_checklist(const Opened& opened, const std::string& id) {
  std::vector<std::string> known;
  for (rules::Checklist& list : read_checklists(opened.rule_folder, opened.rules)) {
    if (list.id == id || list.body == id) return std::move(list);
    known.push_back(list.id);
  }
  if (known.empty()) {
    throw base::bad_input(
        msg("these rules have no checklist"),
        msg("add one to the folder “checklists” of the rules (see rules/README.md)"));
  }
  throw base::bad_input(msg("there is no checklist “{}”", id), base::suggestion(id, known));
}

Meeting session_for(const Opened& opened, const rules::Checklist& list, std::optional<Day> date,
                    Day today) {
  if (date) {
    // What was known on the day comes first; of another day, what is known now.
    const governance::HistoryAsOf known = opened.known_on(today);
    if (const Meeting* found = recorded_on(*known, list.body, *date)) return *found;
    if (const Meeting* found = recorded_on(opened.history, list.body, *date)) return *found;
    if (!opened.rules->convention->term.contains(*date)) {
      throw base::bad_input(msg("{} lies outside the term of the convention", calendar::arg(*date)),
                            msg("give a day of the term"));
    }
    return unrecorded(opened, list.body, *date);
  }
  if (auto next = default_session(opened, list.body, today)) return std::move(*next);
  throw base::bad_input(msg("no session of “{}” is to come", list.body),
                        msg("give its day with {0}", Detail::date));
}

reports::ChecklistReport checklist_report(const Opened& opened, const rules::Checklist& list,
                                          const Meeting& session, Day today) {
  reports::ChecklistReport report;
  report.rules = &*opened.rules;
  report.as_of = today;
  report.preparation = preparation_of(opened, list, session, today);
  report.holders = holders_of(opened, list, today);
  const auto usual = default_session(opened, list.body, today);
  report.other_session = !usual || usual->uid != session.uid;
  add_tasks(report, opened, session, today);
  const Meeting* planned = next_of(opened.history, list.body, today);
  if (session.uid.empty() && planned) {
    report.remarks.push_back(
        msg("No session is recorded on that day. To fix it: {0}; to move the one that is planned: "
            "{1}",
            add_on(list.body, session.day),
            Action(Verb::move_meeting)
                .of(MeetingName{list.body, calendar::arg(planned->day)})
                .with(Detail::to, calendar::arg(session.day))));
  } else if (session.uid.empty()) {
    report.remarks.push_back(
        msg("No session is recorded on that day. To fix it: {0}", add_on(list.body, session.day)));
  }
  if (auto open = left_over(opened, list, session, today)) {
    report.remarks.push_back(std::move(*open));
  }
  return report;
}

std::vector<ical::Task> tasks_of(const reports::ChecklistReport& report,
                                 const reports::Language& language) {
  const compliance::Preparation& preparation = report.preparation;
  if (preparation.session->uid.empty()) {
    // Tasks are told apart by their session: these would come twice once it is recorded.
    throw base::bad_input(
        msg("tasks are made for a session that is recorded"),
        msg("record it: {0}", add_on(preparation.list->body, preparation.session->day)));
  }
  std::vector<ical::Task> tasks;
  for (const compliance::ChecklistStep& step : preparation.steps) {
    ical::Task task;
    task.uid = stable_uid(report.rules->convention->id + "\n" + preparation.session->uid + "\n" +
                          preparation.list->id + "\n" + step.item->id);
    task.summary = reports::step_title(step, language);
    task.description = reports::session_title(report, language) + "\n" +
                       reports::step_notes(report, step, language);
    task.due = step.latest;
    task.done = step.state == compliance::StepState::done;
    task.dropped = step.state == compliance::StepState::past;
    task.pressing =
        step.state == compliance::StepState::late || step.state == compliance::StepState::soon;
    if (step.tick) {
      const calendar::LocalTime noon{(*step.tick)->done_on, calendar::Minutes{12 * 60}};
      task.completed = calendar::resolve_paris(noon).utc;
    }
    tasks.push_back(std::move(task));
  }
  return tasks;
}

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
