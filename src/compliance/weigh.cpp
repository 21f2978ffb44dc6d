// SPDX-License-Identifier: MPL-2.0
// From the sessions of a window to a verdict: the one place where the table of verdicts
// (satisfied, covered, unproven, open, at risk, lost, breached, upcoming) is decided.
#include <algorithm>
#include <set>
#include <utility>

#include "compliance/act_words.h"
#include "compliance/evidence_level.h"
#include "compliance/opinion.h"
#include "governance/convention.h"
#include "governance/meeting.h"
#include "rules/traits.h"

namespace gouvernail::compliance {
namespace {

using base::msg;
using calendar::Day;
using governance::MeetingStatus;

base::Message missing_evidence(rules::EvidenceLevel needed) {
  if (needed == rules::EvidenceLevel::minutes) {
    return msg("held, but its approved minutes or its attendance sheet are not recorded");
  }
  return msg("held, but its attendance sheet is not recorded");
}

// Each day once: two things may be done at one sitting.
base::MessageList day_list(const Tally& tally, const Hearing& hearing, bool counted) {
  base::MessageList days;
  std::set<Day> told;
  for (const SessionNote& note : tally.notes) {
    if (note.counted != counted) continue;
    const Day day = hearing.sessions.find(note.uid)->day;
    if (told.insert(day).second) days.push_back(msg("{}", calendar::arg(day)));
  }
  return days;
}

// "the session of 3 March 2026: held without its quorum"; empty when there is none.
base::MessageList those_that_bear_nothing(const Tally& tally, const Hearing& hearing) {
  base::MessageList list;
  for (const SessionNote& note : tally.notes) {
    if (note.bears) continue;
    list.push_back(msg("{0:plain}: {1}", calendar::arg(hearing.sessions.find(note.uid)->day),
                       base::MessageList{note.why}));
  }
  return list;
}

bool too_many(const Judgement& judgement, const Tally& tally) {
  return judgement.duty.at_most && tally.held > *judgement.duty.at_most;
}

bool is_kept(const Judgement& judgement, const Tally& tally, bool over) {
  if (tally.held < judgement.duty.required) return false;
  if (!judgement.duty.at_most) return true;
  // A ceiling can still be broken until the window is over, or by a past session that is not
  // recorded yet.
  return over && tally.held + tally.unrecorded <= *judgement.duty.at_most;
}

// Without the sessions whose hours would tell, it would not be kept.
bool hangs_on_hours(const Judgement& j, const Tally& tally) {
  const int others = tally.held + tally.unrecorded - tally.undecided;
  return tally.undecided > 0 && others < j.duty.required;
}

void explain_hours(Judgement& j, const Tally& tally) {
  j.hours_missing = tally.hours;
  base::MessageList days;
  for (const Day day : tally.hours) days.push_back(msg("{}", calendar::arg(day)));
  j.because =
      msg("{0} of {1} proven: which session of {2} came first, their hours would tell, and "
          "they are not recorded.",
          std::int64_t{tally.held}, std::int64_t{j.duty.required}, days);
  j.next = msg("Record the hours of the sessions of {}.", std::move(days));
}

// Held, but who was there decides, and is not recorded.
void explain_missing_sheets(Judgement& j, const Tally& tally) {
  base::MessageList days;
  for (const Day day : tally.without_sheet) days.push_back(msg("{:plain}", calendar::arg(day)));
  j.because =
      msg("{0} of {1} proven; a session counts with its quorum and composition, and the "
          "attendance of {2} is not recorded.",
          std::int64_t{tally.held}, std::int64_t{j.duty.required}, days);
  j.next = msg("Record who was present on {}.", std::move(days));
}

void explain_after(Judgement& j, const Tally& tally, const Hearing& hearing) {
  if (j.verdict == Verdict::unproven && hangs_on_hours(j, tally)) return explain_hours(j, tally);
  const bool only_sheets = !tally.without_sheet.empty() &&
                           tally.without_sheet.size() == static_cast<std::size_t>(tally.unrecorded);
  if (j.verdict == Verdict::unproven && only_sheets) {
    explain_missing_sheets(j, tally);
  } else if (j.verdict == Verdict::unproven && !tally.in_question.empty() &&
             tally.in_question.size() == static_cast<std::size_t>(tally.unrecorded)) {
    j.because = msg("{0} of {1} proven; whether it counts cannot be said of {2}.",
                    std::int64_t{tally.held}, std::int64_t{j.duty.required}, tally.in_question);
    j.next = msg("Record what took place, or the evidence that is missing.");
  } else if (j.verdict == Verdict::unproven && tally.held >= j.duty.required) {
    j.because = msg("{0} held and {1} of which nothing is recorded, where {2} is the most allowed.",
                    std::int64_t{tally.held}, std::int64_t{tally.unrecorded},
                    std::int64_t{j.duty.at_most.value_or(0)});
    j.next = msg("Record what took place, or the evidence that is missing.");
  } else if (j.verdict == Verdict::unproven) {
    j.because = msg("{0} of {1} proven; {2} more took place or not: nothing is recorded.",
                    std::int64_t{tally.held}, std::int64_t{j.duty.required},
                    std::int64_t{tally.unrecorded});
    j.next = msg("Record what took place, or the evidence that is missing.");
  } else if (too_many(j, tally)) {
    j.because = msg("{0} held where {1} is the most allowed.", std::int64_t{tally.held},
                    std::int64_t{*j.duty.at_most});
  } else if (auto nothing = those_that_bear_nothing(tally, hearing); !nothing.empty()) {
    j.because =
        msg("{0} of {1} held by {2}, the last day. Not counted: {3}.", std::int64_t{tally.held},
            std::int64_t{j.duty.required}, calendar::arg(j.duty.window.last), std::move(nothing));
  } else if (tally.held == 0 && j.duty.required == 1) {
    j.because = msg("Nothing took place by {}, the last day.", calendar::arg(j.duty.window.last));
  } else if (hearing.rules.convention->is_act(j.duty.body)) {
    j.because = msg("{0} of {1} by {2}, the last day.", std::int64_t{tally.held},
                    std::int64_t{j.duty.required}, calendar::arg(j.duty.window.last));
  } else {
    j.because = msg("{0} of {1} held by {2}, the last day.", std::int64_t{tally.held},
                    std::int64_t{j.duty.required}, calendar::arg(j.duty.window.last));
  }
}

void explain_open(Judgement& j, const Tally& tally, const Hearing& hearing) {
  const std::int64_t missing =
      std::max(0, j.duty.required - tally.held - tally.ahead - tally.unrecorded);
  const base::LocalizedText body = body_name(hearing.rules, j.duty.body);
  if (j.verdict == Verdict::lost) {
    j.because = j.last_resort ? msg("{0} still missing, and the last day to save it was {1}.",
                                    missing, calendar::arg(*j.last_resort))
                              : msg("{0} still missing, and no open day allows it.", missing);
    j.next = msg("Ask the partners for a waiver, or prepare the explanation to give them.");
    return;
  }
  if (j.duty.required == 0 && j.duty.at_most) {
    j.because = msg("{0} held, {1} planned; {2} at most until {3}.", std::int64_t{tally.held},
                    std::int64_t{tally.ahead}, std::int64_t{*j.duty.at_most},
                    calendar::arg(j.duty.window.last));
    return;
  }
  const std::int64_t held = tally.held;
  const std::int64_t ahead = tally.ahead;
  const std::int64_t required = j.duty.required;
  const base::DayNumber last = calendar::arg(j.duty.window.last);
  j.because = hearing.rules.convention->is_act(j.duty.body)
                  ? msg("{0} so far, {1} ahead, {2} required by {3}.", held, ahead, required, last)
                  : msg("{0} held, {1} planned, {2} required by {3}.", held, ahead, required, last);
  if (j.duty.in_good_order && j.duty.in_good_order->empty()) {
    j.because =
        msg("No day lies between {0} and {1}: it can be held on those days alone, and their "
            "hours must tell that it came between the two.",
            calendar::arg(j.duty.window.first), calendar::arg(j.duty.window.last));
  }
  if (j.verdict == Verdict::upcoming) return;
  if (j.last_call && hearing.as_of <= *j.last_call) {
    j.next = hearing.rules.convention->is_act(j.duty.body)
                 ? do_by(hearing.rules.convention->done_of(j.duty.body), body,
                         calendar::arg(*j.last_call))
                 : msg("Convene “{0}” no later than {1}.", body, calendar::arg(*j.last_call));
  } else if (j.last_resort) {
    j.next = hearing.rules.convention->is_act(j.duty.body)
                 ? do_at_once(hearing.rules.convention->done_of(j.duty.body), body,
                              calendar::arg(*j.last_resort))
                 : msg("Convene “{0}” at once: only at short notice, by {1} at the latest.", body,
                       calendar::arg(*j.last_resort));
  }
}

Need need_of(const Judgement& j, const Tally& tally) {
  const rules::Response* response = rules::traits(j.duty.obligation->kind).response;
  return {j.duty.body, j.duty.window, j.duty.required - tally.held - tally.ahead - tally.unrecorded,
          j.duty.in_good_order, response && response->after_failed_quorum};
}

void find_last_days(Judgement& j, const Tally& tally, const Hearing& hearing) {
  const Need need = need_of(j, tally);
  j.last_call = hearing.placement.last_day_to_act(need, Manner::good_order);
  j.last_resort = hearing.placement.last_day_to_act(need, Manner::resort);
}

// Before a window begins there is nothing to alert about, unless the last day to act lies before it
// too, and is near.
bool is_to_be_begun(const Judgement& j, const Hearing& hearing) {
  const std::optional<Day> last = j.last_call ? j.last_call : j.last_resort;
  return last && *last < j.duty.window.first &&
         (*last - hearing.as_of).count() <= hearing.rules.house.alert_days;
}

void weigh_in_time(Judgement& j, const Tally& tally, const Hearing& hearing) {
  const bool begun = hearing.as_of >= j.duty.window.first;
  if (j.duty.at_most && tally.held + tally.ahead > *j.duty.at_most) {
    j.verdict = Verdict::at_risk;
    j.because =
        msg("{0} held and {1} planned where {2} is the most allowed.", std::int64_t{tally.held},
            std::int64_t{tally.ahead}, std::int64_t{*j.duty.at_most});
    j.next = msg("Cancel or move a planned session.");
    return;
  }
  // Those of past days that nobody recorded may have been too many.
  const bool perhaps_too_many =
      j.duty.at_most && tally.held + tally.ahead + tally.unrecorded > *j.duty.at_most;
  if (begun && perhaps_too_many) {
    j.verdict = Verdict::unproven;
    return explain_after(j, tally, hearing);
  }
  if (tally.held + tally.ahead >= j.duty.required && (begun || j.duty.required > 0)) {
    j.verdict = Verdict::covered;
    j.because = tally.ahead > 0
                    ? msg("Held: {0}; planned: {1}; required: {2}.", std::int64_t{tally.held},
                          std::int64_t{tally.ahead}, std::int64_t{j.duty.required})
                    : msg("Held: {0}; the period is not over.", std::int64_t{tally.held});
    return;
  }
  if (begun && tally.held + tally.ahead + tally.unrecorded >= j.duty.required) {
    j.verdict = Verdict::unproven;
    return explain_after(j, tally, hearing);
  }
  find_last_days(j, tally, hearing);
  // A ceiling alone, before its window begins, lacks nothing that a day could be too late for.
  const bool lacks_nothing = tally.held + tally.ahead + tally.unrecorded >= j.duty.required;
  j.verdict = lacks_nothing ? Verdict::upcoming : while_open(j.last_call, j.last_resort, hearing);
  const bool waits = !begun && j.verdict != Verdict::lost && !is_to_be_begun(j, hearing);
  if (waits) j.verdict = Verdict::upcoming;
  if (j.last_call) {
    j.slack = hearing.rules.work().ouvres_between(hearing.as_of, *j.last_call);
  }
  explain_open(j, tally, hearing);
}

}  // namespace

void Tally::add(const governance::Meeting& meeting, rules::EvidenceLevel needed, Day as_of,
                const Appraisal& appraisal) {
  SessionNote note{meeting.uid, false, {}};
  const bool took_place = meeting.status == MeetingStatus::held;
  const bool appraised = took_place && needed >= rules::EvidenceLevel::held;
  if (appraised && appraisal.worth == Worth::none) {
    note.why = appraisal.why;
    note.bears = false;
  } else if (appraised && appraisal.worth == Worth::unknown) {
    if (appraisal.sheet_is_missing) without_sheet.push_back(meeting.day);
    return add_in_question(meeting, appraisal.why);
  } else if (is_proven(meeting, needed)) {
    note.counted = true;
    note.why = took_place ? msg("held") : msg("counts although not recorded as held");
    ++held;
  } else if (took_place) {
    note.why = missing_evidence(needed);
    ++unrecorded;
  } else if (meeting.day >= as_of) {
    note.why = meeting.status == MeetingStatus::convened ? msg("convened") : msg("proposed");
    ++ahead;
  } else {
    note.why = msg("its day has passed, and nobody recorded that it was held");
    ++unrecorded;
  }
  notes.push_back(std::move(note));
}

void Tally::add_beside(const governance::Meeting& meeting, base::Message why) {
  notes.push_back({meeting.uid, false, std::move(why), false});
}

void Tally::add_in_question(const governance::Meeting& meeting, base::Message why) {
  in_question.push_back(msg("{0:plain}: {1}", calendar::arg(meeting.day), base::MessageList{why}));
  notes.push_back({meeting.uid, false, std::move(why)});
  ++unrecorded;
}

void Tally::add_untold(const governance::Meeting& meeting, base::Message why) {
  add_in_question(meeting, std::move(why));
}

void Tally::add_in_doubt(const governance::Meeting& meeting, const std::vector<Day>& days) {
  notes.push_back(
      {meeting.uid, false, msg("the hours that would tell the order are not recorded")});
  ++unrecorded;
  ++undecided;
  for (const Day day : days) {
    if (std::find(hours.begin(), hours.end(), day) == hours.end()) hours.push_back(day);
  }
  std::sort(hours.begin(), hours.end());
}

std::vector<std::string> Tally::uids() const {
  std::vector<std::string> uids;
  for (const SessionNote& note : notes) {
    if (note.bears) uids.push_back(note.uid);
  }
  return uids;
}

void set_last_days(Judgement& j, Day first, Day last, const Hearing& hearing) {
  const calendar::WorkCalendar work = hearing.rules.work();
  const Day worked = work.previous_ouvre(last);
  if (worked >= first) {
    j.last_call = worked;
    j.slack = work.ouvres_between(hearing.as_of, worked);
  }
  j.last_resort = last;
}

Verdict while_open(std::optional<Day> last_call, std::optional<Day> last_resort,
                   const Hearing& hearing) {
  if (!last_resort || hearing.as_of > *last_resort) return Verdict::lost;
  if (!last_call) return Verdict::at_risk;
  const auto left = (*last_call - hearing.as_of).count();
  return left <= hearing.rules.house.alert_days ? Verdict::at_risk : Verdict::open;
}

void weigh(Judgement& judgement, Tally tally, const Hearing& hearing) {
  const bool over = tally.closed || hearing.as_of > judgement.duty.window.last;
  // What was planned for a day that is not over yet is not recorded yet.
  if (over) tally.unrecorded += std::exchange(tally.ahead, 0);
  judgement.counted = tally.held;
  judgement.meetings = tally.uids();
  if (is_kept(judgement, tally, over)) {
    judgement.verdict = Verdict::satisfied;
    judgement.because = tally.held > 0
                            ? (hearing.rules.convention->is_act(judgement.duty.body)
                                   ? done_on(hearing.rules.convention->done_of(judgement.duty.body),
                                             day_list(tally, hearing, true))
                                   : msg("Held on {}.", day_list(tally, hearing, true)))
                            : msg("Nothing was owed beyond the limit, and it was respected.");
  } else if (too_many(judgement, tally)) {
    judgement.verdict = over ? Verdict::breached : Verdict::lost;
    explain_after(judgement, tally, hearing);
  } else if (over) {
    const bool perhaps = tally.held + tally.unrecorded >= judgement.duty.required;
    judgement.verdict = perhaps ? Verdict::unproven : Verdict::breached;
    if (!judgement.duty.trigger.empty()) {
      judgement.former_last_call =
          hearing.placement.last_day_to_act(need_of(judgement, tally), Manner::good_order);
    }
    explain_after(judgement, tally, hearing);
  } else {
    weigh_in_time(judgement, tally, hearing);
  }
  judgement.sessions = std::move(tally.notes);
}

}  // namespace gouvernail::compliance
