// SPDX-License-Identifier: MPL-2.0
// A plan, in rounds: the checker says which duties lack sessions, the search places all of them
// anew, and the checker judges again, since a steering committee that was placed calls for a
// technical committee of its own. It ends when the checker asks for nothing more.
#include <algorithm>
#include <cmath>

#include "planning/demand/excess.h"
#include "planning/model/plan_model.h"
#include "planning/place/ensemble.h"
#include "planning/place/explain.h"
#include "planning/place/salvage.h"
#include "planning/place/several.h"
#include "planning/place/weekly.h"
#include "planning/why/impasse.h"
#include "planning/why/proof.h"
#include "planning/why/relaxations.h"
#include "rules/rules.h"
#include "search/search.h"

namespace gouvernail::planning {
namespace {

using calendar::Day;

// Sessions that bring new duties are followed up this many times.
constexpr int most_rounds = 60;
// Before the duties are all known, a good plan is enough: so many rounds of the search.
constexpr std::uint64_t short_search = 400;
constexpr double good_enough = 0.01;
constexpr std::size_t many = 400;  // sessions: no single conflict of theirs is looked at
// A plan that its own search has nearly proven is held against the bound from below: at once with
// the first gap, with the second one when a longer search did not end.
constexpr double nearly_proven = 0.005;
constexpr double proven_in_part = 0.02;
// After so many rounds a search is long, and the bound from below worth its time.
constexpr std::uint64_t first_long_search = 1000;
// Where nobody says when to stop.
constexpr std::uint64_t long_search = 4000;

class Proposal {
 public:
  Proposal(const std::vector<Problem>& problems, const Control& control)
      : control_(control), ensemble_(problems) {}

  JointPlan run() {
    settle();
    bound_from_below();
    JointPlan joint = ensemble_.finish();
    const bool open = std::any_of(joint.plans.begin(), joint.plans.end(),
                                  [](const Plan& plan) { return !plan.conflicts.empty(); });
    joint.cost = static_cast<double>(cost_) / halves;
    joint.lower_bound = std::min(bound_, static_cast<double>(cost_)) / halves;
    joint.sessions_proven = ensemble_.has_proven_sessions();
    const bool proven = bound_ > cost_ - 0.5 && joint.sessions_proven;
    joint.status = is_unsettled(joint) ? Status::unknown
                   : open              ? Status::infeasible
                   : proven            ? Status::optimal
                                       : Status::feasible;
    if (joint.plans.size() == 1) {
      Plan& plan = joint.plans.front();
      plan.status = joint.status;
      plan.cost = joint.cost;
      plan.lower_bound = joint.lower_bound;
      plan.sessions_proven = joint.sessions_proven;
    }
    return joint;
  }

  // All the demands, each placed.
  void settle() {
    ensemble_.pair_up();
    bool settled = ensemble_.gather().empty() || place(false);
    for (int round = 0; round < most_rounds && !cut_short_; ++round) {
      if (ask()) {
        settled = place(false);
      } else if (settled || is_proven_from_below()) {
        break;
      } else {
        settled = place(true);
      }
    }
  }

  // Of what was placed; once, at the end. `known`: the problems that it was made of.
  std::shared_ptr<const Reasons> reasons(const Known& known) {
    return cut_short_ && !salvaged_ ? nullptr : reasons_of(known, std::move(ensemble_));
  }

 private:
  // Stopped before a plan was found, or while nobody knows whether what is left open can be kept.
  bool is_unsettled(const JointPlan& joint) const {
    if (cut_short_) return true;
    const bool stopped = control_.stop && control_.stop();
    return stopped && std::any_of(joint.plans.begin(), joint.plans.end(), [](const Plan& plan) {
             return std::any_of(plan.conflicts.begin(), plan.conflicts.end(),
                                [](const Conflict& conflict) { return !conflict.proven; });
           });
  }

