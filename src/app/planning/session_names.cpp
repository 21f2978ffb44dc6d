// SPDX-License-Identifier: MPL-2.0
#include "app/planning/session_names.h"

#include <algorithm>
#include <map>

#include "app/planning/plan_keys.h"
#include "app/workspace/identifiers.h"
#include "governance/meeting.h"

namespace gouvernail::app {
namespace {

using base::msg;

// What a joint session says of itself in the record of each convention.
std::string joint_note(const PlanningFacts& facts, const planning::JointPlan& joint,
                       std::size_t which, const std::string& name,
                       const reports::Language& language) {
  std::vector<std::string> others;
  for (std::size_t i = 0; i < joint.plans.size(); ++i) {
    const auto& meetings = joint.plans[i].meetings;
    const bool there = std::any_of(meetings.begin(), meetings.end(), [&](const auto& planned) {
      return planned.meeting->joint == name;
    });
    if (there && i != which) others.push_back(facts.members[i].name);
  }
  return language.text(msg("Held together with: {}", language.list(others)));
}

}  // namespace

void name_sessions(const PlanningFacts& facts, planning::JointPlan& joint,
                   const reports::Language& language) {
  std::map<std::string, std::string> names;
  for (std::size_t i = 0; i < joint.plans.size(); ++i) {
    for (planning::PlannedMeeting& planned : joint.plans[i].meetings) {
      if (planned.change != planning::Change::added) continue;
      governance::Meeting& meeting = planned.meeting;
      const bool leads = meeting.joint == key_within(facts.members[i].name, meeting.uid);
      meeting.uid = new_uid();
      if (leads) names[meeting.joint] = meeting.uid;
    }
  }
  for (std::size_t i = 0; i < joint.plans.size(); ++i) {
    for (planning::PlannedMeeting& planned : joint.plans[i].meetings) {
      if (planned.change != planning::Change::added || planned.meeting->joint.empty()) continue;
      planned.meeting->note = joint_note(facts, joint, i, planned.meeting->joint, language);
    }
  }
  for (planning::Plan& plan : joint.plans) {
    for (planning::PlannedMeeting& planned : plan.meetings) {
      const auto name = names.find(planned.meeting->joint);
      if (name != names.end()) planned.meeting->joint = name->second;
    }
  }
}

}  // namespace gouvernail::app
