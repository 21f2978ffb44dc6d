// SPDX-License-Identifier: MPL-2.0
#include "governance/file_faults.h"

#include "base/action.h"
#include "governance/transitions.h"

namespace gouvernail::governance {

using base::Action;
using base::msg;
using base::Verb;

FileFault file_fault(const Refusal& refusal) {
  const base::Message cause = cause_of(refusal);
  switch (refusal.reason) {
    case RefusalReason::ends_before_start:
      return {"end-before-start", msg("the session does not end after it starts"),
              msg("correct start or end")};
    case RefusalReason::end_without_start:
      return {"end-without-start", cause, msg("write the hour in column start too")};
    case RefusalReason::no_such_hour:
      return {"no-such-hour", cause, msg("give another hour in start or end")};
    case RefusalReason::minutes_before_session:
      return {"minutes-before-session", cause, msg("correct minutes_on or start")};
    case RefusalReason::minutes_before_held:
      return {"minutes-not-held", cause, msg("write held, or leave the days of the minutes empty")};
    case RefusalReason::approved_before_sent:
      return {"approved-before-sent", cause, msg("correct minutes_on or minutes_sent_on")};
    case RefusalReason::convened_after_its_day:
    case RefusalReason::nobody_to_tell:
    case RefusalReason::convocation_untold:
      return {"convened-after-session", cause, msg("correct convened_on or start")};
    case RefusalReason::convened_yet_proposed:
      return {"proposed-yet-convened", cause, msg("write convened, or leave convened_on empty")};
    case RefusalReason::documents_after_its_day:
      return {"documents-after-session", cause, msg("correct documents_on or start")};
    case RefusalReason::told_before_its_time:
      return {"told-in-future", cause, msg("give a day that has come")};
    case RefusalReason::still_to_come:
      return {"held-in-future", cause, msg("correct the day, or the status")};
    case RefusalReason::already_held:
      return {"already-held", msg("recorded as held on {}", calendar::arg(refusal.day)),
              msg("leave the line out, or correct the record with “{0}”",
                  Action(Verb::correct_meeting))};
    case RefusalReason::already_cancelled:
      return {"already-cancelled", msg("recorded as cancelled, for {}", calendar::arg(refusal.day)),
              msg("give a session that takes its place a uid of its own, or none")};
    case RefusalReason::moved_to_past:
      return {"moved-to-past", cause,
              msg("write held if it took place; where the day was only mistyped, correct the "
                  "record with “{0}”",
                  Action(Verb::correct_meeting))};
    case RefusalReason::not_begun:
      return {"held-in-future", cause, msg("correct start, or the status")};
    case RefusalReason::second_of_nothing:
    case RefusalReason::second_of_other_body:
      return {"second-of-nothing", cause,
              msg("write in column second_of the uid or the day of the session of this body that "
                  "missed its quorum, or leave it empty")};
    case RefusalReason::second_of_cancelled:
      return {"second-of-cancelled", cause,
              msg("where that session opened without its quorum, write it as held with who was "
                  "there; else leave second_of empty")};
    case RefusalReason::second_before_first:
      return {"second-before-first", cause, msg("correct start or second_of")};
  }
  return {"", cause, {}};
}

}  // namespace gouvernail::governance
