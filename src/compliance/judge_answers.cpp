// SPDX-License-Identifier: MPL-2.0
// What answers sessions: another session, a second convocation, the minutes of the session itself.
#include <algorithm>
#include <map>
#include <set>

#include "compliance/derive.h"
#include "compliance/evidence_level.h"
#include "compliance/opinion.h"
#include "governance/convention.h"
#include "governance/meeting.h"

namespace gouvernail::compliance {
namespace {

using base::msg;
using calendar::Day;
using governance::Meeting;

// A second convocation is one that was marked so; nothing else answers a quorum that was missed.
bool may_answer(const Meeting& meeting, const Meeting* trigger, const rules::Response& rule,
                const Hearing& hearing) {
  if (!rule.after_failed_quorum || !trigger || meeting.body != trigger->body) return true;
  return governance::is_called(*trigger, meeting.second_of) &&
         hearing.validity.convened_as(meeting).convocation != Convocation::first;
}

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

// How fit a session is to answer another; the fittest are taken first.
enum class Fit { proven, untold, ahead, none };

Fit fit_of(const Meeting& meeting, const Meeting* trigger, const rules::Response& rule,
           const Hearing& hearing) {
  if (trigger && meeting.uid == trigger->uid) return Fit::none;
  if (!concerns(meeting, rule.counting)) return Fit::none;
  if (!may_answer(meeting, trigger, rule, hearing)) return Fit::none;
  const Order order = trigger && !rule.since ? order_of(*trigger, meeting) : Order::before;
  if (order != Order::before) return Fit::none;
  const Worth worth = hearing.validity.of(meeting, rule.counting).worth;
  if (worth == Worth::none) return Fit::none;
  if (!was_held(meeting)) return Fit::ahead;
  return worth == Worth::full ? Fit::proven : Fit::untold;
}

// Which answer each of these duties has, where none serves twice: in the order of what they answer,
// each takes the earliest that is left, those that are proven first. The windows of one rule begin
// and end in that order, so that no other choice answers more of them.
struct Answers {
  std::set<std::string> taken;                    // uids
  std::map<std::string, const Meeting*> by_duty;  // by uid of what is answered
};

Answers answers_of(const std::vector<Duty>& duties, const rules::Response& rule,
                   const Hearing& hearing) {
  Answers answers;
  for (const Fit fit : {Fit::proven, Fit::untold, Fit::ahead}) {
    for (const Duty& duty : duties) {
      if (answers.by_duty.count(duty.trigger) > 0) continue;
      const Meeting* trigger = hearing.sessions.find(duty.trigger);
      for (const Meeting* meeting : hearing.sessions.within(duty.body, duty.window)) {
        if (fit_of(*meeting, trigger, rule, hearing) != fit) continue;
        if (!answers.taken.insert(meeting->uid).second) continue;
        answers.by_duty[duty.trigger] = meeting;
        break;
      }
    }
  }
  return answers;
}

// The answer that is a duty's own.
Tally own_answer(const Duty& duty, const rules::Response& rule, const Hearing& hearing) {
  std::vector<Duty> all;
  const World nothing_else;
  Derivation derivation{
      hearing.rules,   nothing_else, hearing.sessions, hearing.validity, hearing.takers,
      hearing.history, all};
  derive(*duty.obligation, rule, derivation);
  const Answers answers = answers_of(all, rule, hearing);
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
  const auto is_doubtful = [&](const Duty& other) {
    const Meeting* trigger = hearing.sessions.find(other.trigger);
    const bool doubtful = trigger && other.trigger != duty.trigger && !was_held(*trigger) &&
                          trigger->day < hearing.as_of;
    if (doubtful) unrecorded.push_back(msg("{:plain}", calendar::arg(trigger->day)));
    return doubtful;
  };
  all.erase(std::remove_if(all.begin(), all.end(), is_doubtful), all.end());
  const Answers at_best = answers_of(all, rule, hearing);
  const auto perhaps = at_best.by_duty.find(duty.trigger);
  if (perhaps != at_best.by_duty.end()) {
    tally.add_in_question(*perhaps->second, may_have_served(std::move(unrecorded)));
    return tally;
  }
  const Meeting* trigger = hearing.sessions.find(duty.trigger);
  if (!trigger || rule.since) return tally;
  for (const Meeting* meeting : hearing.sessions.within(duty.body, duty.window)) {
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
    if (!may_answer(*meeting, trigger, rule, hearing)) {
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
