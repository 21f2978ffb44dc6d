// SPDX-License-Identifier: MPL-2.0
// Who must be invited, present or represented.
#include <algorithm>

#include "base/action.h"
#include "compliance/attendance.h"
#include "compliance/derive.h"
#include "compliance/opinion.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/meeting.h"
#include "governance/seat.h"
#include "rules/traits.h"

namespace gouvernail::compliance {
namespace {

using base::msg;
using governance::Meeting;
using governance::MeetingStatus;

// Whoever convenes owes the invitation.
void name_convener(Judgement& j, const governance::Body* body, const Hearing& hearing) {
  const rules::Obligation& obligation = *j.duty.obligation;
  const governance::Convention& convention = hearing.rules.convention;
  const governance::Role* convener = body ? convention.role(body->convener) : nullptr;
  if (obligation.owed_by || obligation.owed_as_noted || !convener) return;
  if (convention.is_signatory(convener->party)) j.owed_by = {convener->party};
}

void judge_invitation(Judgement& j, const Meeting& meeting, const rules::Composition& rule,
                      const Hearing& hearing) {
  const Finding finding = examine_invitation(rule, hearing.rules, meeting);
  if (!finding.unmet.empty()) {
    j.verdict = Verdict::breached;
    j.because = msg("Not on the list of those invited: {}.", base::MessageList{finding.unmet});
    name_convener(j, hearing.rules.convention->body(meeting.body), hearing);
  } else if (finding.unknown.empty()) {
    j.verdict = Verdict::satisfied;
    j.counted = 1;
    j.because = msg("All those listed were invited.");
  } else if (meeting.status == MeetingStatus::proposed && meeting.day >= hearing.as_of) {
    j.verdict = Verdict::upcoming;
    j.because = msg("Not convened yet.");
  } else {
    j.verdict = Verdict::unproven;
    j.because = msg("No convocation is recorded.");
    j.next = msg("Record the day on which it was sent.");
  }
}

// The parties that owe what was lacking, where the rule does not name who owes it; where none of
// those who were missing does (a share, a quorum), those of whom somebody had to come.
void name_debtors(Judgement& j, const Finding& finding, const Hearing& hearing) {
  const rules::Obligation& obligation = *j.duty.obligation;
  if (obligation.owed_by || obligation.owed_as_noted || finding.owed_by.empty()) return;
  j.owed_by.clear();
  for (const governance::Party& party : hearing.rules.convention->parties) {
    const auto& all = finding.owed_by;
    if (std::find(all.begin(), all.end(), party.id) != all.end()) j.owed_by.push_back(party.id);
  }
}

void judge_presence(Judgement& j, const Meeting& meeting, const Finding& finding,
                    const Hearing& hearing) {
  j.absent_guests = finding.guests;
  if (!finding.unmet.empty()) {
    j.verdict = Verdict::breached;
    j.because = msg("{}.", base::MessageList{finding.unmet});
    name_debtors(j, finding, hearing);
  } else if (!finding.unknown.empty()) {
    j.verdict = Verdict::unproven;
    j.because = msg("Cannot be judged: {}.", base::MessageList{finding.unknown});
    j.next = meeting.convened_on ? msg("Record who holds these seats, and since when.")
                                 : msg("Record the day on which it was sent.");
  } else {
    j.verdict = Verdict::satisfied;
    j.counted = 1;
    base::MessageList absent;
    for (const base::LocalizedText& guest : finding.guests) absent.push_back(msg("{}", guest));
    j.because = absent.empty()
                    ? msg("The composition was complete on {}.", calendar::arg(meeting.day))
                    : msg("All who owe it came on {0}; invited, and absent: {1}.",
                          calendar::arg(meeting.day), std::move(absent));
  }
}

// A quorum that was missed: why the session is no second convocation, or that it might be one.
void explain_convocation(Judgement& j, const Meeting& meeting, const rules::Composition& rule,
                         const Hearing& hearing) {
  const ConvenedAs as = hearing.validity.convened_as(meeting);
  if (!as.why.empty()) {
    j.because = msg("{0} It was not its second convocation: {1}.", base::MessageList{j.because},
                    base::MessageList{as.why});
    return;
  }
  const Meeting* first = hearing.validity.unmarked_after(meeting);
  const bool would_do =
      first && as.convocation == Convocation::first &&
      examine(rule, hearing.rules, hearing.history.seats, meeting, true).unmet.empty();
  if (!would_do) return;
  j.next =
      msg("If it was the second convocation, after {0:plain} without quorum, record it: “{1}”.",
          calendar::arg(first->day),
          base::Action(base::Verb::correct_meeting)
              .of(base::MeetingName{meeting.body, calendar::arg(meeting.day)})
              .with(base::Detail::second_of,
                    base::MeetingName{first->body, calendar::arg(first->day)}));
}

}  // namespace

void judge_kind(Judgement& j, const rules::Composition& rule, const Hearing& hearing) {
  const Meeting* meeting = hearing.sessions.find(j.duty.trigger);
  if (!meeting) return;
  j.meetings = {meeting->uid};
  if (rule.require == rules::Participation::invited) {
    return judge_invitation(j, *meeting, rule, hearing);
  }
  const bool held = meeting->status == MeetingStatus::held;
  if (!held && meeting->day >= hearing.as_of) {
    j.verdict = Verdict::upcoming;
    j.because = msg("Will be known after the session of {}.", calendar::arg(meeting->day));
  } else if (!held) {
    j.verdict = Verdict::unproven;
    j.because =
        msg("Nobody recorded whether the session of {} took place.", calendar::arg(meeting->day));
    j.next = msg("Record what took place, or the evidence that is missing.");
  } else if (!meeting->present) {
    j.verdict = Verdict::unproven;
    j.because = msg("The attendance of {} is not recorded.", calendar::arg(meeting->day));
    j.next = msg("Record who was present on {}.", calendar::arg(meeting->day));
  } else {
    judge_presence(j, *meeting, hearing.validity.examined(rule, *meeting), hearing);
    if (rule.quorum && j.verdict == Verdict::breached) {
      explain_convocation(j, *meeting, rule, hearing);
    }
  }
}

}  // namespace gouvernail::compliance
