// SPDX-License-Identifier: MPL-2.0
#include "compliance/trial.h"

#include <algorithm>
#include <set>
#include <span>

#include "compliance/derive.h"
#include "compliance/duty_name.h"
#include "compliance/opinion.h"
#include "compliance/owed_by.h"
#include "compliance/own_answers.h"
#include "governance/history.h"
#include "governance/meeting.h"
#include "governance/waiver.h"
#include "rules/traits.h"

namespace gouvernail::compliance {
namespace {

using base::msg;

const governance::Waiver* waiver_for(const Duty& duty, const governance::History& history) {
  for (const governance::Waiver& waiver : history.waivers) {
    if (excuses(waiver, duty)) return &waiver;
  }
  return nullptr;
}

void excuse(Judgement& judgement, const governance::Waiver& waiver) {
  judgement.without_waiver = judgement.verdict;
  judgement.verdict = Verdict::waived;
  judgement.last_call = judgement.last_resort = std::nullopt;
  judgement.slack.reset();
  judgement.because = msg("Excused on {0} by {1}: {2}", calendar::arg(waiver.granted_on),
                          waiver.authority, waiver.reason);
  judgement.next = {};
}

std::vector<Judgement> judge_each(std::vector<Duty> duties, const Hearing& hearing) {
  std::vector<Judgement> result;
  result.reserve(duties.size());
  for (Duty& duty : duties) {
    Judgement judgement;
    judgement.duty = std::move(duty);
    judgement.owed_by = owed_by(judgement.duty, hearing.rules, hearing.sessions);
    std::visit([&](const auto& rule) { judge_kind(judgement, rule, hearing); },
               judgement.duty.obligation->kind);
    if (const auto* waiver = waiver_for(judgement.duty, hearing.history)) {
      excuse(judgement, *waiver);
    }
    result.push_back(std::move(judgement));
  }
  return result;
}

// These bodies, and those whose sessions they must come before: whether one can still be placed
// depends on what precedes it.
std::set<std::string> reach_of(const rules::Rules& rules, std::vector<std::string> open) {
  std::set<std::string> bodies;
  while (!open.empty()) {
    const std::string body = std::move(open.back());
    open.pop_back();
    if (!bodies.insert(body).second) continue;
    for (const rules::Obligation& obligation : rules.obligations) {
      const rules::Precedence* precedence = rules::traits(obligation.kind).precedence;
      if (precedence && obligation.body == body) open.push_back(precedence->before_each);
    }
  }
  return bodies;
}

calendar::Day latest_held_day(const governance::History& history) {
  calendar::Day last = calendar::Day::min();
  for (const governance::Meeting& meeting : history.meetings) {
    if (meeting.status == governance::MeetingStatus::held) last = std::max(last, meeting.day);
  }
  return last;
}

// Whether such a session leaves what was held worth what it was: what came later says nothing of
// what was there before, unless it is marked as the second of one of them.
bool changes_no_worth(const governance::Meeting& meeting, calendar::Day held_until) {
  return meeting.day > held_until && meeting.second_of.empty();
}

bool is_touched(const rules::Obligation& obligation, const std::set<std::string>& bodies) {
  if (bodies.count(obligation.body) > 0) return true;
  const auto others = rules::traits(obligation.kind).other_bodies;
  return std::any_of(others.begin(), others.end(),
                     [&](const std::string& body) { return bodies.count(body) > 0; });
}

}  // namespace

Trial::Trial(const rules::Rules& rules, const World& world, governance::HistoryAsOf known)
    : rules_(rules),
      world_(world),
      known_(std::move(known)),
      sessions_(*known_),
      validity_(rules, sessions_, *known_),
      takers_(takers(sessions_, validity_, known_.day())),
      placement_(rules, sessions_, &validity_, &takers_),
      last_held_(latest_held_day(*known_)) {}

std::vector<Judgement> Trial::judge() const {
  std::vector<Duty> all;
  Derivation derivation{rules_,  world_, sessions_,    validity_,   takers_,
                        *known_, all,    std::nullopt, known_.day()};
  derive_all(derivation);
  const OwnAnswers answers(rules_, *known_, sessions_, validity_, takers_, known_.day());
  return judge_each(std::move(all), {rules_, *known_, sessions_, validity_, takers_, placement_,
                                     answers, known_.day()});
}

std::vector<Judgement> Trial::suppose(const std::vector<governance::Meeting>& added) const {
  std::vector<std::string> bodies;
  for (const governance::Meeting& meeting : added) bodies.push_back(meeting.body);
  const std::set<std::string> reach = reach_of(rules_, std::move(bodies));
  if (!supposed_) supposed_ = known_;
  supposed_->replace_after(known_->meetings.size(), added);
  const governance::HistoryAsOf& supposed = *supposed_;
  const std::span<const governance::Meeting> more(
      supposed->meetings.begin() + static_cast<std::ptrdiff_t>(known_->meetings.size()),
      supposed->meetings.end());
  const bool same_worth = std::ranges::all_of(
      more, [&](const governance::Meeting& one) { return changes_no_worth(one, last_held_); });
  const auto all = [](const governance::Meeting&) { return true; };
  const Sessions sessions = same_worth ? Sessions(sessions_, more, all) : Sessions(*supposed);
  const Validity validity(rules_, sessions, *supposed, same_worth ? &validity_ : nullptr);
  const Takers taking = same_worth ? takers(takers_, more, validity, known_.day())
                                   : takers(sessions, validity, known_.day());
  const Placement placement(placement_, sessions, &validity, &taking);
  std::vector<Duty> duties;
  Derivation derivation{rules_,    world_, sessions,     validity,    taking,
                        *supposed, duties, std::nullopt, known_.day()};
  for (const rules::Obligation& obligation : rules_.obligations) {
    if (is_touched(obligation, reach)) derive(obligation, derivation);
  }
  const OwnAnswers answers(rules_, *supposed, sessions, validity, taking, known_.day());
  return judge_each(std::move(duties), {rules_, *supposed, sessions, validity, taking, placement,
                                        answers, known_.day()});
}

}  // namespace gouvernail::compliance
