// SPDX-License-Identifier: MPL-2.0
#include "compliance/preparation.h"

#include <algorithm>
#include <array>

#include "compliance/evidence_level.h"
#include "compliance/item_facts.h"
#include "compliance/judge.h"
#include "compliance/last_call.h"
#include "compliance/sessions.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/history_as_of.h"
#include "governance/meeting.h"
#include "governance/seat.h"
#include "governance/tick.h"
#include "rules/checklist.h"
#include "rules/obligation.h"
#include "rules/rules.h"
#include "rules/traits.h"

namespace gouvernail::compliance {
namespace {

using base::msg;
using calendar::Day;
using calendar::Days;
using governance::Meeting;
using governance::MeetingStatus;
using rules::Proof;

constexpr Days soon{7};
constexpr const char* not_recorded_uid = "?";

class Preparing {
 public:
  Preparing(const rules::Rules& rules, const World& world, const governance::HistoryAsOf& known,
            const rules::Checklist& list, const Meeting& session,
            const std::optional<Answered>& answered, const std::vector<Judgement>* judged)
      : rules_(rules),
        list_(list),
        session_(session),
        answered_(answered),
        as_of_(known.day()),
        work_(rules.work()),
        known_(with_session(known)),
        sessions_(*known_),
        placement_(rules, sessions_) {
    if (!judged || !recorded_) own_judgements_ = judge(rules, world, known_);
    judgements_ = judged && recorded_ ? judged : &own_judgements_;
    if (const Meeting* known = known_->meeting(session_.uid)) session_ = *known;
    previous_ = session_before();
  }

  Preparation run() {
    Preparation result;
    result.list = &list_;
    result.recorded = recorded_;
    for (const rules::ChecklistItem& item : list_.items) {
      result.steps.push_back(step(item));
      if (result.steps.back().state == StepState::done) ++result.done;
    }
    std::stable_sort(
        result.steps.begin(), result.steps.end(),
        [](const ChecklistStep& a, const ChecklistStep& b) { return order_of(a) < order_of(b); });
    result.session = session_;
    if (result.session->uid == not_recorded_uid) result.session->uid.clear();
    return result;
  }

 private:
  // As known on the day: a session of which nothing was known yet is no more than a proposal.
  governance::HistoryAsOf with_session(const governance::HistoryAsOf& known) {
    recorded_ = known->meeting(session_.uid) != nullptr;
    if (recorded_) return known;
    Meeting proposal;
    proposal.uid = session_.uid.empty() ? not_recorded_uid : session_.uid;
    proposal.body = session_.body;
    proposal.day = session_.day;
    proposal.start_time = session_.start_time;
    proposal.end = session_.end;
    proposal.site = session_.site;
    session_ = proposal;
    return known.with({session_});
  }

  // By day; on one day, what comes before the session, then what follows it.
  static std::pair<Day, bool> order_of(const ChecklistStep& step) {
    return {step.latest.value_or(Day::max()), step.item->after.has_value()};
  }

  ChecklistStep step(const rules::ChecklistItem& item) const {
    ChecklistStep step;
    step.item = &item;
    step.by_hand = rules::takes_tick(item.proof);
    step.latest = latest(item);
    if (item.proof == Proof::met) step.within = days_to_meet(item);
    if (step.by_hand) {
      for (const governance::Tick& tick : known_->ticks) {
        if (tick.meeting == session_.uid && tick.checklist == list_.id && tick.item == item.id) {
          step.tick = tick;
        }
      }
    }
    const ItemFacts found = find(item, step.latest);
    step.evidence = found.words;
    // What was ticked for another day is shown, and has to be looked at again.
    const bool ticked = step.tick && (*step.tick)->session_day == session_.day;
    const bool done = ticked || found.done;
    step.state = done                            ? StepState::done
                 : !step.latest                  ? StepState::ahead
                 : *step.latest < as_of_         ? StepState::late
                 : *step.latest <= as_of_ + soon ? StepState::soon
                                                 : StepState::ahead;
    if (!done) step.state = state_of(item, step.state);
    if (ticked) {
      step.done_on = (*step.tick)->done_on;
    } else if (done) {
      step.done_on = found.on;
    }
    return step;
  }

  // The body's session before this one. A day that nobody has recorded is looked at in the place of
  // what is planned: only what took place, or should have, comes before it.
  const Meeting* session_before() const {
    if (recorded_) return sessions_.before(list_.body, session_);
    const Meeting* before = nullptr;
    for (const Meeting* meeting : sessions_.of(list_.body)) {
      const bool stands = is_held(*meeting) || meeting->day < as_of_;
      if (stands && meeting->day < session_.day) before = meeting;
    }
    return before;
  }

  Day convocation_day() const {
    return placement_.latest_notice(list_.body, session_.day, Manner::good_order);
  }