  bool ask() {
    if (!ensemble_.ask()) return false;
    from_below_ = 0;
    return true;
  }

  // Whether the plan is shown to be best already by the bound that has to be found at the end;
  // tried where little is left to be shown.
  bool is_proven_from_below() {
    const double near = is_long_ ? proven_in_part : nearly_proven;
    if (exact_ || static_cast<double>(cost_) - strict_bound_ > near * cost_) return false;
    bound_from_below();
    return bound_ > cost_ - 0.5;
  }

  // Thoroughly: the model that was searched before, as a rule. Its plan and prices are the first.
  search::Result search(const PlanModel& model, search::Limits limits, bool thoroughly) {
    const search::Model& searched = model.for_search();
    if (thoroughly) {
      limits.prices = search::carry_over(prices_, searched_, searched);
      // Times are numbers of the model: they say nothing where its days are others.
      const bool same = searched_.days == searched.days && searched_.slots == searched.slots;
      if (same && times_.size() == searched.sessions.size()) limits.times = times_;
    }
    search::Result result = search::solve(searched, limits);
    prices_ = std::move(result.prices);
    searched_.slots = searched.slots;
    searched_.cells = searched.cells;
    searched_.days = searched.days;
    searched_.resources = searched.resources;
    return result;
  }

  // A calendar with duties left open will change again: what would mend it is worth more of the
  // time that there is than the best such calendar.
  bool is_to_be_mended() const { return control_.explain && !hard_ && ensemble_.has_given_up(); }

  bool is_over() const { return control_.stop && control_.stop(); }

  // After sessions were given up, merged, parted or sent away: what was proven of them before no
  // longer holds.
  std::vector<Demand> gather_changed() {
    from_below_ = 0;
    return ensemble_.gather();
  }

  search::Limits limits_of(std::uint64_t most_rounds) const {
    search::Limits limits;
    limits.seed = control_.seed;
    limits.threads = control_.threads;
    limits.most_rounds = most_rounds;
    limits.stop = control_.stop;
    return limits;
  }

  // Neither a plan nor a proof that there is none: nothing is claimed, and what can stand of what
  // the search had in hand does. False: nothing can.
  bool salvage_from(const std::vector<Demand>& demands, const PlanModel& model,
                    const search::Result& result) {
    cut_short_ = true;
    const auto cost = salvage(ensemble_, demands, model, result.nearest);
    if (!cost) return false;
    times_.clear();
    cost_ = static_cast<int>(*cost);
    bound_ = 0;
    salvaged_ = true;
    return true;
  }

  // Places every demand, giving up those that cannot be met. True when no search could do better.
  bool place(bool thoroughly) {
    for (std::vector<Demand> demands = ensemble_.gather(); !demands.empty();
         demands = gather_changed()) {
      const PlanModel model = write_model(demands, Latitude::strict);
      if (part_ill_paired(demands, model)) continue;
      const bool brief = !thoroughly || is_to_be_mended();
      search::Limits limits = limits_of(brief            ? short_search
                                        : !control_.stop ? long_search
                                        : is_long_       ? 0
                                                         : first_long_search);
      limits.enough = control_.any_plan ? 1 : thoroughly ? 0 : good_enough;
      if (control_.tell && thoroughly) {
        limits.tell = [this](const search::Progress& progress) {
          control_.tell({progress.cost / halves, progress.bound / halves});
        };
      }
      const search::Result result = search(model, limits, thoroughly);
      if (result.outcome == search::Outcome::unknown) {
        if (!is_over() && (!thoroughly || is_to_be_mended())) {
          hard_ = true;
          return place(true);
        }
        if (salvage_from(demands, model, result)) return true;
        break;
      }
      if (result.times.empty()) {
        // No session is given up as long as there is another choice.
        if (!ensemble_.release() && !part_some(demands, model, result) && !merge_instead(demands) &&
            !change_body(demands, model, result)) {
          give_up(demands, model, result);
        }
        continue;
      }
      record(demands, model, result);
      if (const auto overflow = find_overflow(demands, ensemble_.placed())) {
        make_room(demands, *overflow);
        continue;
      }
      if (const auto excess = find_excess(demands, ensemble_.placed())) {
        keep_below(demands, *excess);
        continue;
      }
      const bool last = thoroughly && (brief || is_long_ || !control_.stop);
      is_long_ = is_long_ || thoroughly;
      return result.outcome == search::Outcome::optimal || last || is_over();
    }
    ensemble_.place_nothing();
    times_.clear();
    cost_ = 0;
    bound_ = 0;
    exact_ = true;
    return true;
  }

