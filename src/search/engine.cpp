// SPDX-License-Identifier: MPL-2.0
#include "search/engine.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <utility>

#include "search/branching.h"
#include "search/index.h"
#include "search/mending.h"
#include "search/prices.h"
#include "search/reduction.h"

namespace gouvernail::search {
namespace {

constexpr int parts_of_a_round = 2;
constexpr int mends = 16;  // of a round
constexpr int few_mends = 4;
// Small problems are proven at once; large ones first find good plans.
constexpr std::uint64_t head_start = 40000;
// Price steps after which the search for a first plan is left to branching.
constexpr std::uint64_t steps_without_plan = 400;
// With no more than this part of its times, a model is worth being written anew.
constexpr double worth_reducing = 0.3;
constexpr double nearly = 3.5;  // units of cost
constexpr std::size_t few_sessions = 300;
constexpr std::uint64_t steps_between_plans = 40;
constexpr double infinite = std::numeric_limits<double>::infinity();

}  // namespace

class Engine::Impl {
 public:
  Impl(const Model& model, const Limits& limits)
      : model_(model),
        limits_(limits),
        layout_(model),
        prices_(layout_),
        mending_(layout_, prices_, limits.seed),
        ceiling_(std::min(above_every_plan(model), limits.below)) {}

  void start() {
    find_fault();
    if (over_) return;
    if (layout_.chains.empty()) {
      best_ = bound_ = 0;
      over_ = true;
      return;
    }
    // Whoever stops the search sooner has what whoever stops it later began with: more time never
    // gives a dearer plan.
    build(0);
    set_first_prices();
    if (over_ || impossible_) return;
    const bool is_cut = best_ < infinite && limits_.stop && limits_.stop();
    if (prices_.contended_count() > 0 && !is_cut) build(1);
    if (!limits_.times.empty()) see(limits_.times);
    if (is_without_cliques() && !is_over()) leave_out();
  }

  void advance(std::uint64_t rounds) {
    for (std::uint64_t i = 0; i < rounds && !is_over(); ++i, ++round_) work();
  }

  Result finish() {
    // Without the times that only dearer plans have, the bound may pass the best plan.
    result_.bound = std::ceil(std::min(bound_, limit()) - 1e-3);
    result_.prices = best_prices_;
    if (impossible_) result_.outcome = Outcome::infeasible;
    if (best_ == infinite) {
      if (!impossible_ && !over_) result_.nearest = mending_.times();
      return result_;
    }
    result_.times = best_times_;
    result_.cost = evaluate(model_, best_times_).cost;
    result_.outcome = proven() ? Outcome::optimal : Outcome::feasible;
    return result_;
  }

  bool is_over() const { return finished(round_); }
  Progress progress() const { return {best_, std::min(bound_, limit())}; }

 private:
  // A choice from nothing; the one in hand stays where it is the better one.
  void build(Cost price_part) {
    const bool is_first = !std::exchange(has_choice_, true);
    const std::vector<int> kept = mending_.times();
    const double value = mending_.value();
    mending_.construct(price_part);
    record();
    mending_.descend();
    record();
    if (!is_first && mending_.value() > value) mending_.assign(kept, value);
  }

  // What excludes any plan without a search.
  void find_fault() {
    for (std::size_t c = 0; c < layout_.chains.size(); ++c) {
      if (mending_.has_plan(static_cast<int>(c))) continue;
      result_.chain_without_plan = layout_.chains[c].sessions.front();
      over_ = impossible_ = true;
      return;
    }
    result_.overload = find_overload(model_);
    over_ = impossible_ = result_.overload.has_value();
  }

  void set_first_prices() {
    result_.alone = prices_.bound();
    raise(result_.alone);
    if (!limits_.prices.empty()) {
      prices_.adopt(limits_.prices);
      raise(prices_.bound());
    }
    if (!is_without_cliques()) return;
    best_prices_ = prices_.known();
    if (limits_.stop && limits_.stop()) return;
    if (!limits_.prices.empty() && limits_.below < infinite) {
      // What they leave may be little enough to be searched at once.
      leave_out();
      if (over_ || impossible_) return;
    }
    raise(prices_.ascend(limit()));
    best_prices_ = prices_.known();
  }

  // Costs are whole: a bound of 3732.2 excludes 3732.
  bool proven() const { return best_ < infinite && std::ceil(bound_ - 1e-3) > best_ - 0.5; }

