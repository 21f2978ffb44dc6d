// SPDX-License-Identifier: MPL-2.0
// What answers sessions: another session, a second convocation, the minutes of the session itself.
#include <algorithm>

#include "compliance/evidence_level.h"
#include "compliance/opinion.h"
#include "compliance/own_answers.h"
#include "governance/convention.h"
#include "governance/meeting.h"

namespace gouvernail::compliance {
namespace {

using base::msg;
using calendar::Day;
using governance::Meeting;

// Why a session that was held answers no missed quorum.
base::Message why_no_answer(const Meeting& meeting, const Hearing& hearing) {
  const base::Message& why = hearing.validity.convened_as(meeting).why;
  return why.empty() ? msg("it is not marked as the second convocation after that session") : why;
}

// Once the second convocation was held, no other one can count.
void close_second(Judgement& j, const Meeting& first, const Hearing& hearing) {
  if (j.verdict != Verdict::open && j.verdict != Verdict::at_risk &&
      j.verdict != Verdict::covered && j.verdict != Verdict::upcoming) {
    return;
  }
  const Meeting* held = hearing.validity.second_held_after(first);
  if (!held) return;
  j.verdict = Verdict::lost;
  j.last_call = j.last_resort = std::nullopt;
  j.slack.reset();
  j.because = msg("The second convocation was that of {}, and it kept nothing: no other can count.",
                  calendar::arg(held->day));
  j.next = msg("Ask the partners for a waiver, or prepare the explanation to give them.");
}

// The answer that is a duty's own.
Tally own_answer(const Duty& duty, const rules::Response& rule, const Hearing& hearing) {
  const Answers& answers = hearing.own_answers.of(*duty.obligation, rule);
  Tally tally;
  const auto add = [&](const Meeting& meeting) {
    tally.add(meeting, rules::EvidenceLevel::held, hearing.as_of,
              hearing.validity.of(meeting, rule.counting));
  };
  const auto own = answers.by_duty.find(duty.trigger);
  if (own != answers.by_duty.end()) {
    add(*own->second);
    return tally;
  }
  // What was to answer a session that perhaps never took place is there for the next.
  base::MessageList unrecorded;
  if (const Meeting* perhaps = hearing.own_answers.at_best(duty, rule, unrecorded)) {
    tally.add_in_question(*perhaps, may_have_served(std::move(unrecorded)));
    return tally;
  }
  const Meeting* trigger = hearing.sessions.find(duty.trigger);
  if (!trigger || rule.since) return tally;
  const auto same_day = calendar::intersect(duty.window, {trigger->day, trigger->day});
  for (const Meeting* meeting : hearing.sessions.within(duty.body, same_day)) {
    const bool may = answers.taken.count(meeting->uid) == 0 && concerns(*meeting, rule.counting) &&
                     meeting->uid != trigger->uid;
    if (may && order_of(*trigger, *meeting) == Order::unknown) {
      tally.add_in_doubt(*meeting, {trigger->day});
    }
  }
  return tally;
}

void judge_minutes(Judgement& j, const Meeting& meeting, const rules::Response& rule,
                   const Hearing& hearing) {
  const Day last = j.duty.window.last;
  if (hearing.as_of > last) j.former_last_call = hearing.rules.work().previous_ouvre(last);
  if (const auto out = governance::minutes_out(meeting)) {
    const bool in_time = *out <= last;
    j.counted = in_time ? 1 : 0;
    j.verdict = in_time ? Verdict::satisfied : Verdict::breached;
    if (in_time && rule.silent_approval) {
      const Day approved = rule.silent_approval->after(*out, hearing.rules.work());
      j.because = msg("Minutes of {0}, deemed approved on {1} unless somebody objects.",
                      calendar::arg(*out), calendar::arg(approved));
    } else {
      j.because = in_time ? msg("Minutes of {}.", calendar::arg(*out))
                          : msg("Minutes of {0}, after {1}, the last day.", calendar::arg(*out),
                                calendar::arg(last));
    }
    return;
  }
  if (hearing.as_of < meeting.day || (!was_held(meeting) && hearing.as_of == meeting.day)) {
    j.verdict = Verdict::upcoming;
    j.because = msg("Follows the session of {}.", calendar::arg(meeting.day));
  } else if (hearing.as_of > last) {
    j.verdict = Verdict::breached;
    j.because = msg("No minutes are recorded by {}, the last day.", calendar::arg(last));
    doubt_trigger(j, hearing);
  } else {
    set_last_days(j, meeting.day, last, hearing);
    j.verdict = while_open(j.last_call, j.last_resort, hearing);
    j.because = msg("The minutes of the session of {0} are due by {1}.", calendar::arg(meeting.day),
                    calendar::arg(last));
    j.next = msg("Send the minutes by {}, and record it.", calendar::arg(last));
  }
}

}  // namespace

void judge_kind(Judgement& j, const rules::Response& rule, const Hearing& hearing) {
  const Meeting* trigger = hearing.sessions.find(j.duty.trigger);
  if (rule.answered_by == rules::AnsweredBy::minutes && trigger) {
    return judge_minutes(j, *trigger, rule, hearing);
  }
  if (rule.own) {
    weigh(j, own_answer(j.duty, rule, hearing), hearing);
    return doubt_trigger(j, hearing);
  }
  // One answer is enough: what comes after it answers something else. (Without this, a rule that
  // states no delay would look at every later session for each of its triggers.)
  Tally tally;
  for (const Meeting* meeting : hearing.sessions.within(j.duty.body, j.duty.window)) {
    if (meeting->uid == j.duty.trigger || !concerns(*meeting, rule.counting)) continue;
    if (!hearing.own_answers.may_answer(*meeting, trigger, rule)) {
      if (was_held(*meeting)) tally.add_beside(*meeting, why_no_answer(*meeting, hearing));
      continue;
    }
    const ConvenedAs as = hearing.validity.convened_as(*meeting);
    if (rule.after_failed_quorum && as.convocation == Convocation::unknown) {
      tally.add_in_question(*meeting, as.why);
      continue;
    }
    const bool ordered = trigger && !rule.since;
    const Order order = ordered ? order_of(*trigger, *meeting) : Order::before;
    if (order == Order::unknown) tally.add_in_doubt(*meeting, {trigger->day});
    if ((order == Order::together || order == Order::after) && was_held(*meeting)) {
      tally.add_beside(*meeting, msg("it began before what it answers was over"));
    }
    if (order == Order::before) {
      tally.add(*meeting, rules::EvidenceLevel::held, hearing.as_of,
                hearing.validity.of(*meeting, rule.counting));
    }
    if (tally.held > 0) break;
  }
  weigh(j, std::move(tally), hearing);
  if (rule.after_failed_quorum && trigger) close_second(j, *trigger, hearing);
  doubt_trigger(j, hearing);
}

}  // namespace gouvernail::compliance
