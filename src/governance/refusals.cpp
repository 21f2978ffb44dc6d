// SPDX-License-Identifier: MPL-2.0
// Why a step of a meeting's life cannot be taken, in words.
#include "governance/transitions.h"

namespace gouvernail::governance {

using base::msg;

base::Message cause_of(const Refusal& refusal) {
  switch (refusal.reason) {
    case RefusalReason::already_held:
    case RefusalReason::already_cancelled:
      return msg("this meeting was held or cancelled already");
    case RefusalReason::still_to_come:
    case RefusalReason::told_before_its_time:
      return msg("{} is still to come", calendar::arg(refusal.day));
    case RefusalReason::ends_before_start:
      return msg("the meeting ends before it starts");
    case RefusalReason::end_without_start:
      return msg("it ends at an hour, and has none at which it starts");
    case RefusalReason::no_such_hour:
      return msg("on {}, the clocks leap over this hour: it does not exist",
                 calendar::arg(refusal.day));
    case RefusalReason::convened_after_its_day:
      return msg("the session was convened after its day");
    case RefusalReason::convocation_untold:
      return msg("{} has passed, and the day of its convocation is not told",
                 calendar::arg(refusal.day));
    case RefusalReason::convened_yet_proposed:
      return msg("it is proposed, yet convened on {}", calendar::arg(refusal.day));
    case RefusalReason::documents_after_its_day:
      return msg("the documents were sent after the session's day");
    case RefusalReason::minutes_before_session:
      return msg("the minutes are older than the session");
    case RefusalReason::minutes_before_held:
      return msg("it has minutes, and is not recorded as held");
    case RefusalReason::approved_before_sent:
      return msg("the minutes were approved before they were sent");
    case RefusalReason::moved_to_past:
      return msg("{} has passed: no session can be moved there", calendar::arg(refusal.day));
    case RefusalReason::not_begun:
      return msg("the session of {} has not begun yet", calendar::arg(refusal.day));
    case RefusalReason::second_of_nothing:
      return msg("the session that it follows is not recorded");
    case RefusalReason::second_of_other_body:
      return msg("the session that it follows, of {:plain}, is one of another body",
                 calendar::arg(refusal.day));
    case RefusalReason::second_of_cancelled:
      return msg("the session that it follows, of {:plain}, was cancelled",
                 calendar::arg(refusal.day));
    case RefusalReason::nobody_to_tell:
      return msg("whoever was convened knows of the session of {:plain} as it stands",
                 calendar::arg(refusal.day));
    case RefusalReason::second_before_first:
      return msg("the session that it follows, of {:plain}, does not come before it",
                 calendar::arg(refusal.day));
  }
  return {};
}

}  // namespace gouvernail::governance
