// SPDX-License-Identifier: MPL-2.0
// What duties ask for, kind by kind.
#include <algorithm>
#include <variant>

#include "compliance/evidence_level.h"
#include "compliance/task_list.h"
#include "compliance/tasks_records.h"
#include "governance/convention.h"
#include "governance/invited.h"
#include "governance/seat.h"
#include "governance/transitions.h"
#include "rules/traits.h"

namespace gouvernail::compliance {
namespace {

using base::Action;
using base::Blank;
using base::Detail;
using base::msg;
using base::Verb;
using calendar::Day;
using calendar::Days;
using governance::Meeting;
using governance::MeetingStatus;

// A duty whose window has not begun is a task this long before its last call.
constexpr Days ahead{60};
// How long what is late is still asked for.
constexpr Days late{365};
constexpr Days last_year{365};

// Whoever is named from a later day on takes office by himself: nobody has to be found, unless a
// session comes before.
bool is_named_in_time(const TaskList& list, const rules::Standing& rule) {
  const auto from = governance::named_from(list.history().seats, rule.role, list.rules().convention,
                                           list.as_of());
  if (!from || rule.filled == rules::Filled::once) return false;
  const auto& all = list.history().meetings;
  return rule.filled == rules::Filled::always ||
         std::none_of(all.begin(), all.end(), [&](const Meeting& meeting) {
           return meeting.body == rule.sessions_of && meeting.day < *from &&
                  governance::is_ahead(meeting, list.as_of());
         });
}

bool took_place(const Meeting& meeting) { return meeting.status == MeetingStatus::held; }

class DutyTasks {
 public:
  explicit DutyTasks(TaskList& list) : list_(list) {}

  void add(std::size_t duty) {
    duty_ = duty;
    judgement_ = &list_.judgements()[duty];
    std::visit([this](const auto& rule) { look_at(rule); }, judgement_->duty.obligation->kind);
    tell_hours(list_, duty);
  }

 private:
  Verdict verdict() const { return judgement_->verdict; }
  const Meeting* trigger() const { return list_.sessions().find(judgement_->duty.trigger); }

  // Open, or soon to be thought of.
  bool waits() const {
    if (verdict() == Verdict::open || verdict() == Verdict::at_risk) return true;
    const auto& last = judgement_->last_call ? judgement_->last_call : judgement_->last_resort;
    return verdict() == Verdict::upcoming && last && *last <= list_.as_of() + ahead;
  }

  void plan(TaskKind kind = TaskKind::plan) {
    const Judgement& j = *judgement_;
    const int missing = sessions_lacking(j);
    if (missing == 0) return exceeds();
    const calendar::DayRange days = j.duty.in_good_order.value_or(j.duty.window);
    list_.lacks({duty_, j.duty.body, days, missing, j.last_call, j.last_resort, kind});
  }

  // More are planned than the convention allows.
  void exceeds() {
    const Meeting* last = nullptr;
    for (const SessionNote& note : judgement_->sessions) {
      const Meeting* meeting = list_.sessions().find(note.uid);
      if (meeting && governance::is_ahead(*meeting, list_.as_of())) last = meeting;
    }
    if (!last || !judgement_->duty.at_most) return;
    Task& task = list_.of(TaskKind::plan, judgement_->duty.id);
    task.body = judgement_->duty.body;
    task.last_day = list_.worked(last->day);
    task.last_resort = last->day;
    task.what = msg("Cancel or move a session of {0:the}: {1} are the most allowed",
                    list_.body(task.body), std::int64_t{*judgement_->duty.at_most});
    task.actions = {Action(Verb::move_meeting).of(name_of(*last)).with(Detail::to, Blank::day),
                    Action(Verb::cancel_meeting).of(name_of(*last))};
    list_.hang(task, duty_);
  }

  // What is owed because of a session that nobody recorded waits for that record, which is a task
  // of the session.
  bool waits_for_record(const Meeting* meeting) const {
    return meeting && governance::is_expected(*meeting) && list_.is_past(*meeting);
  }

  void prove(rules::EvidenceLevel needed) {
    for (const SessionNote& note : judgement_->sessions) {
      const Meeting* meeting = list_.sessions().find(note.uid);
      const bool bears = !note.counted && note.bears;
      if (!bears || !meeting || !took_place(*meeting) || is_proven(*meeting, needed)) continue;
      prove_held(*meeting, needed == rules::EvidenceLevel::minutes);
    }
  }

  void prove_held(const Meeting& meeting, bool minutes) {
    Action action = Action(Verb::hold_meeting).of(name_of(meeting));
    if (!meeting.present) {
      list_.lacks_proof(meeting, duty_, msg("who was present"));
      action = std::move(action).with(Detail::present, Blank::attendance);
    }
    if (minutes && !meeting.minutes_on) {
      list_.lacks_proof(meeting, duty_, msg("the approved minutes"));
      action = std::move(action).with(Detail::minutes_on, Blank::day);
    }
    put(list_.of(TaskKind::prove, meeting), std::move(action));
  }

