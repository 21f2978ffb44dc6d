// SPDX-License-Identifier: MPL-2.0
// Who must be invited, present or represented.
#include <algorithm>

#include "compliance/attendance.h"
#include "compliance/derive.h"
#include "compliance/opinion.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/meeting.h"
#include "rules/traits.h"

namespace gouvernail::compliance {
namespace {

using base::msg;
using governance::Meeting;
using governance::MeetingStatus;

std::vector<const rules::Composition*> quorums_of(const rules::Rules& rules,
                                                  const Meeting& meeting) {
  std::vector<const rules::Composition*> result;
  for (const rules::Obligation& obligation : rules.obligations) {
    const rules::Composition* rule = rules::traits(obligation.kind).composition;
    if (rule && rule->quorum && obligation.body == meeting.body &&
        obligation.in_force.contains(meeting.day)) {
      result.push_back(rule);
    }
  }
  return result;
}

std::optional<bool> has_quorum(const rules::Rules& rules, const governance::History& history,
                               const Meeting& meeting, bool second) {
  if (meeting.status != MeetingStatus::held || !meeting.present) return std::nullopt;
  const auto found = quorums_of(rules, meeting);
  if (found.empty()) return std::nullopt;
  for (const rules::Composition* rule : found) {
    rules::Composition only;
    only.quorum = rule->quorum;
    const Finding finding = examine(only, rules, history.seats, meeting, second);
    if (!finding.unknown.empty()) return std::nullopt;
    if (!finding.unmet.empty()) return false;
  }
  return true;
}

// A session convened a second time: the one before it missed its quorum, and it was itself a
// first convocation.
bool is_second_convocation(const rules::Rules& rules, const Sessions& sessions,
                           const governance::History& history, const Meeting& meeting) {
  if (quorums_of(rules, meeting).empty()) return false;
  bool second = false;  // for the session looked at; walks forward so that a third is a first
  for (const Meeting* session : sessions.of(meeting.body)) {
    if (session->uid == meeting.uid) return second;
    second = !second && has_quorum(rules, history, *session, second) == std::optional(false);
  }
  return second;
}

void judge_invitation(Judgement& j, const Meeting& meeting, const rules::Composition& rule,
                      const Hearing& hearing) {
  const governance::Body* body = hearing.rules.convention->body(meeting.body);
  base::MessageList left_out;
  for (const rules::RoleRequirement& wanted : rule.roles) {
    const bool invited = body && std::find(body->members.begin(), body->members.end(),
                                           wanted.role) != body->members.end();
    if (invited) continue;
    const governance::Role* role = hearing.rules.convention->role(wanted.role);
    left_out.push_back(msg("{}", role ? role->name : base::LocalizedText{wanted.role, ""}));
  }
  const bool convened = meeting.convened_on || meeting.status == MeetingStatus::convened;
  if (!left_out.empty()) {
    j.verdict = Verdict::breached;
    j.because = msg("Not on the list of those invited: {}.", std::move(left_out));
  } else if (convened) {
    j.verdict = Verdict::satisfied;
    j.counted = 1;
    j.because = msg("All those listed were invited.");
  } else if (meeting.status == MeetingStatus::proposed && meeting.day >= hearing.as_of) {
    j.verdict = Verdict::upcoming;
    j.because = msg("Not convened yet.");
  } else {
    j.verdict = Verdict::unproven;
    j.because = msg("No convocation is recorded.");
    j.next = msg("Record the day on which it was sent.");
  }
}

void judge_presence(Judgement& j, const Meeting& meeting, const Finding& finding) {
  if (!finding.unmet.empty()) {
    j.verdict = Verdict::breached;
    j.because = msg("{}.", base::MessageList{finding.unmet});
  } else if (!finding.unknown.empty()) {
    j.verdict = Verdict::unproven;
    j.because = msg("Cannot be judged: {}.", base::MessageList{finding.unknown});
    j.next = msg("Record who holds these seats, and since when.");
  } else {
    j.verdict = Verdict::satisfied;
    j.counted = 1;
    j.because = msg("The composition was complete on {}.", calendar::arg(meeting.day));
  }
}

}  // namespace

std::optional<bool> quorum_reached(const rules::Rules& rules, const Sessions& sessions,
                                   const governance::History& history, const Meeting& meeting) {
  return has_quorum(rules, history, meeting,
                    is_second_convocation(rules, sessions, history, meeting));
}

void judge_kind(Judgement& j, const rules::Composition& rule, const Hearing& hearing) {
  const Meeting* meeting = hearing.sessions.find(j.duty.trigger);
  if (!meeting) return;
  j.meetings = {meeting->uid};
  if (rule.require == rules::Participation::invited) {
    return judge_invitation(j, *meeting, rule, hearing);
  }
  const bool held = meeting->status == MeetingStatus::held;
  if (!held && meeting->day >= hearing.as_of) {
    j.verdict = Verdict::upcoming;
    j.because = msg("Will be known after the session of {}.", calendar::arg(meeting->day));
  } else if (!held) {
    j.verdict = Verdict::unproven;
    j.because =
        msg("Nobody recorded whether the session of {} took place.", calendar::arg(meeting->day));
    j.next = msg("Record what took place, or the evidence that is missing.");
  } else if (!meeting->present) {
    j.verdict = Verdict::unproven;
    j.because = msg("The attendance of {} is not recorded.", calendar::arg(meeting->day));
    j.next = msg("Record who was present on {}.", calendar::arg(meeting->day));
  } else {
    const bool second =
        is_second_convocation(hearing.rules, hearing.sessions, hearing.history, *meeting);
    judge_presence(j, *meeting,
                   examine(rule, hearing.rules, hearing.history.seats, *meeting, second));
  }
}

}  // namespace gouvernail::compliance
