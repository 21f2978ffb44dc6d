// SPDX-License-Identifier: MPL-2.0
#include "planning/place/as_meeting.h"

#include <string>
#include <utility>
#include <variant>

#include "governance/convention.h"
#include "governance/transitions.h"
#include "rules/rules.h"
#include "rules/traits.h"

namespace gouvernail::planning {
namespace {

// What was displaced, as it stood; else a new one, which was never on another day.
governance::Meeting begun(const Problem& problem, const Demand& demand, calendar::Day day) {
  for (const Displaced& displaced : problem.displaced) {
    if (displaced.meeting->uid == demand.uid) return displaced.meeting;
  }
  governance::Meeting meeting;
  meeting.uid = demand.uid;
  meeting.body = demand.body;
  meeting.day = day;
  const governance::Body* body = problem.rules->convention->body(demand.body);
  if (body) meeting.site = body->site;
  return meeting;
}

// What makes it count for its duty: the session without quorum that it follows, its matter.
void mark(governance::Meeting& meeting, const Demand& demand) {
  for (const std::string& tag : demand.tags) {
    if (governance::has_tag(meeting, tag)) continue;
    meeting.note += (meeting.note.empty() ? "#" : " #") + tag;
  }
  const rules::Response* answers =
      demand.obligation ? rules::traits(demand.obligation->kind).response : nullptr;
  if (!answers || !answers->after_failed_quorum || !meeting.second_of.empty()) return;
  meeting.second_of = demand.trigger;
}

}  // namespace

governance::Meeting as_meeting(const Problem& problem, const Demand& demand,
                               const calendar::LocalTime& at, const Jointly* jointly) {
  governance::Meeting meeting = begun(problem, demand, at.day);
  const calendar::LocalTime end{at.day, at.time + length_of(problem, demand.body)};
  // What was displaced is still expected, and a session is never shorter than nothing.
  meeting = std::get<governance::Meeting>(
      governance::move(std::move(meeting), {at.day, at.time, end}, std::nullopt));
  mark(meeting, demand);
  meeting.joint.clear();
  if (!jointly) return meeting;
  meeting.joint = jointly->joint;
  meeting.end = calendar::LocalTime{at.day, at.time + jointly->length};
  // A site that this convention does not know is told by a note.
  meeting.site = problem.rules->convention->site(jointly->site) ? jointly->site : "";
  return meeting;
}

}  // namespace gouvernail::planning
