// SPDX-License-Identifier: MPL-2.0
#include "planning/place/ensemble.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "rules/rules.h"

namespace gouvernail::planning {
namespace {

std::vector<std::unique_ptr<PlannedConvention>> conventions_of(
    const std::vector<Problem>& problems) {
  std::vector<std::unique_ptr<PlannedConvention>> conventions;
  for (const Problem& problem : problems)
    conventions.push_back(std::make_unique<PlannedConvention>(problem));
  return conventions;
}

}  // namespace

Ensemble::Ensemble(const std::vector<Problem>& problems)
    : conventions_(conventions_of(problems)), joint_(homes()), costs_(conventions_.size()) {}

std::vector<const Options*> Ensemble::homes() const {
  std::vector<const Options*> homes;
  for (const auto& convention : conventions_) homes.push_back(&convention->options());
  return homes;
}

std::vector<Demand> Ensemble::gather() const {
  std::vector<Demand> all;
  for (const auto& convention : conventions_) {
    const int first = static_cast<int>(all.size());
    for (Demand demand : convention->demands().all()) {
      for (Tie& tie : demand.ties) tie.session += first;
      all.push_back(std::move(demand));
    }
  }
  joint_.mark(all);
  return all;
}

std::pair<PlannedConvention*, int> Ensemble::owner(int demand) const {
  for (const auto& convention : conventions_) {
    const int count = static_cast<int>(convention->demands().all().size());
    if (demand < count) return {convention.get(), demand};
    demand -= count;
  }
  return {nullptr, nobody};
}

bool Ensemble::ask() {
  bool asked = false;
  for (const auto& convention : conventions_) asked = convention->ask() || asked;
  if (asked) pair_up();
  return asked;
}

bool Ensemble::release() {
  bool any = false;
  for (const auto& convention : conventions_) any = convention->demands().release() || any;
  return any;
}

void Ensemble::merge(const Merger& merger) {
  const auto [convention, kept] = owner(merger.kept);
  convention->demands().merge(kept, owner(merger.dropped).second);
}

bool Ensemble::change_body(const std::vector<int>& demands) {
  return std::any_of(demands.begin(), demands.end(), [&](int demand) {
    const auto its = owner(demand);
    return its.first->demands().change_body(its.second);
  });
}

void Ensemble::place(const std::vector<Demand>& demands, const PlanModel& model,
                     const std::vector<int>& times) {
  auto held = held_jointly(demands);
  placed_.clear();
  costs_.clear();
  int next = 0;
  for (const auto& convention : conventions_) {
    std::vector<calendar::LocalTime> its;
    for (std::size_t i = 0; i < convention->demands().all().size(); ++i, ++next) {
      const int time = times[index(model.session_of(next))];
      its.push_back({model.time().day_of(time), model.time().start_of(time)});
      placed_.push_back(its.back().day);
    }
    convention->place(std::move(its), std::move(held[&convention->options()]));
    costs_.push_back(model.costs(times, convention->options()));
  }
}

void Ensemble::place_nothing() {
  for (const auto& convention : conventions_) convention->place_nothing();
  placed_.clear();
  costs_.assign(conventions_.size(), {});
}

bool Ensemble::has_given_up() const {
  return std::any_of(conventions_.begin(), conventions_.end(),
                     [](const auto& convention) { return convention->has_given_up(); });
}

bool Ensemble::has_proven_sessions() const {
  return std::all_of(conventions_.begin(), conventions_.end(),
                     [](const auto& convention) { return convention->has_proven_sessions(); });
}

bool Ensemble::needs_all(const std::vector<Demand>& demands, const std::vector<int>& those) const {
  return std::all_of(conventions_.begin(), conventions_.end(), [&](const auto& convention) {
    std::set<std::string> bodies;
    for (const int number : those) {
      const Demand& demand = demands[index(number)];
      const bool its = demand.home == &convention->options() && !demand.displaced;
      if (its) bodies.insert(demand.body);
    }
    return bodies.empty() || convention->needs_all_of(bodies);
  });
}

JointPlan Ensemble::finish() {
  JointPlan joint;
  for (std::size_t i = 0; i < conventions_.size(); ++i) {
    joint.plans.push_back(conventions_[i]->finish(costs_[i]));
  }
  joint.apart = joint_.apart();
  return joint;
}

}  // namespace gouvernail::planning
