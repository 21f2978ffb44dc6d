// SPDX-License-Identifier: MPL-2.0
// A plan, in rounds: the checker says which duties lack sessions, the search places all of them
// anew, and the checker judges again, since a steering committee that was placed calls for a
// technical committee of its own. It ends when the checker asks for nothing more.
#include <algorithm>

#include "planning/model/plan_model.h"
#include "planning/place/bounds.h"
#include "planning/place/effort.h"
#include "planning/place/ensemble.h"
#include "planning/place/giving_way.h"
#include "planning/place/last_search.h"
#include "planning/place/reasons.h"
#include "planning/place/salvage.h"
#include "planning/place/several.h"
#include "planning/why/relaxations.h"

namespace gouvernail::planning {
namespace {

// Sessions that bring new duties are followed up this many times.
constexpr int most_rounds = 60;

class Proposal {
 public:
  Proposal(const std::vector<Problem>& problems, const Control& control)
      : control_(control),
        ensemble_(problems),
        effort_(control),
        giving_way_(ensemble_, control, effort_) {}

  // All the demands, each placed.
  void settle() {
    ensemble_.pair_up();
    bool settled = ensemble_.gather().empty() || place(Pass::sketch);
    for (int round = 0; round < most_rounds && ending_ == Ending::searched; ++round) {
      if (ask()) {
        settled = place(Pass::sketch);
      } else if (settled || is_proven_from_below()) {
        break;
      } else {
        settled = place(Pass::thorough);
      }
    }
  }

  // After it has settled; once.
  JointPlan finish() {
    bound_from_below();
    JointPlan joint = ensemble_.finish();
    joint.cost = static_cast<double>(bounds_.cost()) / halves;
    joint.lower_bound = std::min(bounds_.bound(), static_cast<double>(bounds_.cost())) / halves;
    joint.sessions_proven = ensemble_.has_proven_sessions();
    joint.status = status_of(joint);
    if (joint.plans.size() == 1) {
      Plan& plan = joint.plans.front();
      plan.status = joint.status;
      plan.cost = joint.cost;
      plan.lower_bound = joint.lower_bound;
      plan.sessions_proven = joint.sessions_proven;
    }
    return joint;
  }

  // Of what was placed; once, at the end. `known`: the problems that it was made of.
  std::shared_ptr<const Reasons> reasons(const Known& known) {
    return ending_ == Ending::nothing ? nullptr : reasons_of(known, std::move(ensemble_));
  }

 private:
  // How the rounds ended: in order; without a plan and without a proof that there is none, where
  // what can stand of what the search had in hand stands, or nothing does.
  enum class Ending { searched, salvaged, nothing };

  Status status_of(const JointPlan& joint) const {
    const bool open = std::any_of(joint.plans.begin(), joint.plans.end(),
                                  [](const Plan& plan) { return !plan.conflicts.empty(); });
    const bool proven = bounds_.is_proven() && joint.sessions_proven;
    return is_unsettled(joint) ? Status::unknown
           : open              ? Status::infeasible
           : proven            ? Status::optimal
                               : Status::feasible;
  }

  // Stopped before a plan was found, or while nobody knows whether what is left open can be kept.
  bool is_unsettled(const JointPlan& joint) const {
    if (ending_ != Ending::searched) return true;
    const bool stopped = effort_.is_over();
    return stopped && std::any_of(joint.plans.begin(), joint.plans.end(), [](const Plan& plan) {
             return std::any_of(plan.conflicts.begin(), plan.conflicts.end(),
                                [](const Conflict& conflict) { return !conflict.proven; });
           });
  }

  bool ask() {
    if (!ensemble_.ask()) return false;
    bounds_.forget_from_below();
    return true;
  }

  // After sessions were given up, merged, parted or sent away.
  std::vector<Demand> gather_changed() {
    bounds_.forget_from_below();
    return ensemble_.gather();
  }

  // Places every demand, giving up those that cannot be met. True when no search could do better.
  bool place(Pass pass) {
    for (std::vector<Demand> demands = ensemble_.gather(); !demands.empty();
         demands = gather_changed()) {
      const PlanModel model = write_model(demands, Latitude::strict);
      if (giving_way_.part_ill_paired(demands, model)) continue;
      const bool brief = effort_.is_brief(pass, ensemble_.has_given_up());
      const search::Result result =
          last_.run(model.for_search(), effort_.limits(pass, brief), pass);
      if (result.outcome == search::Outcome::unknown) {
        if (!effort_.is_over() && brief) {
          effort_.note_hard();
          return place(Pass::thorough);
        }
        if (salvage_from(demands, model, result)) return true;
        break;
      }
      if (result.times.empty()) {
        giving_way_.make_possible(demands, model, result);
        continue;
      }
      ensemble_.place(demands, model, result.times);
      bounds_.set(result, model.claims());
      if (giving_way_.respect_limits(demands)) continue;
      const bool spent = effort_.is_spent(pass, brief);
      return result.outcome == search::Outcome::optimal || spent || effort_.is_over();
    }
    ensemble_.place_nothing();
    last_.forget_plan();
    bounds_.set_nothing();
    return true;
  }

  // Neither a plan nor a proof that there is none: nothing is claimed, and what can stand of what
  // the search had in hand does. False: nothing can.
  bool salvage_from(const std::vector<Demand>& demands, const PlanModel& model,
                    const search::Result& result) {
    ending_ = Ending::nothing;
    const auto cost = salvage(ensemble_, demands, model, result.nearest);
    if (!cost) return false;
    last_.forget_plan();
    bounds_.set_unproven(static_cast<int>(*cost));
    ending_ = Ending::salvaged;
    return true;
  }

  // Whether the plan is shown to be best already by the bound that has to be found at the end;
  // tried where little is left to be shown.
  bool is_proven_from_below() {
    if (bounds_.is_exact() || !bounds_.is_nearly_proven(effort_.worth_a_bound())) return false;
    bound_from_below();
    return bounds_.is_proven();
  }

  void bound_from_below() {
    if (giving_way_.has_chosen()) {
      bounds_.give_up_bound();
      return;
    }
    if (bounds_.is_exact() || control_.any_plan || ending_ != Ending::searched) return;
    const std::vector<Demand> demands = ensemble_.gather();
    if (!demands.empty()) bounds_.find_from_below(demands, last_, effort_.short_limits());
  }

  const Control& control_;
  Ensemble ensemble_;
  Effort effort_;
  GivingWay giving_way_;
  LastSearch last_;
  Bounds bounds_;
  Ending ending_ = Ending::searched;
};

}  // namespace

JointPlan propose_together(const std::vector<Problem>& problems, const Control& control) {
  const auto known = std::make_shared<const std::vector<Problem>>(as_known(problems));
  Proposal proposal(*known, control);
  proposal.settle();
  JointPlan joint = proposal.finish();
  joint.reasons = proposal.reasons(known);
  if (control.explain && joint.status == Status::infeasible) {
    for (std::size_t i = 0; i < known->size(); ++i) {
      joint.plans[i].relaxations = find_relaxations(*known, i, joint, control);
    }
  }
  return joint;
}

std::optional<Explanation> explain_together(const std::vector<Problem>& problems, std::size_t which,
                                            const std::string& body, calendar::Day day,
                                            const Control& control) {
  const auto known = std::make_shared<const std::vector<Problem>>(as_known(problems));
  Proposal proposal(*known, control);
  proposal.settle();
  const auto reasons = proposal.reasons(known);
  return reasons ? reasons->why(which, body, day) : std::nullopt;
}

}  // namespace gouvernail::planning
