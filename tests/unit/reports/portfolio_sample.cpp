// SPDX-License-Identifier: MPL-2.0
#include "unit/reports/portfolio_sample.h"

#include "governance/convention.h"
#include "governance/meeting.h"
#include "unit/reports/sample.h"

namespace gouvernail::reports::sample {
namespace {

using base::msg;
using governance::MeetingStatus;
using planning::Change;
using planning::PlannedMeeting;

PlannedMeeting session(const std::string& uid, const std::string& body, const std::string& iso,
                       const std::string& joint) {
  PlannedMeeting planned;
  planned.meeting->uid = uid;
  planned.meeting->body = body;
  planned.meeting->day = day(iso);
  planned.meeting->start_time = calendar::Minutes{14 * 60};
  planned.meeting->status = MeetingStatus::proposed;
  planned.meeting->joint = joint;
  planned.roles = {"dgs", "elus"};
  return planned;
}

}  // namespace

std::vector<PortfolioMember> portfolio() {
  return {{"Haut-Pays", &rules()}, {"Val-de-Canche", &rules()}};
}

planning::JointPlan joint_plan() {
  planning::JointPlan joint;
  joint.cost = 20;
  joint.lower_bound = 20;
  joint.sessions_proven = true;
  joint.status = planning::Status::optimal;
  joint.plans.resize(2);
  joint.plans[0].meetings = {session("n-1", "cotech", "2027-01-14", "n-1"),
                             session("n-2", "cotech", "2027-03-11", "")};
  joint.plans[1].meetings = {session("s-1", "cotech", "2027-01-14", "n-1"),
                             session("s-2", "cotech", "2027-03-18", "")};
  for (planning::Plan& plan : joint.plans) plan.judgements = check().judgements;
  joint.apart = {msg(
      "“{0}” of {1} and of {2} meet apart: from {3} to {4}, no day and hour suits both.",
      rules().convention->bodies[1].name, std::string{"Haut-Pays"}, std::string{"Val-de-Canche"},
      calendar::arg(day("2027-03-01")), calendar::arg(day("2027-03-31")))};
  return joint;
}

planning::JointRepair joint_repair() {
  planning::JointRepair repair;
  repair.plan = joint_plan();
  for (planning::Plan& plan : repair.plan.plans) {
    plan.meetings[0].change = Change::moved;
    plan.meetings[0].was = day("2027-01-07");
    plan.meetings[1].change = Change::kept;
  }
  repair.moves = 1;
  repair.fewest = true;
  // Convened in both; and one whose other half is nowhere here.
  PlannedMeeting half = session("n-3", "elus", "2027-04-08", "n-3");
  half.change = Change::kept;
  half.meeting->status = MeetingStatus::convened;
  repair.plan.plans[0].meetings.push_back(half);
  half.meeting->uid = "s-3";
  repair.plan.plans[1].meetings.push_back(half);
  PlannedMeeting lonely = session("s-4", "elus", "2027-05-13", "x-4");
  lonely.change = Change::kept;
  repair.plan.plans[1].meetings.push_back(lonely);
  repair.stuck = {{repair.plan.plans[0].meetings[2].meeting},
                  {repair.plan.plans[1].meetings[1].meeting, lonely.meeting}};
  return repair;
}

}  // namespace gouvernail::reports::sample
