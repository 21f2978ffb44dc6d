// SPDX-License-Identifier: MPL-2.0
// What hangs on sessions that nobody recorded.
#include <utility>

#include "compliance/opinion.h"
#include "governance/convention.h"
#include "governance/meeting.h"

namespace gouvernail::compliance {

using base::msg;
using governance::Meeting;

bool was_held(const Meeting& meeting) { return meeting.status == governance::MeetingStatus::held; }

void doubt(Judgement& j, const Meeting& trigger) {
  j.verdict = Verdict::unproven;
  j.because = msg("Owed only if the session of {} took place, and nobody recorded that it did.",
                  calendar::arg(trigger.day));
  j.next = msg("Record what took place, or the evidence that is missing.");
}

void doubt_trigger(Judgement& j, const Hearing& hearing) {
  const Meeting* trigger = hearing.sessions.find(j.duty.trigger);
  if (!trigger || was_held(*trigger)) return;
  if (j.verdict != Verdict::breached && j.verdict != Verdict::lost) return;
  if (trigger->day < hearing.as_of) return doubt(j, *trigger);
  j.verdict = Verdict::lost;
  j.next = msg("Move the session of {} to a later day.", calendar::arg(trigger->day));
}

base::Message may_have_served(base::MessageList days) {
  return msg(
      "it may have served already for {0}: that this one was held, with its quorum, is not "
      "recorded",
      std::move(days));
}

}  // namespace gouvernail::compliance
