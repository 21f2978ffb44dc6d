// SPDX-License-Identifier: MPL-2.0
#include "compliance/judge.h"

#include "compliance/opinion.h"

namespace gouvernail::compliance {
namespace {

using base::msg;

const governance::Waiver* waiver_for(const Duty& duty, const governance::History& history) {
  for (const governance::Waiver& waiver : history.waivers) {
    if (waiver.target == duty.id) return &waiver;
    const bool begins_in = (!waiver.from || *waiver.from <= duty.window.first) &&
                           (!waiver.until || duty.window.first <= *waiver.until);
    if (waiver.target == duty.obligation->id && begins_in) return &waiver;
  }
  return nullptr;
}

void excuse(Judgement& judgement, const governance::Waiver& waiver) {
  judgement.verdict = Verdict::waived;
  judgement.last_call = judgement.last_resort = std::nullopt;
  judgement.slack.reset();
  judgement.because = msg("Excused on {0} by {1}: {2}", calendar::arg(waiver.granted_on),
                          waiver.authority, waiver.reason);
  judgement.next = {};
}

}  // namespace

base::LocalizedText body_name(const rules::Rules& rules, const std::string& body) {
  const governance::Body* found = rules.convention.body(body);
  return found ? found->name : base::LocalizedText{body, body};
}

bool is_act(const rules::Rules& rules, const std::string& body) {
  const governance::Body* found = rules.convention.body(body);
  return found && found->act;
}

std::vector<Judgement> judge(const rules::Rules& rules, const World& world,
                             const governance::History& history, calendar::Day as_of) {
  const governance::History known = governance::as_of(history, as_of);
  const Sessions sessions(known);
  const Placement placement(rules, sessions);
  const Hearing hearing{rules, known, sessions, placement, as_of};
  std::vector<Judgement> result;
  for (Duty& duty : duties(rules, world, known)) {
    Judgement judgement;
    judgement.duty = std::move(duty);
    std::visit([&](const auto& rule) { judge_kind(judgement, rule, hearing); },
               judgement.duty.obligation->kind);
    if (const auto* waiver = waiver_for(judgement.duty, known)) excuse(judgement, *waiver);
    result.push_back(std::move(judgement));
  }
  return result;
}

}  // namespace gouvernail::compliance