  void sessions(rules::EvidenceLevel needed, TaskKind kind = TaskKind::plan) {
    if (verdict() == Verdict::unproven) return prove(needed);
    if (waits()) plan(kind);
  }

  void look_at(const rules::Cadence& rule) {
    if (verdict() != Verdict::unproven || !(rule.state || !rule.mark.empty())) {
      return sessions(rule.counts);
    }
    rule.state ? find_out(list_, duty_) : prove_marks(list_, duty_, rule.mark);
  }
  void look_at(const rules::MaxGap& rule) { sessions(rule.counts); }
  // What can come before a session no more can still be saved by the session's moving.
  void look_at(const rules::Precedence&) {
    const Meeting* after = trigger();
    const bool movable = after && governance::is_expected(*after) && after->day >= list_.as_of();
    if (verdict() == Verdict::lost && movable) return move(*after);
    sessions(rules::EvidenceLevel::held);
  }

  void move(const Meeting& after) {
    Task& task = list_.of(TaskKind::plan, after);
    owe(task, after.day, list_.as_of());
    task.what = msg("Move {0:the} of {1:plain} to a later day", list_.body(after.body),
                    calendar::arg(after.day));
    task.why = msg("{0:the} that has to come before it cannot any more.",
                   list_.body(judgement_->duty.body));
    put(task, Action(Verb::move_meeting).of(name_of(after)).with(Detail::to, Blank::day));
  }

  // In the last year of the term, what is counted from its end prepares what follows.
  void look_at(const rules::Deadline& rule) {
    if (rule.state && verdict() == Verdict::unproven) return find_out(list_, duty_);
    const Day end = list_.rules().convention->term.last;
    const bool renews = rules::traits(judgement_->duty.obligation->kind).ends_the_term &&
                        list_.as_of() > end - last_year && verdict() != Verdict::unproven;
    if (!renews) return sessions(rule.counts);
    const bool lacks = waits() || (verdict() == Verdict::upcoming && judgement_->last_call);
    if (lacks) plan(TaskKind::prepare_renewal);
  }

  void look_at(const rules::Response& rule) {
    const Meeting* after = trigger();
    if (waits_for_record(after)) return;
    if (rule.answered_by == rules::AnsweredBy::minutes) return minutes(after, rule);
    if (rule.formal_notice) return mend(after);
    sessions(rules::EvidenceLevel::held);
  }

  void minutes(const Meeting* after, const rules::Response& rule) {
    if (!after || !took_place(*after) || after->minutes_on) return;
    if (after->minutes_sent_on) {
      if (!rule.silent_approval) approve_minutes(list_, *after);
      return;
    }
    const Day last = judgement_->duty.window.last;
    const bool is_late = verdict() == Verdict::breached && last + late >= list_.as_of();
    if (verdict() != Verdict::open && verdict() != Verdict::at_risk && !is_late) return;
    Task& task = list_.of(TaskKind::send_minutes, *after);
    owe(task, last, after->day);
    task.what = msg("Send the minutes of {0:the} of {1:plain}", list_.body(after->body),
                    calendar::arg(after->day));
    put(task,
        Action(Verb::hold_meeting).of(name_of(*after)).with(Detail::minutes_sent_on, Blank::day));
  }

  // The first of the days that are told stands.
  void owe(Task& task, Day last, Day not_before) {
    const Day worked = list_.worked(last);
    const Day day = worked < not_before ? last : worked;
    if (!task.last_day || day < *task.last_day) {
      task.last_day = day;
      task.chief = duty_;
    }
    if (!task.last_resort || last < *task.last_resort) task.last_resort = last;
    list_.hang(task, duty_);
  }

  void mend(const Meeting* after) {
    const Day last = judgement_->duty.window.last;
    const bool kept = verdict() == Verdict::satisfied || verdict() == Verdict::waived;
    if (!after || kept || after->day > list_.as_of() || last + late < list_.as_of()) return;
    Task& task = list_.of(TaskKind::mend, *after);
    // The delay of the letter runs on every day: its end is the one day that is told.
    owe(task, last, last);
    task.what =
        msg("End the breach that the formal notice of {0:plain} names", calendar::arg(after->day));
    task.why =
        msg("The delay of the letter ends on that day; record it once the breach has ended.");
    const std::string& body = judgement_->duty.body;
    put(task, Action(Verb::add_meeting).of(body).with(Detail::on, Blank::day));
    put(task, Action(Verb::hold_meeting).of(base::MeetingName{body, {}}));
  }

  void look_at(const rules::Notice& rule) {
    const Meeting* meeting = trigger();
    if (!meeting || waits_for_record(meeting)) return;
    const bool documents = rule.of == rules::NoticeOf::documents;
    if (verdict() == Verdict::unproven) return sent_when(*meeting, documents);
    const bool owed =
        verdict() == Verdict::open || verdict() == Verdict::at_risk || verdict() == Verdict::lost;
    if (!documents || !owed) return;  // convocations are a task of the session
    Task& task = list_.of(TaskKind::send_documents, *meeting);
    owe(task, judgement_->duty.window.last, Day::min());
    task.what = msg("Send the documents of {0:the} of {1:plain}", list_.body(meeting->body),
                    calendar::arg(meeting->day));
    if (verdict() == Verdict::lost) {
      task.why =
          msg("The last day to send them has passed: send them at once, or move the "
              "session.");
    }
    // What records it convenes the session too: of one that nobody was convened to, that comes
    // first.
    if (meeting->status == governance::MeetingStatus::proposed) {
      return put(task, Action(Verb::convene_meeting).of(name_of(*meeting)));
    }
    put(task,
        Action(Verb::convene_meeting).of(name_of(*meeting)).with(Detail::documents_on, Blank::day));
  }

