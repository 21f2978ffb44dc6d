// SPDX-License-Identifier: MPL-2.0
// A plan, in rounds: the checker says which duties lack sessions, the search places all of them
// anew, and the checker judges again, since a steering committee that was placed calls for a
// technical committee of its own. It ends when the checker asks for nothing more.
#include <algorithm>
#include <cmath>
#include <memory>

#include "planning/assembly.h"
#include "planning/conflict.h"
#include "planning/excess.h"
#include "planning/explain.h"
#include "planning/joint.h"
#include "planning/relaxations.h"
#include "planning/search/search.h"
#include "planning/several.h"
#include "planning/unit.h"
#include "planning/weekly.h"

namespace gouvernail::planning {
namespace {

using base::msg;
using calendar::Day;

// Sessions that bring new duties are followed up this many times.
constexpr int most_rounds = 60;
// Before the duties are all known, a good plan is enough: so many rounds of the search.
constexpr std::uint64_t short_search = 400;
constexpr double good_enough = 0.01;
// Where nobody says when to stop.
constexpr std::uint64_t long_search = 4000;

class Proposal {
 public:
  Proposal(const std::vector<Problem>& problems, const Control& control) : control_(control) {
    for (const Problem& problem : problems) {
      units_.push_back(std::make_unique<Unit>(problem));
    }
    std::vector<const Options*> homes;
    for (const auto& unit : units_) homes.push_back(&unit->options());
    joint_ = std::make_unique<JointSessions>(homes);
  }

  JointPlan run() {
    settle();
    bound_from_below();
    JointPlan joint;
    bool open = false;
    const std::vector<Demand> demands = gather();
    const Assembly assembly(demands, Reading::strict);
    for (const auto& unit : units_) {
      const bool placed = !times_.empty();
      joint.plans.push_back(
          unit->finish(placed ? assembly.costs(times_, unit->options()) : Costs{}));
      open = open || !joint.plans.back().conflicts.empty();
    }
    joint.apart = joint_->apart();
    joint.cost = static_cast<double>(cost_) / halves;
    joint.lower_bound = std::min(bound_, static_cast<double>(cost_)) / halves;
    joint.status = cut_short_             ? Status::unknown
                   : open                 ? Status::infeasible
                   : bound_ > cost_ - 0.5 ? Status::optimal
                                          : Status::feasible;
    if (joint.plans.size() == 1) {
      Plan& plan = joint.plans.front();
      plan.status = joint.status;
      plan.cost = joint.cost;
      plan.lower_bound = joint.lower_bound;
    }
    return joint;
  }

  std::optional<Explanation> explain(std::size_t which, const std::string& body, Day day) {
    settle();
    if (cut_short_) return std::nullopt;
    std::vector<Demand> demands = gather();
    // Days were kept for those that answer them: here they may be any.
    for (Demand& each : demands) each.keep.reset();
    for (int i = 0; i < static_cast<int>(demands.size()); ++i) {
      const auto [unit, number] = owner(i);
      if (unit != units_[which].get() || demands[index(i)].body != body) continue;
      if (unit->placed()[index(number)] != day) continue;
      const Assembly assembly(demands, Reading::strict);
      std::vector<int> times;
      for (int s = 0; s < static_cast<int>(assembly.model().sessions.size()); ++s) {
        const auto [its, of_it] = owner(s);
        const bool elsewhere = its && demands[index(s)].with != nobody;
        times.push_back(
            its && !elsewhere
                ? assembly.time_of(its->placed()[index(of_it)], its->starts()[index(of_it)])
                : assembly.model().sessions[index(s)].candidates.front().t);
      }
      Explanation result = explain_choice(demands, assembly, times, i);
      result.meeting = unit->planned(number);
      return result;
    }
    return std::nullopt;
  }

 private:
  // Every demand of every convention; the ties keep to their own.
  std::vector<Demand> gather() const {
    std::vector<Demand> all;
    for (const auto& unit : units_) {
      const int first = static_cast<int>(all.size());
      for (Demand demand : unit->demands().all()) {
        if (demand.tie) demand.tie->session += first;
        all.push_back(std::move(demand));
      }
    }
    joint_->mark(all);
    return all;
  }

  // The convention of a demand, and its number there.
  std::pair<Unit*, int> owner(int demand) const {
    for (const auto& unit : units_) {
      const int count = static_cast<int>(unit->demands().all().size());
      if (demand < count) return {unit.get(), demand};
      demand -= count;
    }
    return {nullptr, nobody};
  }

  bool ask() {
    bool asked = false;
    for (const auto& unit : units_) asked = unit->ask() || asked;
    if (asked) joint_->pair_up(gather());
    return asked;
  }

  // All the demands, each placed.
  void settle() {
    joint_->pair_up(gather());
    bool settled = gather().empty() || place(false);
    for (int round = 0; round < most_rounds && !cut_short_; ++round) {
      if (ask()) {
        settled = place(false);
      } else if (settled) {
        break;
      } else {
        settled = place(true);
      }
    }
  }

