// SPDX-License-Identifier: MPL-2.0
// Kinds that count sessions in a window, and those that tie one session to another.
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
using governance::MeetingStatus;

bool is_held(const Meeting& meeting) { return meeting.status == MeetingStatus::held; }

// Of the duty's own body, a session that was held counts where it bears `mark`.
Tally tally_of(const std::vector<std::string>& bodies, const Duty& duty,
               rules::EvidenceLevel needed, const rules::Counting& counting, const Hearing& hearing,
               const std::string& mark = {}) {
  std::vector<const Meeting*> sessions;
  for (const std::string& body : bodies) {
    const auto list = hearing.sessions.within(body, duty.window);
    sessions.insert(sessions.end(), list.begin(), list.end());
  }
  if (bodies.size() > 1) {
    std::stable_sort(sessions.begin(), sessions.end(),
                     [](const Meeting* a, const Meeting* b) { return a->day < b->day; });
  }
  Tally tally;
  for (const Meeting* meeting : sessions) {
    if (meeting->uid == duty.trigger || !concerns(*meeting, counting)) continue;
    const Appraisal worth = hearing.validity.of(*meeting, counting);
    const bool untold = !mark.empty() && meeting->body == duty.body && is_held(*meeting) &&
                        worth.worth != Worth::none && !governance::has_tag(*meeting, mark);
    if (untold) {
      tally.add_untold(*meeting, msg("held, but nobody noted “#{}” of it", mark));
    } else {
      tally.add(*meeting, needed, hearing.as_of, worth);
    }
  }
  return tally;
}

// A second convocation is one that was marked so; nothing else answers a quorum that was missed.
bool may_answer(const Meeting& meeting, const Meeting* trigger, const rules::Response& rule,
                const Hearing& hearing) {
  if (!rule.after_failed_quorum || !trigger || meeting.body != trigger->body) return true;
  return governance::is_called(*trigger, meeting.second_of) &&
         hearing.validity.convened_as(meeting).convocation != Convocation::first;
}

// Owed only if a session of a past day took place, and nobody recorded that it did.
void doubt(Judgement& j, const Meeting& trigger) {
  j.verdict = Verdict::unproven;
  j.because = msg("Owed only if the session of {} took place, and nobody recorded that it did.",
                  calendar::arg(trigger.day));
  j.next = msg("Record what took place, or the evidence that is missing.");
}

// What is owed because of a session is owed for certain only once that session was held: before,
// it can be moved; after its day, somebody must say whether it took place.
void doubt_trigger(Judgement& j, const Hearing& hearing) {
  const Meeting* trigger = hearing.sessions.find(j.duty.trigger);
  if (!trigger || is_held(*trigger)) return;
  if (j.verdict != Verdict::breached && j.verdict != Verdict::lost) return;
  if (trigger->day < hearing.as_of) return doubt(j, *trigger);
  j.verdict = Verdict::lost;
  j.next = msg("Move the session of {} to a later day.", calendar::arg(trigger->day));
}

// A gap runs from a session that took place. Where nobody recorded that the one it runs from did,
// nor that it had its quorum, the former gap was kept by it or has run out itself: one of the two
// is to be told.
void doubt_start(Judgement& j, const rules::MaxGap& rule, const Hearing& hearing) {
  const Meeting* start = hearing.sessions.find(j.duty.trigger);
  if (!start || (j.verdict != Verdict::breached && j.verdict != Verdict::lost)) return;
  const bool past = start->day < hearing.as_of;
  if (past && !hearing.validity.is_known_to_count(*start, rule.counts, rule.counting)) {
    doubt(j, *start);
  }
}

// A state that held or not: while nobody finds it out, nobody knows that it did not.
void doubt_state(Judgement& j) {
  if (j.verdict != Verdict::breached && j.verdict != Verdict::lost) return;
  j.verdict = Verdict::unproven;
  j.last_call = j.last_resort = std::nullopt;
  j.slack.reset();
  j.because = msg("Nobody recorded whether this held by {}.", calendar::arg(j.duty.window.last));
  j.next = msg("Record what was found, on whatever day it was.");
}

