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
    const bool untold = !mark.empty() && meeting->body == duty.body && was_held(*meeting) &&
                        worth.worth != Worth::none && !governance::has_tag(*meeting, mark);
    if (untold) {
      tally.add_untold(*meeting, msg("held, but nobody noted “#{}” of it", mark));
    } else {
      tally.add(*meeting, needed, hearing.as_of, worth);
    }
  }
  return tally;
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

}  // namespace

void judge_kind(Judgement& j, const rules::Cadence& rule, const Hearing& hearing) {
  std::vector<std::string> bodies{j.duty.body};
  bodies.insert(bodies.end(), rule.also_counts.begin(), rule.also_counts.end());
  weigh(j, tally_of(bodies, j.duty, rule.counts, rule.counting, hearing, rule.mark), hearing);
  if (!rule.mark.empty() && j.verdict == Verdict::unproven) {
    j.next = msg("Note “#{0}” of the session that served for it, if one did.", rule.mark);
  }
  if (rule.state && j.verdict == Verdict::satisfied && hearing.as_of <= j.duty.window.last) {
    j.verdict = Verdict::covered;  // it can still cease to hold
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
  // In good order it should have been held before the gap ran out; now, every day is late.
  const calendar::WorkCalendar work = hearing.rules.work();
  if (j.former_last_call) j.former_last_call = work.previous_ouvre(*since);
  if (j.verdict != Verdict::open && j.verdict != Verdict::at_risk) return;
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
    if (!at_best.holds && at_best.in_doubt.empty()) {
      if (was_held(*meeting) && meeting->day == trigger->day) {
        tally.add_beside(*meeting, msg("it was not over when what it had to precede began"));
      }
      continue;
    }
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
  tally.closed = was_held(*trigger);
  weigh(j, std::move(tally), hearing);
  doubt_trigger(j, hearing);
}

}  // namespace gouvernail::compliance