  bool release() {
    bool any = false;
    for (const auto& unit : units_) any = unit->demands().release() || any;
    return any;
  }

  // A calendar with duties left open will change again: what would mend it is worth more of the
  // time that there is than the best such calendar.
  bool is_to_be_mended() const {
    return control_.explain && !hard_ &&
           std::any_of(units_.begin(), units_.end(),
                       [](const auto& unit) { return unit->has_given_up(); });
  }

  bool is_over() const { return control_.stop && control_.stop(); }

  // Places every demand, giving up those that cannot be met. True when no search could do better.
  bool place(bool thoroughly) {
    for (std::vector<Demand> demands = gather(); !demands.empty(); demands = gather()) {
      const Assembly assembly(demands, Reading::strict);
      if (part_ill_paired(demands, assembly)) continue;
      search::Limits limits;
      limits.seed = control_.seed;
      limits.enough = control_.any_plan ? 1 : thoroughly ? 0 : good_enough;
      limits.most_rounds = !thoroughly || is_to_be_mended() ? short_search
                           : control_.stop                  ? 0
                                                            : long_search;
      limits.stop = control_.stop;
      if (control_.tell && thoroughly) {
        limits.tell = [this](const search::Progress& progress) {
          control_.tell({progress.cost / halves, progress.bound / halves});
        };
      }
      const search::Result result = search::solve(assembly.model(), limits);
      if (result.outcome == search::Outcome::unknown) {
        if (!is_over() && (!thoroughly || is_to_be_mended())) {
          hard_ = true;
          return place(true);
        }
        // Neither a plan nor a proof that there is none: nothing is claimed.
        cut_short_ = true;
        break;
      }
      if (result.times.empty()) {
        // No session is given up for the sake of a day that only an answer had fixed.
        if (!release() && !part_some(demands, assembly, result) && !merge_instead(demands)) {
          give_up(demands, assembly, result);
        }
        continue;
      }
      record(demands, assembly, result);
      if (const auto overflow = find_overflow(demands, placed_)) {
        make_room(demands, *overflow);
        continue;
      }
      if (const auto excess = find_excess(demands, placed_)) {
        keep_below(demands, *excess);
        continue;
      }
      return result.outcome == search::Outcome::optimal || thoroughly || is_over();
    }
    for (const auto& unit : units_) unit->place({}, {});
    times_.clear();
    cost_ = 0;
    bound_ = 0;
    exact_ = true;
    return true;
  }

  // Whether no plan at all can meet the demands: the model may have settled the order of some
  // sessions, or barred a week, without trying the other choices.
  bool is_proven(const std::vector<Demand>& demands, const Assembly& assembly) const {
    std::vector<Demand> free = demands;
    if (chosen_) return false;
    bool barred = false;
    bool joint = false;
    for (Demand& demand : free) {
      barred = barred || !demand.barred.empty();
      demand.barred.clear();
      joint = joint || demand.with != nobody;
      demand.with = nobody;
    }
    if (assembly.is_exact() && !barred && !joint) return std::isinf(assembly.other_order());
    const Assembly loosest(free, Reading::loosest);
    search::Limits limits;
    limits.seed = control_.seed;
    limits.enough = 1;
    limits.most_rounds = short_search;
    limits.stop = control_.stop;
    return search::solve(loosest.model(), limits).outcome == search::Outcome::infeasible &&
           std::isinf(loosest.other_order());
  }

  // Series that do not go together are held apart.
  bool part_ill_paired(const std::vector<Demand>& demands, const Assembly& assembly) {
    if (assembly.ill_paired().empty()) return false;
    joint_->part(demands, assembly.ill_paired().front());
    return true;
  }

  bool part_some(const std::vector<Demand>& demands, const Assembly& assembly,
                 const search::Result& result) {
    const int guest = find_ill_fated(demands, assembly, result, control_);
    if (guest != nobody) joint_->part(demands, guest);
    return guest != nobody;
  }

  void give_up(const std::vector<Demand>& demands, const Assembly& assembly,
               const search::Result& result) {
    const Impasse impasse = find_impasse(demands, assembly, result);
    const Demand& demand = demands[index(impasse.demand)];
    Conflict conflict{impasse.constraint,           demand.duty, source_of(demand), impasse.message,
                      is_proven(demands, assembly), {}};
    if (control_.explain) conflict.causes = find_causes(demands, impasse, control_.stop);
    const auto [unit, number] = owner(impasse.demand);
    unit->give_up(number, std::move(conflict));
  }