  bool finished(std::uint64_t round) const {
    if (proven() || impossible_ || over_) return true;
    const bool bounded = limits_.enough > 0 && limit() < infinite;
    if (bounded && Progress{limit(), bound_}.gap() <= limits_.enough) return true;
    if (limits_.most_rounds > 0 && round >= limits_.most_rounds) return true;
    return limits_.stop && limits_.stop();
  }

  void tell() const {
    if (limits_.tell) limits_.tell({best_, std::ceil(std::min(bound_, limit()) - 1e-3)});
  }

  void raise(double bound) {
    if (bound <= bound_) return;
    const bool visible = std::ceil(bound - 1e-3) > std::ceil(bound_ - 1e-3);
    bound_ = bound;
    if (best_ == infinite && std::ceil(bound_ - 1e-3) > ceiling_ - 0.5) impossible_ = true;
    if (visible) tell();
  }

  // What a plan must cost less than to matter.
  double limit() const { return std::min(best_, limits_.below); }

  void record() {
    if (!mending_.is_free_of_conflicts() || mending_.value() > limit() - 0.5) return;
    best_ = std::round(mending_.value());
    best_times_ = mending_.times();
    tell();
  }

  // Prices and mending share the work evenly, counted in sessions placed.
  void work() {
    const std::uint64_t mended = mending_.work_done();
    const std::uint64_t even = is_nearly_settled() ? 8 * mended : mended;
    if (prices_settled_ || price_work_ > even) {
      const std::uint64_t share = is_nearly_settled() ? 3 * mended : mended / 3;
      if (prices_settled_ && price_work_ <= share + head_start) branch();
      const bool proof_is_near = is_without_cliques() && is_nearly_settled();
      for (int i = 0; i < (proof_is_near ? few_mends : mends); ++i) {
        if (mending_.mend()) record();
      }
      const bool astray = mending_.value() > best_ * 1.02 + 3 && best_ < infinite;
      if (astray && mending_.one_in(200)) mending_.assign(best_times_, best_);
      return;
    }
    for (int i = 0; i < 4 && !prices_settled_; ++i) adjust_prices();
    if (price_steps_ >= next_plan_) {
      next_plan_ = std::min(2 * price_steps_, price_steps_ + steps_between_plans);
      if (mending_.rebuild()) record();
      leave_out();
    }
  }

  // Little is left to be gained, or of the model: then a proof is nearer than a better plan.
  bool is_nearly_settled() const {
    return limits_.below - bound_ < nearly ||
           (limits_.below < infinite && model_.sessions.size() < few_sessions);
  }

  // Then prices are moved one by one at the start, which leaves little to gain by small steps.
  // Those of cliques are many, small, and shared by too many sessions for that.
  bool is_without_cliques() const { return model_.pairs.empty(); }

  void adjust_prices() {
    price_work_ += layout_.nodes.size();
    if (!prices_.measure()) {
      // Every chain has its wish, and nobody is in the way: the bound is a plan.
      prices_settled_ = true;
      settle_on_wishes();
      return;
    }
    const double target = limit() < infinite ? limit() : bound_ * 1.02 + 10;
    const double length = reach_ * std::max(target - current_bound_, 0.5) / prices_.square();
    prices_.step(std::min(length, 4.0));
    current_bound_ = prices_.bound();
    ++price_steps_;
    idle_ = current_bound_ > bound_ + 0.02 ? 0 : idle_ + 1;
    if (idle_ == 0 && is_without_cliques()) best_prices_ = prices_.known();
    raise(current_bound_);
    if (idle_ > 12) {
      reach_ *= 0.7;
      idle_ = 0;
    }
    if (price_steps_ % 50 == 0) prices_.prune();
    const bool hopeless = best_ == infinite && price_steps_ >= steps_without_plan;
    const double least_reach = is_nearly_settled() ? 0.2 : 0.01;
    if (reach_ < least_reach || hopeless) prices_settled_ = true;
    if (is_nearly_settled() && is_without_cliques()) prices_settled_ = true;
  }

  // Once prices alone bring no more, parts of the problem are settled one by one. Before, and
  // with each better plan: whatever only dearer plans have is left out.
  void branch() {
    if (limit() < dropped_at_) leave_out();
    if (over_) return;
    if (!branching_) {
      if (is_without_cliques()) prices_.adopt(best_prices_);
      branching_ = std::make_unique<Branching>(
          layout_, prices_, [this](const std::vector<int>& times) { see(times); });
    }
    for (int i = 0; i < parts_of_a_round && !branching_->is_done(); ++i) {
      price_work_ += 4 * layout_.nodes.size();
      branching_->expand(limit(), best_times_);
    }
    if (branching_->is_done() && best_ == infinite) impossible_ = true;
    raise(std::min(branching_->bound(), limit()));
  }

