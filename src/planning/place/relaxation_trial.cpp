// SPDX-License-Identifier: MPL-2.0
#include "planning/relaxation_trial.h"

#include <algorithm>
#include <utility>

#include "governance/history.h"
#include "planning/demand/demand.h"
#include "planning/place/mended.h"
#include "rules/obligation.h"
#include "rules/rules.h"
#include "rules/traits.h"

namespace gouvernail::planning {
namespace {

bool is_left_open(const compliance::Judgement& judgement) {
  return wants_sessions(judgement) || judgement.verdict == compliance::Verdict::lost ||
         judgement.verdict == compliance::Verdict::breached;
}

const governance::Meeting* standing_session(const Problem& problem, const std::string& uid) {
  const auto& all = problem.history->meetings;
  return &*std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.uid == uid; });
}

}  // namespace

LeftOpen::LeftOpen(const Problem& problem, const Plan& plan) : horizon_(problem.horizon) {
  for (const governance::Meeting& meeting : problem.history->meetings) stands_.insert(meeting.uid);
  for (const Conflict& conflict : plan.conflicts) given_up_.insert(conflict.duty);
  for (const compliance::Judgement& judgement : plan.judgements) {
    if (!is_left_open(judgement)) continue;
    if (is_of_new_session(judgement.duty)) {
      ++of_new_[judgement.duty.obligation->id];
    } else {
      names_.insert(lasting_name(judgement.duty));
    }
  }
}

bool LeftOpen::is_of_new_session(const compliance::Duty& duty) const {
  return !duty.trigger.empty() && stands_.count(duty.trigger) == 0;
}

bool LeftOpen::covers(const Plan& plan, const compliance::Duty* mended,
                      const Relaxation& one) const {
  std::map<std::string, int> of_new = of_new_;
  if (mended && is_of_new_session(*mended)) --of_new[mended->obligation->id];
  return std::ranges::all_of(plan.judgements, [&](const compliance::Judgement& judgement) {
    if (!is_left_open(judgement)) return true;
    const compliance::Duty& duty = judgement.duty;
    if (std::ranges::count(one.aside, SetAside{Hard::ceiling, duty.id, {}}) > 0) return true;
    // What begins after the horizon is planned by nobody yet.
    if (duty.trigger.empty() && calendar::intersect(duty.window, horizon_).empty()) return true;
    // Another reading asks for other duties: what was over before is no matter of this calendar.
    const bool was_over = mended && duty.window.last < mended->window.first;
    if (one.remedy == Remedy::read && was_over && !wants_sessions(judgement)) return true;
    if (is_of_new_session(duty)) return --of_new[duty.obligation->id] >= 0;
    const auto name = lasting_name(duty);
    return (!mended || name != lasting_name(*mended)) && names_.count(name) > 0;
  });
}

RelaxationTrial::RelaxationTrial(const std::vector<Problem>& problems, std::size_t which,
                                 const JointPlan& joint, const Control& control)
    : problems_(problems), which_(which), control_(control) {
  for (std::size_t i = 0; i < problems.size(); ++i) {
    open_.emplace_back(problems[i], joint.plans[i]);
  }
}

RelaxationTrial::~RelaxationTrial() = default;

bool RelaxationTrial::works(const Relaxation& one, const compliance::Duty& duty,
                            std::size_t changed) {
  rules::Rules rules;
  std::vector<Problem> trials = problems_;
  apply(one, changed, trials[changed], rules);
  // The others that are open may stay so: one thing mends one duty.
  for (std::size_t i = 0; i < trials.size(); ++i) {
    trials[i].not_asked_for.insert(open_[i].given_up().begin(), open_[i].given_up().end());
  }
  trials[which_].not_asked_for.erase(duty.id);
  trials[which_].not_asked_for.insert(problems_[which_].not_asked_for.begin(),
                                      problems_[which_].not_asked_for.end());
  Control control;
  control.seed = control_.seed;
  control.any_plan = true;
  control.explain = false;
  control.stop = control_.stop;
  const JointPlan joint = propose_together(trials, control);
  if (joint.status == Status::unknown) return false;
  for (std::size_t i = 0; i < trials.size(); ++i) {
    const bool here = i == which_;
    if (!open_[i].covers(joint.plans[i], here ? &duty : nullptr, one)) return false;
  }
  return one.remedy != Remedy::move || has_another_day(one, changed, joint.plans[changed]);
}

// `rules`: what the problem points to where they are changed.
void RelaxationTrial::apply(const Relaxation& one, std::size_t convention, Problem& trial,
                            rules::Rules& rules) {
  trial.set_aside.insert(one.aside.begin(), one.aside.end());
  if (one.remedy == Remedy::move) {
    const Mended& its = mended(convention);
    trial = its.without({standing_session(its.problem(), one.meeting)});
    trial.not_asked_for = problems_[convention].not_asked_for;
    trial.not_asked_of = problems_[convention].not_asked_of;
  } else if (one.remedy == Remedy::read) {
    for (const OtherReading& other : readings()) {
      if (other.reading.id == one.reading) trial.rules = other.rules.get();
    }
  } else if (one.remedy == Remedy::shorten) {
    rules = *trial.rules;
    for (rules::Obligation& obligation : rules.obligations) {
      const rules::Precedence* rule = rules::traits(obligation.kind).precedence;
      if (!rule || obligation.id != one.obligation || !rule->at_least_before) continue;
      rules::Precedence nearer = *rule;
      nearer.at_least_before->days.days = one.days;
      obligation.kind = std::move(nearer);
    }
    trial.rules = &rules;
  }
}

const Mended& RelaxationTrial::mended(std::size_t convention) {
  std::unique_ptr<Mended>& its = mended_[convention];
  if (!its) its = std::make_unique<Mended>(problems_[convention], no_choice_);
  return *its;
}

bool RelaxationTrial::has_another_day(const Relaxation& one, std::size_t convention,
                                      const Plan& plan) const {
  const calendar::Day before = standing_session(problems_[convention], one.meeting)->day;
  const auto has = [&](const std::vector<PlannedMeeting>& list) {
    return std::ranges::any_of(list, [&](const PlannedMeeting& planned) {
      return planned.meeting->uid == one.meeting && planned.meeting->day != before;
    });
  };
  return has(plan.meetings) || has(plan.later);
}

const std::vector<OtherReading>& RelaxationTrial::readings() {
  if (!readings_) readings_ = problems_[which_].other_readings();
  return *readings_;
}

}  // namespace gouvernail::planning
