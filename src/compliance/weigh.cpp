// SPDX-License-Identifier: MPL-2.0
// From the sessions of a window to a verdict: the one place where the table of verdicts
// (satisfied, covered, unproven, open, at risk, lost, breached, upcoming) is decided.
#include <algorithm>

#include "compliance/evidence_level.h"
#include "compliance/opinion.h"
#include "governance/convention.h"
#include "governance/meeting.h"

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

base::MessageList day_list(const Tally& tally, const Hearing& hearing, bool counted) {
  base::MessageList days;
  for (const SessionNote& note : tally.notes) {
    if (note.counted != counted) continue;
    days.push_back(msg("{}", calendar::arg(hearing.sessions.find(note.uid)->day)));
  }
  return days;
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

void explain_after(Judgement& j, const Tally& tally) {
  if (j.verdict == Verdict::unproven) {
    j.because = msg("{0} of {1} proven; {2} more took place or not: nothing is recorded.",
                    std::int64_t{tally.held}, std::int64_t{j.duty.required},
                    std::int64_t{tally.unrecorded});
    j.next = msg("Record what took place, or the evidence that is missing.");
  } else if (too_many(j, tally)) {
    j.because = msg("{0} held where {1} is the most allowed.", std::int64_t{tally.held},
                    std::int64_t{*j.duty.at_most});
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
  j.because = msg("{0} held, {1} planned, {2} required by {3}.", std::int64_t{tally.held},
                  std::int64_t{tally.ahead}, std::int64_t{j.duty.required},
                  calendar::arg(j.duty.window.last));
  if (j.verdict == Verdict::upcoming) return;
  if (j.last_call && hearing.as_of <= *j.last_call) {
    j.next = hearing.rules.convention->is_act(j.duty.body)
                 ? msg("Do “{0}”: set the day and tell the partners no later than {1}.", body,
                       calendar::arg(*j.last_call))
                 : msg("Convene “{0}” no later than {1}.", body, calendar::arg(*j.last_call));
  } else if (j.last_resort) {
    j.next = hearing.rules.convention->is_act(j.duty.body)
                 ? msg("Do “{0}” at once: only at short notice, by {1} at the latest.", body,
                       calendar::arg(*j.last_resort))
                 : msg("Convene “{0}” at once: only at short notice, by {1} at the latest.", body,
                       calendar::arg(*j.last_resort));
  }
}

void find_last_days(Judgement& j, const Tally& tally, const Hearing& hearing) {
  const Need need{j.duty.body, j.duty.window,
                  j.duty.required - tally.held - tally.ahead - tally.unrecorded};
  j.last_call = hearing.placement.last_day_to_act(need, Manner::good_order);
  j.last_resort = hearing.placement.last_day_to_act(need, Manner::resort);
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
    return explain_after(j, tally);
  }
  find_last_days(j, tally, hearing);
  // A ceiling alone, before its window begins, lacks nothing that a day could be too late for.
  const bool lacks_nothing = tally.held + tally.ahead + tally.unrecorded >= j.duty.required;
  j.verdict = lacks_nothing ? Verdict::upcoming : while_open(j.last_call, j.last_resort, hearing);
  if (!begun && j.verdict != Verdict::lost) j.verdict = Verdict::upcoming;
  if (j.last_call) {
    j.slack = hearing.rules.work().ouvres_between(hearing.as_of, *j.last_call);
  }
  explain_open(j, tally, hearing);
}

}  // namespace

void Tally::add(const governance::Meeting& meeting, rules::EvidenceLevel needed, Day as_of) {
  SessionNote note{meeting.uid, false, {}};
  const rules::EvidenceLevel reached = evidence_reached(meeting);
  const bool took_place = meeting.status == MeetingStatus::held;
  if (reached >= needed && (took_place || needed < rules::EvidenceLevel::held)) {
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

std::vector<std::string> Tally::uids() const {
  std::vector<std::string> uids;
  for (const SessionNote& note : notes) uids.push_back(note.uid);
  return uids;
}

Verdict while_open(std::optional<Day> last_call, std::optional<Day> last_resort,
                   const Hearing& hearing) {
  if (!last_resort || hearing.as_of > *last_resort) return Verdict::lost;
  if (!last_call) return Verdict::at_risk;
  const auto left = (*last_call - hearing.as_of).count();
  return left <= hearing.rules.house.alert_days ? Verdict::at_risk : Verdict::open;
}

void weigh(Judgement& judgement, Tally tally, const Hearing& hearing) {
  const bool over = hearing.as_of > judgement.duty.window.last;
  judgement.counted = tally.held;
  judgement.meetings = tally.uids();
  if (is_kept(judgement, tally, over)) {
    judgement.verdict = Verdict::satisfied;
    judgement.because = tally.held > 0
                            ? msg("Held on {}.", day_list(tally, hearing, true))
                            : msg("Nothing was owed beyond the limit, and it was respected.");
  } else if (too_many(judgement, tally)) {
    judgement.verdict = over ? Verdict::breached : Verdict::lost;
    explain_after(judgement, tally);
  } else if (over) {
    const bool perhaps = tally.held + tally.unrecorded >= judgement.duty.required;
    judgement.verdict = perhaps ? Verdict::unproven : Verdict::breached;
    explain_after(judgement, tally);
  } else {
    weigh_in_time(judgement, tally, hearing);
  }
  judgement.sessions = std::move(tally.notes);
}

}  // namespace gouvernail::compliance