  bool is_proven(const std::vector<Demand>& demands, const Impasse& impasse,
                 const PlanModel& model) const {
    // Whoever has waited long enough waits for no proof either.
    if (chosen_ || is_over() || !ensemble_.needs_all(demands, impasse.around)) return false;
    search::Limits limits = limits_of(short_search);
    limits.enough = 1;
    return no_plan_meets(demands, impasse, model, limits);
  }

  // Series that do not go together are held apart.
  bool part_ill_paired(const std::vector<Demand>& demands, const PlanModel& model) {
    if (model.ill_paired().empty()) return false;
    ensemble_.part(demands, model.ill_paired().front());
    return true;
  }

  bool part_some(const std::vector<Demand>& demands, const PlanModel& model,
                 const search::Result& result) {
    const int guest = find_ill_fated(demands, model, result, control_);
    if (guest == nobody) return false;
    ensemble_.part(demands, guest);
    return true;
  }

  // Of those that stand in one another's way, one is held by another body that counts as well.
  bool change_body(const std::vector<Demand>& demands, const PlanModel& model,
                   const search::Result& result) {
    if (std::ranges::all_of(demands, &std::vector<std::string>::empty, &Demand::instead))
      return false;
    const Impasse impasse = find_impasse(demands, model, result);
    std::vector<int> those = impasse.around;
    those.insert(those.begin(), impasse.demand);
    if (!ensemble_.change_body(those)) return false;
    chosen_ = true;
    return true;
  }

  void give_up(const std::vector<Demand>& demands, const PlanModel& model,
               const search::Result& result) {
    const Impasse impasse = find_impasse(demands, model, result);
    Conflict conflict = conflict_of(demands, impasse);
    conflict.proven = is_proven(demands, impasse, model);
    if (control_.explain && !is_over())
      conflict.causes = find_causes(demands, impasse, control_.stop);
    std::vector<Impasse> all{impasse};
    // Of thousands, one by one would take longer than anybody waits.
    if (result.overload && demands.size() > many) {
      const auto further = further_overloads(demands, model, impasse.demand);
      all.insert(all.end(), further.begin(), further.end());
    }
    std::vector<Unit*> units;
    for (const Impasse& one : all) units.push_back(ensemble_.owner(one.demand).first);
    for (std::size_t i = 0; i < all.size(); ++i) {
      const int number = units[i]->demands().find(demands[index(all[i].demand)].uid);
      if (number == nobody) continue;
      units[i]->give_up(number, i == 0 ? std::move(conflict) : conflict_of(demands, all[i]));
    }
  }

  // Somebody has too many meetings in a week: one of them goes to another week, or is given up.
  void make_room(const std::vector<Demand>& demands, const Overflow& overflow) {
    const auto [unit, number] = ensemble_.owner(overflow.demand);
    if (!overflow.stuck) {
      unit->demands().bar(number, {overflow.week, ""});
      return;
    }
    unit->give_up(number, conflict_of(demands, overflow));
  }

