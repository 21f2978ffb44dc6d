// SPDX-License-Identifier: MPL-2.0
#include "planning/place/giving_way.h"

#include <algorithm>
#include <string>
#include <utility>

#include "planning/place/ill_fated.h"
#include "planning/why/causes.h"
#include "planning/why/proof.h"

namespace gouvernail::planning {
namespace {

constexpr std::size_t many = 400;  // sessions: no single conflict of theirs is looked at

}  // namespace

bool GivingWay::part_ill_paired(const std::vector<Demand>& demands, const PlanModel& model) {
  if (model.ill_paired().empty()) return false;
  ensemble_.part(demands, model.ill_paired().front());
  return true;
}

void GivingWay::make_possible(const std::vector<Demand>& demands, const PlanModel& model,
                              const search::Result& result) {
  if (ensemble_.release() || part_some(demands, model, result)) return;
  if (merge(demands) || change_body(demands, model, result)) return;
  give_up(demands, model, result);
}

bool GivingWay::respect_limits(const std::vector<Demand>& demands) {
  if (const auto overflow = find_overflow(demands, ensemble_.placed())) {
    leave_week(demands, *overflow);
    return true;
  }
  if (const auto excess = find_excess(demands, ensemble_.placed())) {
    keep_below(demands, *excess);
    return true;
  }
  return false;
}

bool GivingWay::part_some(const std::vector<Demand>& demands, const PlanModel& model,
                          const search::Result& result) {
  const int guest = find_ill_fated(demands, model, result, control_);
  if (guest == nobody) return false;
  ensemble_.part(demands, guest);
  return true;
}

// Sent away by a ceiling, a session may have found no room: serving for another one, it needs none.
// Or one of those is held by another body that counts as well.
bool GivingWay::merge(const std::vector<Demand>& demands, const std::vector<int>& those) {
  const auto merger = find_merger(demands);
  if (merger) ensemble_.merge(*merger);
  if (!merger && !ensemble_.change_body(those)) return false;
  chosen_ = true;
  return true;
}

// Of those that stand in one another's way, one is held by another body that counts as well.
bool GivingWay::change_body(const std::vector<Demand>& demands, const PlanModel& model,
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

bool GivingWay::is_proven(const std::vector<Demand>& demands, const Impasse& impasse,
                          const PlanModel& model) const {
  // Whoever has waited long enough waits for no proof either.
  if (chosen_ || effort_.is_over() || !ensemble_.needs_all(demands, impasse.around)) return false;
  search::Limits limits = effort_.short_limits();
  limits.enough = 1;
  return no_plan_meets(demands, impasse, model, limits);
}

void GivingWay::give_up(const std::vector<Demand>& demands, const PlanModel& model,
                        const search::Result& result) {
  const Impasse impasse = find_impasse(demands, model, result);
  Conflict conflict = conflict_of(demands, impasse);
  conflict.proven = is_proven(demands, impasse, model);
  if (control_.explain && !effort_.is_over()) {
    conflict.causes = find_causes(demands, impasse, control_.stop);
  }
  struct Gone {
    PlannedConvention* owner;
    std::string uid;
    Conflict conflict;
  };
  const auto gone = [&](const Impasse& one, Conflict its) {
    return Gone{ensemble_.owner(one.demand).first, demands[index(one.demand)].uid, std::move(its)};
  };
  std::vector<Gone> all{gone(impasse, std::move(conflict))};
  // Of thousands, one by one would take longer than anybody waits.
  if (result.overload && demands.size() > many) {
    for (const Impasse& one : further_overloads(demands, model, impasse.demand)) {
      all.push_back(gone(one, conflict_of(demands, one)));
    }
  }
  // Numbers change with each that goes; names do not.
  for (Gone& one : all) {
    const int number = one.owner->demands().find(one.uid);
    if (number != nobody) one.owner->give_up(number, std::move(one.conflict));
  }
}

// Hard::weekly: one of somebody's meetings goes to another week, or is given up.
void GivingWay::leave_week(const std::vector<Demand>& demands, const Overflow& overflow) {
  const auto [convention, number] = ensemble_.owner(overflow.demand);
  if (overflow.stuck) {
    convention->give_up(number, conflict_of(demands, overflow));
  } else {
    convention->demands().bar(number, {overflow.week, ""});
  }
}

// Hard::ceiling: one of the sessions goes elsewhere, serves for another one too, or is given up.
void GivingWay::keep_below(const std::vector<Demand>& demands, const Excess& excess) {
  const Relief relief = relieve(demands, excess);
  if (relief.what == Relief::merge) {
    ensemble_.merge(relief.merger);
    chosen_ = chosen_ || !relief.forced;
    return;
  }
  if (relief.what == Relief::bar) {
    const auto [convention, number] = ensemble_.owner(relief.demand);
    convention->demands().bar(number, {excess.ceiling->window, excess.ceiling->duty});
    return;
  }
  if (ensemble_.release() || merge(demands, excess.demands)) return;
  Conflict conflict = conflict_of(demands, excess, relief);
  conflict.proven &= !chosen_ && ensemble_.needs_all(demands, excess.demands);
  if (!control_.explain) conflict.causes.clear();
  const auto [convention, number] = ensemble_.owner(relief.demand);
  convention->give_up(number, std::move(conflict));
}

}  // namespace gouvernail::planning