// Whoever finds it out later proves it.
void judge_state(Judgement& j, const rules::Deadline& rule, const Hearing& hearing) {
  Duty until_now = j.duty;
  until_now.window.last = std::max(j.duty.window.last, hearing.as_of);
  weigh(j, tally_of({j.duty.body}, until_now, rule.counts, rule.counting, hearing), hearing);
  doubt_state(j);
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
  if (!is_held(meeting)) return Fit::ahead;
  return worth == Worth::full ? Fit::proven : Fit::untold;
}

// "it may have served already for 3 March 2026: …"
base::Message may_have_served(base::MessageList days) {
  return msg(
      "it may have served already for {0}: that this one was held, with its quorum, is not "
      "recorded",
      std::move(days));
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
    const bool doubtful = trigger && other.trigger != duty.trigger && !is_held(*trigger) &&
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
  if (hearing.as_of < meeting.day || (!is_held(meeting) && hearing.as_of == meeting.day)) {
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

void judge_kind(Judgement& j, const rules::Cadence& rule, const Hearing& hearing) {
  std::vector<std::string> bodies{j.duty.body};
  bodies.insert(bodies.end(), rule.also_counts.begin(), rule.also_counts.end());
  weigh(j, tally_of(bodies, j.duty, rule.counts, rule.counting, hearing, rule.mark), hearing);
  if (!rule.mark.empty() && j.verdict == Verdict::unproven) {
    j.next = msg("Note “#{0}” of the session that served for it, if one did.", rule.mark);
  }
  if (rule.state && j.counted < j.duty.required) {
    doubt_state(j);
    if (j.verdict == Verdict::unproven) {
      j.next = msg("Record what was found, on a day of the period that it is about.");
    }
  }
}

void judge_kind(Judgement& j, const rules::Deadline& rule, const Hearing& hearing) {
  if (rule.state) return judge_state(j, rule, hearing);
  weigh(j, tally_of({j.duty.body}, j.duty, rule.counts, rule.counting, hearing), hearing);
}

void judge_kind(Judgement& j, const rules::MaxGap& rule, const Hearing& hearing) {
  weigh(j, tally_of({j.duty.body}, j.duty, rule.counts, rule.counting, hearing), hearing);
  const auto& since = j.duty.overdue_since;
  if (!since) return doubt_start(j, rule, hearing);
  if (j.verdict != Verdict::open && j.verdict != Verdict::at_risk) return;
  // In good order it should have been held before the gap ran out; now, every day is late.
  const calendar::WorkCalendar work = hearing.rules.work();
  j.verdict = Verdict::at_risk;
  j.last_call = work.previous_ouvre(*since);
  j.slack = work.ouvres_between(hearing.as_of, *j.last_call);
  const base::LocalizedText body = body_name(hearing.rules, j.duty.body);
  j.because = msg("Overdue since {}: none was held before the longest time allowed had passed.",
                  calendar::arg(*since));
  j.next = hearing.rules.convention->is_act(j.duty.body)
               ? msg("Do “{}” now: it is overdue.", body)
               : msg("Convene “{}” now: it is overdue.", body);
}

namespace {

// Of sessions of the body of `trigger`, between one and it, those of which it is not known whether
// they took what came before them.
base::MessageList doubtful_takers(const Meeting& meeting, const Meeting& trigger,
                                  const Takers& takers) {
  base::MessageList days;
  for (const Meeting* other : takers.perhaps.within(trigger.body, {meeting.day, trigger.day})) {
    if (other->uid == trigger.uid || takers.surely.find(other->uid)) continue;
    days.push_back(msg("{:plain}", calendar::arg(other->day)));
  }
  return days;
}

}  // namespace

void judge_kind(Judgement& j, const rules::Precedence& rule, const Hearing& hearing) {
  const Meeting* trigger = hearing.sessions.find(j.duty.trigger);
  if (!trigger) return;
  if (!j.duty.impossible.empty()) {
    j.verdict = Verdict::breached;
    j.because = j.duty.impossible;
    return doubt_trigger(j, hearing);
  }
  Tally tally;
  const Served served(*trigger, rule.fresh, hearing.takers.perhaps);
  // If those that nobody can tell of took nothing.
  const Served unless(*trigger, rule.fresh, hearing.takers.surely);
  for (const Meeting* meeting : hearing.sessions.within(j.duty.body, j.duty.window)) {
    if (meeting->uid == trigger->uid || !concerns(*meeting, rule.counting)) continue;
    const Ordered ordered = served.by(*meeting);
    const Ordered at_best = unless.by(*meeting);
    if (!at_best.holds && at_best.in_doubt.empty()) continue;
    const Appraisal worth = hearing.validity.of(*meeting, rule.counting);
    if (ordered.holds || worth.worth == Worth::none) {
      tally.add(*meeting, rules::EvidenceLevel::held, hearing.as_of, worth);
    } else if (!ordered.in_doubt.empty()) {
      tally.add_in_doubt(*meeting, ordered.in_doubt);
    } else {
      tally.add_in_question(*meeting,
                            may_have_served(doubtful_takers(*meeting, *trigger, hearing.takers)));
    }
  }
  tally.closed = is_held(*trigger);
  weigh(j, std::move(tally), hearing);
  doubt_trigger(j, hearing);
}

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
    if (!may_answer(*meeting, trigger, rule, hearing)) continue;
    const bool ordered = trigger && !rule.since;
    const Order order = ordered ? order_of(*trigger, *meeting) : Order::before;
    if (order == Order::unknown) tally.add_in_doubt(*meeting, {trigger->day});
    if (order == Order::before) {
      tally.add(*meeting, rules::EvidenceLevel::held, hearing.as_of,
                hearing.validity.of(*meeting, rule.counting));
    }
    if (tally.held > 0) break;
  }
  weigh(j, std::move(tally), hearing);
  doubt_trigger(j, hearing);
}