  // Somebody has too many meetings in a week: one of them goes to another week, or is given up.
  void make_room(const std::vector<Demand>& demands, const Overflow& overflow) {
    const auto [unit, number] = owner(overflow.demand);
    if (!overflow.stuck) {
      unit->demands().bar(number, {overflow.week, ""});
      return;
    }
    const Demand& demand = demands[index(overflow.demand)];
    unit->give_up(number, {Hard::weekly,
                           demand.duty,
                           source_of(demand),
                           msg("“{0}” would have more than {1} {1:meeting|meetings} in the week of "
                               "{2}",
                               overflow.person, std::int64_t{overflow.most},
                               calendar::arg(overflow.week.first)),
                           false,
                           {}});
  }

  // Hard::ceiling: one of the sessions goes elsewhere, serves for another one too, or is given up.
  void keep_below(const std::vector<Demand>& demands, const Excess& excess) {
    const Relief relief = relieve(demands, excess);
    if (relief.what == Relief::bar) {
      const auto [unit, number] = owner(relief.demand);
      unit->demands().bar(number, {excess.ceiling->window, excess.ceiling->duty});
    } else if (relief.what == Relief::merge) {
      merge(relief.merger);
      chosen_ = chosen_ || !relief.forced;
    } else if (!release() && !merge_instead(demands)) {
      Conflict conflict = conflict_of(demands, excess, relief);
      conflict.proven = conflict.proven && !chosen_;
      if (!control_.explain) conflict.causes.clear();
      const auto [unit, number] = owner(relief.demand);
      unit->give_up(number, std::move(conflict));
    }
  }

  void merge(const Merger& merger) {
    const auto [unit, kept] = owner(merger.kept);
    unit->demands().merge(kept, owner(merger.dropped).second);
  }

  // Sent away by a ceiling, a session may have found no room: serving for another one, it needs
  // none.
  bool merge_instead(const std::vector<Demand>& demands) {
    const auto merger = find_merger(demands);
    if (!merger) return false;
    merge(*merger);
    chosen_ = true;
    return true;
  }

  void record(const std::vector<Demand>& demands, const Assembly& assembly,
              const search::Result& result) {
    times_ = result.times;
    placed_.clear();
    const auto held = held_jointly(demands);
    int next = 0;
    for (const auto& unit : units_) {
      const auto its = held.find(&unit->options());
      unit->hold(its == held.end() ? std::map<std::string, Jointly>{} : its->second);
      std::vector<Day> days;
      std::vector<calendar::Minutes> starts;
      for (std::size_t i = 0; i < unit->demands().all().size(); ++i, ++next) {
        const int time = times_[index(assembly.session_of(next))];
        days.push_back(assembly.day_of(time));
        starts.push_back(assembly.start_of(time));
        placed_.push_back(days.back());
      }
      unit->place(std::move(days), std::move(starts));
    }
    cost_ = static_cast<int>(result.cost);
    bound_ = std::max(
        0.0, std::min(result.bound, std::ceil(result.alone + assembly.other_order() - 1e-3)));
    exact_ = assembly.is_exact();
  }

  // A bound that holds although some sessions were tied to what others were at the time: the
  // same problem without those ties.
  void bound_from_below() {
    // Other sessions might have served for one another.
    if (chosen_) bound_ = 0;
    const std::vector<Demand> demands = gather();
    if (chosen_ || exact_ || demands.empty() || control_.any_plan || cut_short_) return;
    const Assembly loosest(demands, Reading::loosest);
    search::Limits limits;
    limits.seed = control_.seed;
    limits.most_rounds = short_search;
    limits.stop = control_.stop;
    limits.below = cost_;
    const search::Result result = search::solve(loosest.model(), limits);
    const double other = std::ceil(result.alone + loosest.other_order() - 1e-3);
    const bool none_cheaper = result.outcome == search::Outcome::infeasible;
    bound_ = std::max(
        0.0, std::min({none_cheaper ? cost_ : result.bound, other, static_cast<double>(cost_)}));
  }

  const Control& control_;
  std::vector<std::unique_ptr<Unit>> units_;
  std::unique_ptr<JointSessions> joint_;
  std::vector<int> times_;   // of the model, standing sessions included
  std::vector<Day> placed_;  // by demand, over all units
  int cost_ = 0;             // in halves
  double bound_ = 0;
  bool exact_ = true;
  bool chosen_ = false;  // which sessions serve for two
  bool hard_ = false;    // even a first plan takes a long search
  bool cut_short_ = false;
};

}  // namespace

JointPlan propose_together(const std::vector<Problem>& problems, const Control& control) {
  const std::vector<Problem> known = as_known(problems);
  JointPlan joint = Proposal(known, control).run();
  if (control.explain && joint.status == Status::infeasible) {
    for (std::size_t i = 0; i < known.size(); ++i) {
      joint.plans[i].relaxations = find_relaxations(known, i, joint, control);
    }
  }
  return joint;
}

std::optional<Explanation> explain_together(const std::vector<Problem>& problems, std::size_t which,
                                            const std::string& body, calendar::Day day,
                                            const Control& control) {
  const std::vector<Problem> known = as_known(problems);
  return Proposal(known, control).explain(which, body, day);
}

}  // namespace gouvernail::planning
