// SPDX-License-Identifier: MPL-2.0
#include "planning/place/ensemble.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "rules/rules.h"

namespace gouvernail::planning {
namespace {

std::vector<std::unique_ptr<Unit>> units_of(const std::vector<Problem>& problems) {
  std::vector<std::unique_ptr<Unit>> units;
  for (const Problem& problem : problems) units.push_back(std::make_unique<Unit>(problem));
  return units;
}

}  // namespace

Ensemble::Ensemble(const std::vector<Problem>& problems)
    : units_(units_of(problems)), joint_(homes()), costs_(units_.size()) {}

std::vector<const Options*> Ensemble::homes() const {
  std::vector<const Options*> homes;
  for (const auto& unit : units_) homes.push_back(&unit->options());
  return homes;
}

std::vector<Demand> Ensemble::gather() const {
  std::vector<Demand> all;
  for (const auto& unit : units_) {
    const int first = static_cast<int>(all.size());
    for (Demand demand : unit->demands().all()) {
      for (Tie& tie : demand.ties) tie.session += first;
      all.push_back(std::move(demand));
    }
  }
  joint_.mark(all);
  return all;
}

std::pair<Unit*, int> Ensemble::owner(int demand) const {
  for (const auto& unit : units_) {
    const int count = static_cast<int>(unit->demands().all().size());
    if (demand < count) return {unit.get(), demand};
    demand -= count;
  }
  return {nullptr, nobody};
}

bool Ensemble::ask() {
  bool asked = false;
  for (const auto& unit : units_) asked = unit->ask() || asked;
  if (asked) pair_up();
  return asked;
}

bool Ensemble::release() {
  bool any = false;
  for (const auto& unit : units_) any = unit->demands().release() || any;
  return any;
}

void Ensemble::merge(const Merger& merger) {
  const auto [unit, kept] = owner(merger.kept);
  unit->demands().merge(kept, owner(merger.dropped).second);
}

bool Ensemble::change_body(const std::vector<int>& demands) {
  return std::any_of(demands.begin(), demands.end(), [&](int demand) {
    const auto its = owner(demand);
    return its.first->demands().change_body(its.second);
  });
}

void Ensemble::place(const std::vector<Demand>& demands, const PlanModel& model,
                     const std::vector<int>& times) {
  const auto held = held_jointly(demands);
  placed_.clear();
  costs_.clear();
  int next = 0;
  for (const auto& unit : units_) {
    const auto its = held.find(&unit->options());
    unit->hold(its == held.end() ? std::map<std::string, Jointly>{} : its->second);
    std::vector<calendar::Day> days;
    std::vector<calendar::Minutes> starts;
    for (std::size_t i = 0; i < unit->demands().all().size(); ++i, ++next) {
      const int time = times[index(model.session_of(next))];
      days.push_back(model.time().day_of(time));
      starts.push_back(model.time().start_of(time));
      placed_.push_back(days.back());
    }
    unit->place(std::move(days), std::move(starts));
    costs_.push_back(model.costs(times, unit->options()));
  }
}

void Ensemble::place_nothing() {
  for (const auto& unit : units_) unit->place({}, {});
  placed_.clear();
  costs_.assign(units_.size(), {});
}

bool Ensemble::has_given_up() const {
  return std::any_of(units_.begin(), units_.end(),
                     [](const auto& unit) { return unit->has_given_up(); });
}

bool Ensemble::has_proven_sessions() const {
  return std::all_of(units_.begin(), units_.end(),
                     [](const auto& unit) { return unit->has_proven_sessions(); });
}

bool Ensemble::needs_all(const std::vector<Demand>& demands, const std::vector<int>& those) const {
  return std::all_of(units_.begin(), units_.end(), [&](const auto& unit) {
    std::set<std::string> bodies;
    for (const int number : those) {
      const Demand& demand = demands[index(number)];
      const bool its = demand.home == &unit->options() && !demand.displaced;
      if (its) bodies.insert(demand.body);
    }
    return bodies.empty() || unit->needs_all_of(bodies);
  });
}

JointPlan Ensemble::finish() {
  JointPlan joint;
  for (std::size_t i = 0; i < units_.size(); ++i) {
    joint.plans.push_back(units_[i]->finish(costs_[i]));
  }
  joint.apart = joint_.apart();
  return joint;
}

}  // namespace gouvernail::planning
