// SPDX-License-Identifier: MPL-2.0
#include "planning/model/chain.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace gouvernail::planning {
namespace {

using calendar::Day;
constexpr double never = std::numeric_limits<double>::infinity();

// How a state was reached: from an option of the session before, from a fixed session, or first.
struct Origin {
  enum class Kind { none, option, fixed } kind = Kind::none;
  std::size_t index = 0;
};

struct State {
  double cost = never;
  Origin from;
};

// States with exactly j sessions placed: the last session is option o of session j, or it is
// fixed session i.
struct Layer {
  std::vector<State> option;
  std::vector<State> fixed;
};

class Solver {
 public:
  explicit Solver(const ChainProblem& problem) : p_(problem) {}

  std::optional<ChainSolution> run() {
    layers_.resize(p_.sessions.size() + 1);
    for (std::size_t j = 0; j < layers_.size(); ++j) {
      fill_options(j);
      fill_fixed(j);
    }
    return trace();
  }

 private:
  double gap_cost(Day before, Day after) const {
    const auto gap = static_cast<double>((after - before).count());
    return gap < p_.spacing ? never : p_.weight * std::abs(gap - p_.target);
  }
  double first_cost(Day day) const {
    if (!p_.first_wish) return 0;
    const auto halves = std::abs((day - *p_.first_wish).count()) / 2;  // whole days
    return p_.weight * static_cast<double>(halves);
  }
  // Number of fixed sessions on days before `day`.
  std::size_t fixed_before(Day day) const {
    return static_cast<std::size_t>(std::lower_bound(p_.fixed.begin(), p_.fixed.end(), day) -
                                    p_.fixed.begin());
  }
  static void relax(State& state, double cost, Origin from) {
    if (cost < state.cost) state = {cost, from};
  }

  void fill_options(std::size_t j) {
    Layer& layer = layers_[j];
    if (j == 0) return;
    const auto& options = p_.sessions[j - 1];
    layer.option.resize(options.size());
    for (std::size_t o = 0; o < options.size(); ++o) {
      const Day day = options[o].day;
      const std::size_t before = fixed_before(day);
      const bool clashes = before < p_.fixed.size() && p_.fixed[before] == day;
      if (clashes) continue;
      State& state = layer.option[o];
      if (before > 0) {
        relax(state, layers_[j - 1].fixed[before - 1].cost + gap_cost(p_.fixed[before - 1], day),
              {Origin::Kind::fixed, before - 1});
      } else if (j == 1) {
        relax(state, first_cost(day), {});
      }
      if (j > 1) from_options(state, j, day, before);
      state.cost += options[o].cost;
    }
  }

  void from_options(State& state, std::size_t j, Day day, std::size_t before) {
    const auto& previous = p_.sessions[j - 2];
    for (std::size_t q = 0; q < previous.size() && previous[q].day < day; ++q) {
      // Nothing fixed may lie between the two: that way leads through the fixed session.
      if (fixed_before(previous[q].day) != before) continue;
      relax(state, layers_[j - 1].option[q].cost + gap_cost(previous[q].day, day),
            {Origin::Kind::option, q});
    }
  }

  void fill_fixed(std::size_t j) {
    Layer& layer = layers_[j];
    layer.fixed.resize(p_.fixed.size());
    for (std::size_t i = 0; i < p_.fixed.size(); ++i) {
      State& state = layer.fixed[i];
      if (j == 0 && i == 0) state.cost = 0;
      // Fixed sessions stand where they stand: their own gaps are a constant, and never
      // forbidden, however close they are.
      if (i > 0) relax(state, layer.fixed[i - 1].cost, {Origin::Kind::fixed, i - 1});
      if (j == 0) continue;
      const auto& options = p_.sessions[j - 1];
      for (std::size_t o = 0; o < options.size() && options[o].day < p_.fixed[i]; ++o) {
        if (fixed_before(options[o].day) != i) continue;
        relax(state, layer.option[o].cost + gap_cost(options[o].day, p_.fixed[i]),
              {Origin::Kind::option, o});
      }
    }
  }

  // The best last state: after the last option nothing fixed may follow.
  std::optional<ChainSolution> trace() const {
    const std::size_t n = p_.sessions.size();
    State best;
    Origin at;
    if (!p_.fixed.empty()) {
      best = layers_[n].fixed.back();
      at = {Origin::Kind::fixed, p_.fixed.size() - 1};
    }
    for (std::size_t o = 0; n > 0 && o < p_.sessions[n - 1].size(); ++o) {
      const bool last = fixed_before(p_.sessions[n - 1][o].day) == p_.fixed.size();
      if (last && layers_[n].option[o].cost < best.cost) {
        best = layers_[n].option[o];
        at = {Origin::Kind::option, o};
      }
    }
    if (n > 0 && best.cost == never) return std::nullopt;
    ChainSolution solution;
    solution.chosen.resize(n);
    for (std::size_t j = n; at.kind != Origin::Kind::none && j > 0;) {
      if (at.kind == Origin::Kind::fixed) {
        at = layers_[j].fixed[at.index].from;
        continue;
      }
      solution.chosen[j - 1] = p_.sessions[j - 1][at.index];
      at = layers_[j].option[at.index].from;
      --j;
    }
    for (const DayOption& option : solution.chosen) solution.days += option.cost;
    solution.spread = n > 0 ? best.cost - solution.days : 0;
    return solution;
  }

  const ChainProblem& p_;
  std::vector<Layer> layers_;
};

}  // namespace

std::optional<ChainSolution> solve(const ChainProblem& problem) { return Solver(problem).run(); }

}  // namespace gouvernail::planning
