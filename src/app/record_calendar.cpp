// SPDX-License-Identifier: MPL-2.0
#include "app/record_calendar.h"

#include "app/sending/invitation_outbox.h"
#include "app/workspace/joint_records.h"
#include "app/workspace/record.h"
#include "app/workspace/second_convocation.h"
#include "base/failure.h"
#include "governance/history.h"
#include "governance/meeting.h"
#include "governance/transitions.h"
#include "records/workspace.h"

namespace gouvernail::app {
namespace {

std::vector<base::Message> behind_planned(const PlanningFacts& facts,
                                          const governance::History& before,
                                          const planning::Plan& plan) {
  std::vector<base::Message> all;
  for (const planning::PlannedMeeting& planned : plan.meetings) {
    if (planned.change != planning::Change::moved) continue;
    const governance::Meeting* meeting = before.meeting(planned.meeting->uid);
    if (!meeting) continue;
    auto behind = records_behind(facts.members.front().folder, *meeting, planned.meeting);
    all.insert(all.end(), behind.begin(), behind.end());
  }
  return all;
}

// A date that somebody was told of is called off; one that nobody knows goes.
records::Change give_up(const governance::Meeting& meeting, const InvitationOutbox& outbox,
                        calendar::Day today) {
  if (!outbox.holds(meeting.uid)) {
    return records::WithdrawMeeting{meeting.uid, ""};
  }
  const auto changed = governance::cancel(meeting, {}, today);
  return records::PutMeeting{std::get<governance::Meeting>(changed)};
}

// What a plan makes of second convocations.
std::vector<base::Message> seconds_of(const Opened& opened, const planning::Plan& plan) {
  governance::History after = opened.history;
  for (const planning::PlannedMeeting& planned : plan.meetings) {
    std::erase_if(after.meetings, [&](const governance::Meeting& meeting) {
      return meeting.uid == planned.meeting->uid;
    });
    if (planned.change != planning::Change::cancelled) after.meetings.push_back(planned.meeting);
  }
  std::vector<base::Message> told;
  for (const Misplaced& one : misplaced_seconds(opened, opened.history, after)) {
    if (one.refusal) {
      throw base::bad_input(
          governance::cause_of(*one.refusal),
          base::msg("plan again or, where it is no second convocation, say so: “{0}”",
                    base::Action(base::Verb::correct_meeting)
                        .of(one.uid)
                        .with(base::Detail::not_second)));
    }
    told.push_back(other_misplaced(one, after));
  }
  return told;
}

}  // namespace

RecordCalendarResult record_calendar(const RecordCalendarRequest& request) {
  PlanningFacts& facts = request.facts;
  RecordCalendarResult result;
  std::vector<Opened*> all;
  std::vector<records::Changes> changes;
  for (std::size_t i = 0; i < facts.opened.size(); ++i) {
    all.push_back(facts.opened[i].get());
    records::Changes& its = changes.emplace_back();
    auto& member = result.members.emplace_back();
    member.name = facts.members[i].name;
    const InvitationOutbox outbox(facts.opened[i]->database->outbox());
    for (const planning::PlannedMeeting& planned : request.plan.plans[i].meetings) {
      if (planned.change == planning::Change::cancelled) {
        ++member.given_up;
        its.push_back(give_up(planned.meeting, outbox, request.today));
        continue;
      }
      const bool moves = planned.change == planning::Change::moved;
      if (planned.change != planning::Change::added && !moves) continue;
      if (moves) ++member.moved;
      its.push_back(records::PutMeeting{planned.meeting});
    }
  }
  for (std::size_t i = 0; i < all.size(); ++i) {
    auto remarks = seconds_of(*all[i], request.plan.plans[i]);
    result.remarks.insert(result.remarks.end(), remarks.begin(), remarks.end());
  }
  const governance::History before = all.front()->history;
  const auto recorded = record_together(all, changes);
  for (std::size_t i = 0; i < recorded.size(); ++i) {
    const RecordCalendarResult::Member& member = result.members[i];
    result.members[i].added = std::int64_t{recorded[i].changed} - member.moved - member.given_up;
  }
  if (!facts.is_portfolio())
    result.behind = behind_planned(facts, before, request.plan.plans.front());
  return result;
}

}  // namespace gouvernail::app