  // Leaves out the times that only dearer plans have. What is left, when it is little, is solved
  // instead of the whole.
  void leave_out() {
    if (limit() == infinite) return;
    if (branching_) {
      branching_->leave();
    } else {
      prices_.bound();
      prices_.bound_times();
    }
    dropped_at_ = limit();
    if (prices_.drop_times(limit()) < worth_reducing) solve_parts();
  }

  // The times that any better plan has, as smaller models of their own. When one of them has no
  // plan, there is none better.
  void solve_parts() {
    const std::vector<Part> parts = reduce(
        layout_, [this](int session, int time) { return prices_.is_left(session, time); },
        is_without_cliques() ? best_prices_ : prices_.known());
    std::vector<int> times(model_.sessions.size(), 0);
    double sum = 0;
    bool complete = true;
    for (const Part& part : parts) {
      Limits limits = limits_;
      if (limits.most_rounds > 0)
        limits.most_rounds = std::max<std::uint64_t>(1, limits.most_rounds - round_);
      limits.tell = nullptr;
      limits.times.clear();
      limits.below = limit() - sum;  // costs are never below 0
      const Result its = Engine(part, limits).run();
      if (its.outcome == Outcome::infeasible) {
        raise(limit());
        return;
      }
      sum += its.bound;
      complete = complete && !its.times.empty();
      for (std::size_t i = 0; i < its.times.size(); ++i) {
        times[at(part.sessions[i])] = part.times[at(its.times[i])];
      }
    }
    if (complete) see(times);
    raise(std::min(sum, limit()));
    over_ = true;  // within the limits, nothing more is to be had
  }

  // A choice that might be a plan, and a better one.
  void see(const std::vector<int>& times) {
    const Evaluation found = evaluate(model_, times);
    if (found.broken.total() > 0 || static_cast<double>(found.cost) > limit() - 0.5) return;
    mending_.assign(times, static_cast<double>(found.cost));
    record();
  }

  void settle_on_wishes() {
    const std::vector<int> kept = mending_.times();
    const double kept_value = mending_.value();
    const std::vector<int>& wishes = prices_.wishes();
    mending_.assign(wishes, static_cast<double>(evaluate(model_, wishes).cost));
    record();
    if (mending_.value() <= kept_value && mending_.is_free_of_conflicts()) return;
    mending_.assign(kept, kept_value);
  }

  const Model& model_;
  const Limits limits_;
  Layout layout_;
  Prices prices_;
  Mending mending_;

  double best_ = infinite;
  std::vector<int> best_times_;
  double bound_ = -infinite;
  KnownPrices best_prices_;  // of the best bound, where they were moved one by one
  double current_bound_ = 0;
  double dropped_at_ = infinite;  // the best plan's cost when times were last left out
  double reach_ = 1.0;            // part of Polyak's length
  int idle_ = 0;
  std::uint64_t round_ = 0;
  bool over_ = false;
  std::uint64_t price_steps_ = 0;
  std::uint64_t next_plan_ = 8;
  std::uint64_t price_work_ = 0;
  double ceiling_;
  bool prices_settled_ = false;
  bool has_choice_ = false;  // in hand
  bool impossible_ = false;  // proven
  std::unique_ptr<Branching> branching_;
  Result result_;
};

Engine::Engine(const Model& model, const Limits& limits)
    : impl_(std::make_unique<Impl>(model, limits)) {}

Engine::Engine(const Part& part, Limits limits) {
  limits.prices = part.prices;
  impl_ = std::make_unique<Impl>(part.model, limits);
}

Engine::~Engine() = default;

void Engine::start() { impl_->start(); }
void Engine::advance(std::uint64_t rounds) { impl_->advance(rounds); }
bool Engine::is_over() const { return impl_->is_over(); }
Progress Engine::progress() const { return impl_->progress(); }
Result Engine::result() { return impl_->finish(); }

Result Engine::run() {
  start();
  while (!is_over()) advance(1);
  return result();
}

double Progress::gap() const {
  return cost == infinite ? 1.0 : (cost - bound) / std::max(1.0, std::abs(cost));
}

}  // namespace gouvernail::search