  // Hard::ceiling: one of the sessions goes elsewhere, serves for another one too, or is given up.
  void keep_below(const std::vector<Demand>& demands, const Excess& excess) {
    const Relief relief = relieve(demands, excess);
    if (relief.what == Relief::bar) {
      const auto [unit, number] = ensemble_.owner(relief.demand);
      unit->demands().bar(number, {excess.ceiling->window, excess.ceiling->duty});
    } else if (relief.what == Relief::merge) {
      ensemble_.merge(relief.merger);
      chosen_ = chosen_ || !relief.forced;
    } else if (!ensemble_.release() && !merge_instead(demands, excess.demands)) {
      Conflict conflict = conflict_of(demands, excess, relief);
      conflict.proven &= !chosen_ && ensemble_.needs_all(demands, excess.demands);
      if (!control_.explain) conflict.causes.clear();
      const auto [unit, number] = ensemble_.owner(relief.demand);
      unit->give_up(number, std::move(conflict));
    }
  }

  // Sent away by a ceiling, a session may have found no room: serving for another one, it needs
  // none. Or one of those is held by another body that counts as well.
  bool merge_instead(const std::vector<Demand>& demands, const std::vector<int>& those = {}) {
    const auto merger = find_merger(demands);
    if (merger) ensemble_.merge(*merger);
    if (!merger && !ensemble_.change_body(those)) return false;
    chosen_ = true;
    return true;
  }

  void record(const std::vector<Demand>& demands, const PlanModel& model,
              const search::Result& result) {
    times_ = result.times;
    ensemble_.place(demands, model, times_);
    cost_ = static_cast<int>(result.cost);
    bound_ = std::max(
        0.0, std::min(result.bound, std::ceil(result.alone + model.claims().other_order - 1e-3)));
    strict_bound_ = result.bound;
    exact_ = model.claims().exact;
  }

  // A bound that holds although some sessions were tied to what others were at the time: the
  // same problem without those ties.
  void bound_from_below() {
    // Other sessions might have served for one another.
    if (chosen_) bound_ = 0;
    const std::vector<Demand> demands = ensemble_.gather();
    if (chosen_ || exact_ || demands.empty() || control_.any_plan || cut_short_) return;
    // Before the search for a better plan it was found for the same sessions.
    if (from_below_ > cost_ - 0.5) {
      bound_ = cost_;
      return;
    }
    const PlanModel loosest = write_model(demands, Latitude::loosest);
    search::Limits limits = limits_of(short_search);
    limits.below = cost_;
    // It is nearly the model that was searched last, and begins with the prices that were found.
    limits.prices = search::carry_over(prices_, searched_, loosest.for_search());
    const search::Result result = search::solve(loosest.for_search(), limits);
    const double other = std::ceil(result.alone + loosest.claims().other_order - 1e-3);
    const bool none_cheaper = result.outcome == search::Outcome::infeasible;
    const double bound = std::min<double>(none_cheaper ? cost_ : result.bound, other);
    from_below_ = std::max(from_below_, bound);
    bound_ = std::max(0.0, std::min<double>(from_below_, cost_));
  }

  const Control& control_;
  Ensemble ensemble_;
  std::vector<int> times_;      // of the model, standing sessions included
  search::KnownPrices prices_;  // of the last search
  search::Model searched_;      // its model, as far as prices need it
  int cost_ = 0;                // in halves
  double bound_ = 0;
  double strict_bound_ = 0;  // of the model that was searched, ties and all
  double from_below_ = 0;    // of all plans with these sessions, whatever they were tied to
  bool exact_ = true;
  bool chosen_ = false;     // which sessions serve for which duties, where others might have
  bool hard_ = false;       // even a first plan takes a long search
  bool is_long_ = false;    // a thorough search has not ended soon
  bool cut_short_ = false;  // no search found a plan, nor that there is none
  bool salvaged_ = false;   // and what can stand of what it had in hand stands
};

}  // namespace

JointPlan propose_together(const std::vector<Problem>& problems, const Control& control) {
  const auto known = std::make_shared<const std::vector<Problem>>(as_known(problems));
  Proposal proposal(*known, control);
  JointPlan joint = proposal.run();
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
