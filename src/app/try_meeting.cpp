// SPDX-License-Identifier: MPL-2.0
#include "app/try_meeting.h"

#include "app/decide_answer.h"
#include "app/planning/problem.h"
#include "app/workspace/busy.h"
#include "app/workspace/joint_records.h"
#include "app/workspace/meeting_names.h"
#include "app/workspace/second_convocation.h"
#include "compliance/judge.h"
#include "governance/history.h"
#include "governance/history_as_of.h"
#include "governance/meeting.h"
#include "planning/plan.h"
#include "rules/rules.h"

namespace gouvernail::app {
namespace {

MeetingChanged changed_by(const Opened& opened, const TryMeeting& request, calendar::Day today) {
  if (const auto* added = std::get_if<AddMeeting>(&request)) {
    return try_adding(opened, *added, today);
  }
  if (const auto* cancelled = std::get_if<CancelMeeting>(&request)) {
    return try_cancelling(opened, *cancelled, today);
  }
  if (const auto* accepted = std::get_if<AcceptProposal>(&request)) {
    return try_accepting(opened, accepted->number, today);
  }
  return try_moving(opened, std::get<MoveMeeting>(request), today);
}

// Those invited are not taken by the session itself.
std::optional<planning::Slot> slot_of(const Opened& opened, const governance::Meeting& meeting,
                                      calendar::Day today, Reach reach,
                                      base::Diagnostics& warnings) {
  const bool off = meeting.status == governance::MeetingStatus::cancelled;
  if (off || !meeting.start_time || meeting.day <= today) return std::nullopt;
  const calendar::DayRange days{days_ahead(opened, today).first, meeting.day};
  planning::Problem problem = problem_of(opened, today, days);
  problem.history = with_meeting(opened, meeting.uid, nullptr);
  problem.availability = read_busy(opened.folder, opened, days, warnings, reach);
  return planning::Slots(problem).at(meeting);
}

}  // namespace

MeetingTried try_meeting(const Opened& opened, const TryMeeting& request, calendar::Day today,
                         Reach reach) {
  MeetingTried tried;
  tried.changed = changed_by(opened, request, today);
  const governance::Meeting& meeting = tried.changed.after;
  tried.before = compliance::judge(opened.rules, opened.world, opened.known_on(today));
  tried.after =
      compliance::judge(opened.rules, opened.world,
                        governance::as_of(with_meeting(opened, meeting.uid, &meeting), today));
  tried.differences = compliance::differences(tried.before, tried.after);
  tried.slot = slot_of(opened, meeting, today, reach, tried.warnings);
  if (!std::holds_alternative<AddMeeting>(request)) {
    tried.changed.behind =
        records_behind(opened.folder, need_meeting(opened, meeting.uid), meeting);
  }
  return tried;
}

}  // namespace gouvernail::app
