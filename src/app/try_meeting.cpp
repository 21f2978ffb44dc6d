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

// What each step would make of a session.
struct Trying {
  const Opened& opened;
  calendar::Day today;

  MeetingChanged operator()(const AddMeeting& step) const {
    return try_adding(opened, step, today);
  }
  MeetingChanged operator()(const MoveMeeting& step) const {
    return try_moving(opened, step, today);
  }
  MeetingChanged operator()(const CancelMeeting& step) const {
    return try_cancelling(opened, step, today);
  }
  MeetingChanged operator()(const AcceptProposal& step) const {
    return try_accepting(opened, step.number, today);
  }
};

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
  tried.changed = std::visit(Trying{opened, today}, request);
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