  void sent_when(const Meeting& meeting, bool documents) {
    list_.lacks_proof(meeting, duty_,
                      documents ? msg("the day on which its documents were sent")
                                : msg("the day of its convocation"));
    // What was held is not convened any more.
    const Verb verb = took_place(meeting) ? Verb::hold_meeting : Verb::convene_meeting;
    const Detail day = took_place(meeting) ? Detail::convened_on : Detail::on;
    Action action =
        Action(verb).of(name_of(meeting)).with(documents ? Detail::documents_on : day, Blank::day);
    put(list_.of(TaskKind::prove, meeting), std::move(action));
  }

  void look_at(const rules::Composition& rule) {
    const Meeting* meeting = trigger();
    if (!meeting || waits_for_record(meeting) || verdict() != Verdict::unproven) return;
    if (rule.require == rules::Participation::invited) return sent_when(*meeting, false);
    if (!meeting->present) return prove_held(*meeting, false);
    if (!meeting->convened_on) return sent_when(*meeting, false);
    Task& task = list_.of(TaskKind::fill_seat, "seats of " + meeting->body);
    task.body = meeting->body;
    task.what = msg("Record who holds the seats of {0:the}", list_.body(meeting->body));
    task.actions = {appoint(Blank::role, Blank::day)};
    list_.hang(task, duty_);
    list_.by_habit(task, meeting->day + record_complete);
  }

  void look_at(const rules::Standing& rule) {
    const bool unknown = verdict() == Verdict::unproven;
    const bool vacant = verdict() == Verdict::lost && !judgement_->next.empty();
    if (!unknown && !vacant && !waits()) return;
    if (!unknown && is_named_in_time(list_, rule)) return;
    Task& task = list_.of(TaskKind::fill_seat, rule.role);
    task.body = judgement_->duty.body;
    list_.hang(task, duty_);
    // Whom nobody ever recorded may have been there all along: nothing says until when to tell it.
    if (rule.filled == rules::Filled::once && !unknown) {
      owe(task, judgement_->duty.window.last, Day::min());
    } else if (!unknown) {
      const Day from = std::max(list_.as_of(), judgement_->duty.window.first);
      owe_seat(list_, task, rule.role, from, judgement_->duty.obligation);
    }
    const base::LocalizedText role = list_.rules().convention->name_of_role(rule.role);
    task.what = unknown ? msg("Record who is “{0}”, and since when", role)
                        : msg("Appoint somebody as “{0}”", role);
    task.actions = {appoint(rule.role, Blank::day)};
  }

  TaskList& list_;
  std::size_t duty_ = 0;
  const Judgement* judgement_ = nullptr;
};

// Where the rules say nothing of what follows the term, that it ends is told all the same.
void end_of_term(TaskList& list) {
  const Day end = list.rules().convention->term.last;
  if (list.as_of() <= end - last_year || list.as_of() > end) return;
  const auto& all = list.rules().obligations;
  const bool stated = std::any_of(all.begin(), all.end(), [](const rules::Obligation& obligation) {
    return rules::traits(obligation.kind).ends_the_term;
  });
  if (stated) return;
  Task& task = list.of(TaskKind::prepare_renewal, std::string());
  task.last_day = list.worked(end);
  task.last_resort = task.last_day;
  task.what =
      msg("Decide what follows the convention, which ends on {0:plain}", calendar::arg(end));
}

}  // namespace

Action appoint(base::Object role, base::Object from) {
  return Action(Verb::appoint_to_seat)
      .of(std::move(role))
      .of(Blank::person)
      .with(Detail::from, std::move(from));
}

void approve_minutes(TaskList& list, const Meeting& held) {
  Task& task = list.of(TaskKind::approve_minutes, held);
  for (const Meeting* next : list.sessions().of(held.body)) {
    if (next->day <= held.day || next->day < list.as_of()) continue;
    task.last_day = next->day;
    break;
  }
  task.last_resort = task.last_day;
  task.what = msg("Have the minutes of {0:the} of {1:plain} approved", list.body(held.body),
                  calendar::arg(held.day));
  task.actions = {
      Action(Verb::hold_meeting).of(name_of(held)).with(Detail::minutes_on, Blank::day)};
}

void duty_tasks(TaskList& list) {
  DutyTasks duties(list);
  for (std::size_t i = 0; i < list.judgements().size(); ++i) duties.add(i);
  vacancy_tasks(list);
  end_of_term(list);
}

}  // namespace gouvernail::compliance
