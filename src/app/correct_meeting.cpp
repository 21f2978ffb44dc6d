// SPDX-License-Identifier: MPL-2.0
#include "app/correct_meeting.h"

#include <utility>

#include "app/sending/invitation_revision.h"
#include "app/workspace/joint_records.h"
#include "app/workspace/mailed_guests.h"
#include "app/workspace/meeting_names.h"
#include "app/workspace/record.h"
#include "app/workspace/second_convocation.h"
#include "app/workspace/session_remarks.h"
#include "app/workspace/waiver_objects.h"
#include "base/action.h"
#include "base/failure.h"
#include "base/text.h"
#include "base/visible.h"
#include "governance/history.h"
#include "governance/tick.h"
#include "governance/transitions.h"
#include "records/workspace.h"

namespace gouvernail::app {
namespace {

using base::Action;
using base::Detail;
using base::Input;
using base::msg;
using base::Verb;
using governance::Meeting;

bool says_how_it_was(const CorrectMeeting& request) {
  return request.day || request.start || request.end || request.site ||
         !request.second_of.empty() || request.not_second;
}

void need_sense(const CorrectMeeting& request) {
  if (base::is_blank(request.because)) {
    throw base::bad_input(msg("a correction says why the record was wrong"),
                          msg("give {}", Input{Detail::because}));
  }
  if (request.never_was && says_how_it_was(request)) {
    throw base::bad_input(msg("a session that never was has no day, hour or place to correct"),
                          msg("leave out {0}, or give it alone", Input{Detail::never_was}));
  }
  if (!request.never_was && !says_how_it_was(request)) {
    throw base::bad_input(msg("what is to be corrected is not said"),
                          msg("give {0}, {1}, {2}, {3}, {4} or {5}", Input{Detail::to},
                              Input{Detail::at}, Input{Detail::until}, Input{Detail::site},
                              Input{Detail::second_of}, Input{Detail::never_was}));
  }
  if (!request.second_of.empty() && request.not_second) {
    throw base::bad_input(
        msg("a session is a second convocation, or it is not"),
        msg("give {0} or {1}", Input{Detail::second_of}, Input{Detail::not_second}));
  }
}

base::Message correction_remedy(const governance::Refusal& refusal) {
  using governance::RefusalReason;
  if (refusal.reason == RefusalReason::ends_before_start) {
    return msg("correct {0} or {1}", Input{Detail::at}, Input{Detail::until});
  }
  if (refusal.reason == RefusalReason::no_such_hour) {
    return msg("give another hour: {0} or {1}", Input{Detail::at}, Input{Detail::until});
  }
  if (refusal.reason == RefusalReason::end_without_start) return msg("give {}", Input{Detail::at});
  if (refusal.reason == RefusalReason::minutes_before_session) {
    return msg(
        "correct {0} or, where the day of the minutes is what is wrong, that first with "
        "“{1}”",
        Input{Detail::to}, Action(Verb::hold_meeting));
  }
  return msg("correct {0}", Input{Detail::to});
}

Meeting corrected(const Opened& opened, const Meeting& before, const CorrectMeeting& request,
                  calendar::Day today) {
  const calendar::Day day = request.day.value_or(before.day);
  governance::Correction what{request.day, request.start, {}, site_named(opened, request.site)};
  if (request.end) what.end = calendar::LocalTime{day, *request.end};
  if (request.not_second) what.second_of = "";
  if (!request.second_of.empty()) what.second_of = need_meeting(opened, request.second_of).uid;
  auto changed = governance::correct(before, what, today);
  if (const auto* refusal = std::get_if<governance::Refusal>(&changed)) {
    throw base::bad_input(governance::cause_of(*refusal), correction_remedy(*refusal));
  }
  auto after = std::get<Meeting>(std::move(changed));
  if (after == before) {
    throw base::bad_input(msg("this session is recorded so already"),
                          msg("“{0}” shows it", Action(Verb::list_meetings)));
  }
  return after;
}

// Where it cannot be the second convocation that it is marked as.
base::Message remedy_of_mark(const CorrectMeeting& request) {
  if (!request.second_of.empty()) return msg("correct {}", Input{Detail::second_of});
  return msg("correct {0}, or give {1} too", Input{Detail::to}, Input{Detail::not_second});
}

void need_not_mailed(const Opened& opened, const Meeting& meeting) {
  if (!is_invited_by_mail(opened, meeting.uid)) return;
  throw base::bad_input(
      msg("people were invited to this session by mail: they must be told that it is off"),
      msg("cancel it with “{0}”", Action(Verb::cancel_meeting).of(meeting.uid)));
}

// Guests who hold another day must be told: that is to move it.
void need_not_told_otherwise(const Opened& opened, const Meeting& before, const Meeting& after,
                             calendar::Day today) {
  if (!governance::is_expected(before)) return;
  if (after.day == before.day && after.start_time == before.start_time) return;
  if (!is_invited_by_mail(opened, before.uid)) return;
  const auto revisions = opened.database->invitations(before.uid);
  if (!revisions.empty() && revisions.back().when == when_told(after)) return;
  throw base::bad_input(
      msg("people were invited by mail to the session of {}: they must be told of another day",
          calendar::arg(before.day)),
      governance::moved_to_past(before, after.day, today)
          ? took_place_before(before, after.day)
          : msg("move it with “{0}”, and send the change",
                Action(Verb::move_meeting).of(before.uid)));
}

void tell_waivers(const Opened& opened, const std::string& uid, const Meeting* after,
                  calendar::Day today, std::vector<base::Message>& told) {
  for (base::Message& one : waivers_left_behind(opened, with_meeting(opened, uid, after), today)) {
    told.push_back(std::move(one));
  }
}

}  // namespace

records::Changes correction(const Opened& opened, const Meeting& before, const Meeting& after,
                            const std::string& because) {
  records::Changes changes{records::CorrectMeeting{after, because}};
  for (governance::Tick tick : opened.history->ticks) {
    if (tick.meeting != before.uid || tick.session_day != before.day) continue;
    if (after.day == before.day) continue;
    tick.session_day = after.day;
    changes.push_back(records::PutTick{std::move(tick)});
  }
  return changes;
}

records::Changes withdrawal(const Opened& opened, const Meeting& meeting,
                            const std::string& because, std::vector<base::Message>& told) {
  records::Changes changes;
  for (const governance::Tick& tick : opened.history->ticks) {
    if (tick.meeting != meeting.uid) continue;
    changes.push_back(records::WithdrawTick{tick.meeting, tick.checklist, tick.item});
  }
  const auto ticks = static_cast<std::int64_t>(changes.size());
  if (ticks > 0) {
    told.push_back(msg("{0} {0:item|items} ticked for it {0:is|are} no longer recorded.", ticks));
  }
  const auto attached = opened.database->evidence();
  if (const auto own = attached.find(meeting.uid); own != attached.end()) {
    for (const records::Evidence& one : own->second) {
      changes.push_back(records::DetachEvidence{meeting.uid, one.name});
    }
    const auto documents = static_cast<std::int64_t>(own->second.size());
    told.push_back(
        msg("{0} {0:document|documents} attached to it {0:is|are} no longer recorded.", documents));
  }
  changes.push_back(records::WithdrawMeeting{meeting.uid, because});
  changes.push_back(records::DropMails{meeting.uid});
  return changes;
}

MeetingCorrected correct_meeting(Opened& opened, const CorrectMeeting& request,
                                 calendar::Day today) {
  need_workspace(opened);
  need_sense(request);
  MeetingCorrected result{need_meeting(opened, request.meeting), std::nullopt, {}};
  const Meeting& before = result.before;
  const std::string because(base::trim(request.because));
  if (request.never_was) {
    need_not_mailed(opened, before);
    result.told = need_seconds_in_place(opened, before.uid, nullptr, {});
    tell_waivers(opened, before.uid, nullptr, today, result.told);
    record(opened, withdrawal(opened, before, because, result.told));
  } else {
    result.after = corrected(opened, before, request, today);
    need_not_told_otherwise(opened, before, *result.after, today);
    result.told = session_remarks(opened, *result.after);
    for (base::Message& one :
         need_seconds_in_place(opened, before.uid, &*result.after, remedy_of_mark(request))) {
      result.told.push_back(std::move(one));
    }
    tell_waivers(opened, before.uid, &*result.after, today, result.told);
    record(opened, correction(opened, before, *result.after, because));
    if (before.convened_on && !result.after->convened_on) {
      result.told.push_back(
          msg("Its convocations of {0} come after the corrected day: they are no "
              "longer recorded.",
              calendar::arg(*before.convened_on)));
    }
    if (before.documents_on && !result.after->documents_on) {
      result.told.push_back(
          msg("Its documents of {0} come after the corrected day: they are no longer recorded.",
              calendar::arg(*before.documents_on)));
    }
  }
  auto beside = records_beside(opened.folder, before, result.after ? &*result.after : nullptr);
  for (base::Message& one : beside) result.told.push_back(std::move(one));
  return result;
}

}  // namespace gouvernail::app