  std::optional<Day> latest(const rules::ChecklistItem& item) const {
    if (item.after) {
      return std::max(session_.day, work_.previous_ouvre(item.after->after(session_.day, work_)));
    }
    if (item.before) {
      const Day from =
          item.anchor == rules::ItemAnchor::convocation ? convocation_day() : session_.day;
      return work_.previous_ouvre(item.before->before(from, work_));
    }
    const Judgement* judgement = duty_of(item.obligation);
    if (!judgement) return std::nullopt;
    const auto& whole = judgement->duty.in_good_order;
    const bool any = whole && !whole->empty();
    return work_.previous_ouvre(any ? whole->last : judgement->duty.window.last);
  }

  // The duty that the session brought with it, else the one whose days hold it.
  const Judgement* duty_of(const std::string& obligation) const {
    const Judgement* holding = nullptr;
    for (const Judgement& judgement : *judgements_) {
      if (judgement.duty.obligation->id != obligation) continue;
      if (judgement.duty.trigger == session_.uid) return &judgement;
      if (judgement.duty.trigger.empty() && judgement.duty.window.contains(session_.day)) {
        holding = &judgement;
      }
    }
    return holding;
  }

  ItemFacts find(const rules::ChecklistItem& item, std::optional<Day> latest) const {
    switch (item.proof) {
      case Proof::by_hand:
        return {};
      case Proof::dated:
        return dated();
      case Proof::agenda:
        if (session_.agenda.empty()) return {};
        return {true, msg("recorded")};
      case Proof::convened:
        return convened_by(session_, latest);
      case Proof::documents:
        return sent(session_.documents_on, latest);
      case Proof::attendance:
        return attendance_of(session_, rules_.convention, known_->seats);
      case Proof::minutes_sent:
        return minutes_sent_of(session_, latest);
      case Proof::minutes:
        return minutes_of(session_);
      case Proof::previous_minutes:
        return previous_minutes();
      case Proof::composition:
        return composition();
      case Proof::duty:
        return duty(item);
      case Proof::met:
        return item.after ? met_since(item) : met(item);
    }
    return {};
  }

  ItemFacts dated() const {
    if (!recorded_) return {false, msg("not recorded yet")};
    return {true, msg("{}", calendar::arg(session_.day))};
  }

  static bool is_held(const Meeting& meeting) { return meeting.status == MeetingStatus::held; }

  ItemFacts previous_minutes() const {
    if (!previous_) return {true, msg("no earlier session")};
    const ItemFacts found = minutes_of(*previous_);
    if (found.done) return found;
    return {false,
            msg("minutes of {0:plain}: approval not recorded", calendar::arg(previous_->day))};
  }

  // Once it is held, what it was tells; before, the answers do.
  ItemFacts composition() const {
    if (is_held(session_)) {
      bool any = false;
      bool kept = true;
      for (const Judgement& judgement : *judgements_) {
        const bool about = judgement.duty.trigger == session_.uid &&
                           rules::traits(judgement.duty.obligation->kind).composition;
        if (!about) continue;
        any = true;
        kept = kept &&
               (judgement.verdict == Verdict::satisfied || judgement.verdict == Verdict::waived);
        if (!kept) return {false, judgement.because};
      }
      if (any) return {true, msg("the composition was complete")};
    }
    if (!answered_ && convened_by(session_, {}).done)
      return {false, msg("no answers are recorded")};
    if (!answered_) return {false, msg("nobody was invited yet")};
    const base::Message count =
        msg("{0} yes, {1} no, {2} without an answer", std::int64_t{answered_->yes},
            std::int64_t{answered_->no},
            std::int64_t{answered_->invited - answered_->yes - answered_->no});
    if (!answered_->forecast.lacking.empty()) {
      return {false, msg("{0}; lacking: {1}", base::MessageList{count},
                         base::MessageList{answered_->forecast.lacking})};
    }
    return {answered_->forecast.settled, count};
  }

  ItemFacts duty(const rules::ChecklistItem& item) const {
    const Judgement* judgement = duty_of(item.obligation);
    if (!judgement) return {false, msg("no duty on that day")};
    const bool done =
        judgement->verdict == Verdict::satisfied || judgement->verdict == Verdict::waived;
    // What is not done yet tells what to do; its last call may come long before the last day.
    const bool to_do = !done && !judgement->next.empty();
    return {done, to_do ? judgement->next : judgement->because,
            done ? kept_on(*judgement) : std::nullopt};
  }

  // The day of the last of the sessions that keep the duty.
  std::optional<Day> kept_on(const Judgement& judgement) const {
    std::optional<Day> day;
    for (const std::string& uid : judgement.meetings) {
      const Meeting* meeting = sessions_.find(uid);
      if (meeting && is_held(*meeting) && (!day || meeting->day > *day)) day = meeting->day;
    }
    return day;
  }

  // Until its last call has passed, a duty may be in time and in danger all the same.
  StepState state_of(const rules::ChecklistItem& item, StepState by_day) const {
    const bool in_vain = rules::takes_tick(item.proof) || item.proof == Proof::convened ||
                         item.proof == Proof::documents || item.proof == Proof::met ||
                         item.proof == Proof::composition;
    if (item.before && in_vain && is_held(session_)) return StepState::past;
    const Judgement* judgement = item.proof == Proof::duty ? duty_of(item.obligation) : nullptr;
    if (!judgement) return by_day;
    const Verdict verdict = judgement->verdict;
    if (verdict == Verdict::lost || verdict == Verdict::breached) return StepState::late;
    if (verdict == Verdict::at_risk && by_day == StepState::ahead) return StepState::soon;
    return by_day;
  }