void judge_kind(Judgement& j, const rules::Notice& rule, const Hearing& hearing) {
  const Meeting* meeting = hearing.sessions.find(j.duty.trigger);
  if (!meeting) return;
  const bool documents = rule.of == rules::NoticeOf::documents;
  const std::optional<Day> sent = documents ? meeting->documents_on : meeting->convened_on;
  const Day last = j.duty.window.last;
  const bool said_sent = !documents && meeting->status == MeetingStatus::convened;
  j.meetings = {meeting->uid};
  if (sent) {
    const bool in_time = *sent <= last;
    j.counted = in_time ? 1 : 0;
    j.verdict = in_time ? Verdict::satisfied : Verdict::breached;
    j.because = in_time ? msg("Sent on {0}; the last day was {1}.", calendar::arg(*sent),
                              calendar::arg(last))
                        : msg("Sent on {0}, after {1}, the last day.", calendar::arg(*sent),
                              calendar::arg(last));
  } else if (is_held(*meeting) || meeting->day < hearing.as_of || said_sent) {
    j.verdict = Verdict::unproven;
    j.because = msg("The day of sending is not recorded.");
    j.next = msg("Record the day on which it was sent.");
  } else if (hearing.as_of == meeting->day && hearing.as_of > last) {
    j.verdict = Verdict::breached;  // who comes today comes without notice
    j.because = msg("Not sent by {}, the last day.", calendar::arg(last));
  } else if (hearing.as_of > last) {
    j.verdict = Verdict::lost;  // but for the session that can still be moved
    j.because = msg("Not sent by {}, the last day.", calendar::arg(last));
    j.next = msg("Move the session of {} to a later day.", calendar::arg(meeting->day));
  } else {
    set_last_days(j, Day::min(), last, hearing);
    j.verdict = while_open(j.last_call, j.last_resort, hearing);
    j.because = msg("To be sent by {0} for the session of {1}.", calendar::arg(last),
                    calendar::arg(meeting->day));
    j.next = j.because;
  }
}

}  // namespace gouvernail::compliance
