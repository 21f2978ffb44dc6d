// SPDX-License-Identifier: MPL-2.0
// What has to be sent before a session: its convocation, its documents.
#include <optional>

#include "compliance/derive.h"
#include "compliance/opinion.h"
#include "governance/convention.h"
#include "governance/meeting.h"

namespace gouvernail::compliance {
namespace {

using base::msg;
using calendar::Day;
using governance::Meeting;
using governance::MeetingStatus;

// Too late for a first convocation, in time for a second one, and nobody can tell which it is.
void doubt_form(Judgement& j, const rules::Notice& rule, const Meeting& meeting, Day sent,
                const Hearing& hearing) {
  const ConvenedAs as = hearing.validity.convened_as(meeting);
  if (!rule.second || as.convocation != Convocation::unknown) return;
  const NoticeForm form{meeting.urgent, true};
  if (sent > notice_day(rule, meeting.day, form, hearing.rules.work())) return;
  j.verdict = Verdict::unproven;
  j.because = msg("Whether it had the notice of a second convocation cannot be said: {0}.",
                  base::MessageList{as.why});
  j.next = msg("Record what took place, or the evidence that is missing.");
}

}  // namespace

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
    if (!in_time) doubt_form(j, rule, *meeting, *sent, hearing);
  } else if (was_held(*meeting) || meeting->day < hearing.as_of || said_sent) {
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
    doubt_form(j, rule, *meeting, hearing.as_of, hearing);
  } else {
    set_last_days(j, Day::min(), last, hearing);
    j.verdict = while_open(j.last_call, j.last_resort, hearing);
    j.because = msg("To be sent by {0} for the session of {1}.", calendar::arg(last),
                    calendar::arg(meeting->day));
    j.next = j.because;
  }
}

}  // namespace gouvernail::compliance