  // The days on which a session of the bodies serves: up to this session, or from it to the next.
  calendar::DayRange days_to_meet(const rules::ChecklistItem& item) const {
    if (item.after) {
      const Day end = rules_.convention->term.last;
      const Meeting* next = session_after();
      return {session_.day, next ? std::min(end, next->day) : end};
    }
    const Day first = rules_.convention->term.first;
    const Day since = item.since  ? item.since->before(session_.day, work_)
                      : previous_ ? previous_->day
                                  : first;
    return {since, session_.day};
  }

  const Meeting* session_after() const {
    const auto all = sessions_.of(list_.body);
    const auto next = std::find_if(all.begin(), all.end(),
                                   [&](const Meeting* m) { return comes_before(session_, *m); });
    return next == all.end() ? nullptr : *next;
  }

  // Whether each of the bodies held a session since the day, and before this one.
  ItemFacts met(const rules::ChecklistItem& item) const {
    const Day since = days_to_meet(item).first;
    std::vector<const Meeting*> held;
    base::MessageList missing;
    for (const std::string& body : item.bodies) {
      const Meeting* last = nullptr;
      const Meeting* planned = nullptr;
      for (const Meeting* meeting : sessions_.within(body, {since, session_.day})) {
        const bool fresh = item.since || !previous_ || comes_before(*previous_, *meeting);
        if (!fresh || !comes_before(*meeting, session_)) continue;
        (is_held(*meeting) ? last : planned) = meeting;
      }
      if (last) {
        held.push_back(last);
        continue;
      }
      const base::LocalizedText name = rules_.convention->name_of_body(body);
      missing.push_back(planned
                            ? msg("{0} (planned on {1:plain})", name, calendar::arg(planned->day))
                            : msg("{0}", name));
    }
    std::sort(held.begin(), held.end(),
              [](const Meeting* a, const Meeting* b) { return a->day < b->day; });
    if (missing.empty()) {
      return {true,
              msg("{0} {0:session|sessions} held: {1}", std::int64_t(held.size()),
                  base::MessageList{days_of(held)}),
              held.back()->day};
    }
    // Before its first day, nothing can have met in it.
    if (since > as_of_) {
      return {false, msg("to be held from {0:plain} on", calendar::arg(since))};
    }
    if (item.bodies.size() == 1) {
      const std::string& body = item.bodies.front();
      const base::LocalizedText name = rules_.convention->name_of_body(body);
      return {false,
              rules_.convention->is_act(body)
                  ? msg("“{0}”: nothing recorded since {1:plain}", name, calendar::arg(since))
                  : msg("“{0}”: no session held since {1:plain}", name, calendar::arg(since))};
    }
    return {false,
            msg("{0} of {1} met since {2:plain}; still to meet: {3}", std::int64_t(held.size()),
                std::int64_t(item.bodies.size()), calendar::arg(since), std::move(missing))};
  }

  // Whether each of the bodies met, or each act was done, since the day of the session and before
  // the next one.
  ItemFacts met_since(const rules::ChecklistItem& item) const {
    if (!is_held(session_)) return {};
    const calendar::DayRange days = days_to_meet(item);
    const Meeting* next = session_after();
    const auto is_between = [&](const Meeting* m) {
      return (!next || comes_before(*m, *next)) && is_held(*m) && !comes_before(*m, session_);
    };
    std::vector<const Meeting*> held;
    for (const std::string& body : item.bodies) {
      const auto found = sessions_.within(body, days);
      const auto first = std::find_if(found.begin(), found.end(), is_between);
      if (first == found.end()) {
        return {false, msg("nothing recorded since {0:plain}", calendar::arg(session_.day))};
      }
      held.push_back(*first);
    }
    return {true, msg("recorded: {0}", base::MessageList{days_of(held)}), held.back()->day};
  }

  const rules::Rules& rules_;
  const rules::Checklist& list_;
  Meeting session_;
  const std::optional<Answered>& answered_;
  Day as_of_;
  calendar::WorkCalendar work_;
  bool recorded_ = true;
  governance::HistoryAsOf known_;
  Sessions sessions_;
  Placement placement_;
  std::vector<Judgement> own_judgements_;  // where nobody had judged the same before
  const std::vector<Judgement>* judgements_ = nullptr;
  const Meeting* previous_ = nullptr;
};

}  // namespace

const char* to_string(StepState state) {
  constexpr std::array names{"done", "ahead", "soon", "late", "past"};  // in the order of StepState
  return names.at(static_cast<std::size_t>(state));
}

Preparation prepare(const rules::Rules& rules, const World& world,
                    const governance::HistoryAsOf& known, const rules::Checklist& list,
                    const Meeting& session, const std::optional<Answered>& answered,
                    const std::vector<Judgement>* judged) {
  return Preparing(rules, world, known, list, session, answered, judged).run();
}

}  // namespace gouvernail::compliance
