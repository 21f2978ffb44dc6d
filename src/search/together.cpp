// SPDX-License-Identifier: MPL-2.0
#include "search/together.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <mutex>

#include "search/engine.h"
#include "search/index.h"
#include "search/parallel.h"

namespace gouvernail::search {
namespace {

// Parts searched between two looks at all of them, and rounds given to each. The same on every
// machine, so that the number of threads decides nothing.
constexpr std::size_t parts_at_a_time = 8;
constexpr std::uint64_t slice = 64;
// Below, threads cost more than they bring.
constexpr std::size_t worth_threads = 200;  // sessions

// Whoever has most to gain goes on.
class Together {
 public:
  Together(const Model& model, const Limits& limits, const std::vector<Part>& parts)
      : model_(model), limits_(limits), parts_(parts), engines_(parts.size()) {
    if (model.sessions.size() >= worth_threads) threads_ = limits.threads;
  }

  Result run() {
    start();
    for (std::size_t i = 0; i < engines_.size(); ++i) {
      if (engines_[i]->is_over()) {
        const Result result = engines_[i]->result();
        if (result.outcome == Outcome::infeasible) return of_whole(result, parts_[i]);
      }
      total_.push_back(engines_[i]->progress());
    }
    tell();
    while (!is_enough()) {
      const std::vector<std::size_t> next = dearest();
      if (next.empty()) break;
      advance(next);
    }
    return finish();
  }

 private:
  void start() {
    Limits own = limits_;
    own.tell = nullptr;
    own.enough = 0;
    own.times.clear();
    if (limits_.stop) own.stop = [this] { return is_stopped(); };
    each_in_parallel(parts_.size(), threads_, [&](std::size_t i) {
      engines_[i] = std::make_unique<Engine>(parts_[i], own);
      engines_[i]->start();
    });
  }

  void advance(const std::vector<std::size_t>& chosen) {
    each_in_parallel(chosen.size(), threads_,
                     [&](std::size_t i) { engines_[chosen[i]]->advance(slice); });
    bool news = false;
    for (const std::size_t i : chosen) {
      const Progress now = engines_[i]->progress();
      news = news || now.cost < total_[i].cost || now.bound > total_[i].bound;
      total_[i] = now;
    }
    if (news) tell();
  }

  // The parts with the widest gaps that can still be narrowed.
  std::vector<std::size_t> dearest() const {
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < engines_.size(); ++i) {
      if (!engines_[i]->is_over()) open.push_back(i);
    }
    const auto gap = [&](std::size_t i) { return total_[i].cost - total_[i].bound; };
    std::stable_sort(open.begin(), open.end(),
                     [&](std::size_t a, std::size_t b) { return gap(a) > gap(b); });
    open.resize(std::min(open.size(), parts_at_a_time));
    return open;
  }

  bool is_stopped() {
    const std::lock_guard lock(asking_);
    stopped_ = stopped_ || limits_.stop();
    return stopped_;
  }

  Progress sum() const {
    Progress sum;
    for (const Progress& part : total_) {
      sum.cost += part.cost;
      sum.bound += std::ceil(part.bound - 1e-3);
    }
    return sum;
  }
  bool is_enough() const { return limits_.enough > 0 && sum().gap() <= limits_.enough; }
  void tell() const {
    if (limits_.tell) limits_.tell(sum());
  }

  // What a part says of itself, in the numbers of the whole.
  Result of_whole(Result result, const Part& part) const {
    if (result.chain_without_plan >= 0) {
      result.chain_without_plan = part.sessions[at(result.chain_without_plan)];
    }
    if (result.overload) {
      Overload& overload = *result.overload;
      overload.resource = part.resources[at(overload.resource)];
      for (int& s : overload.sessions) s = part.sessions[at(s)];
      for (int& day : overload.days) day = part.times[at(day * model_.slots)] / model_.slots;
    }
    return result;
  }

  Result finish() {
    Result whole;
    whole.times.assign(model_.sessions.size(), 0);
    bool complete = true;
    bool has_nearest = true;
    bool optimal = true;
    for (std::size_t i = 0; i < engines_.size(); ++i) {
      const Result result = engines_[i]->result();
      if (result.outcome == Outcome::infeasible) return of_whole(result, parts_[i]);
      complete = complete && !result.times.empty();
      const std::vector<int>& nearest = result.times.empty() ? result.nearest : result.times;
      has_nearest = has_nearest && !nearest.empty();
      optimal = optimal && result.outcome == Outcome::optimal;
      whole.bound += result.bound;
      whole.alone += result.alone;
      for (std::size_t s = 0; s < nearest.size(); ++s) {
        whole.times[at(parts_[i].sessions[s])] = parts_[i].times[at(nearest[s])];
      }
    }
    if (!complete) {
      if (has_nearest) whole.nearest = std::move(whole.times);
      whole.times.clear();
      return whole;
    }
    whole.cost = evaluate(model_, whole.times).cost;
    whole.outcome = optimal ? Outcome::optimal : Outcome::feasible;
    return whole;
  }

  const Model& model_;
  const Limits& limits_;
  const std::vector<Part>& parts_;
  std::size_t threads_ = 1;
  std::vector<std::unique_ptr<Engine>> engines_;
  std::vector<Progress> total_;  // by part
  std::mutex asking_;
  bool stopped_ = false;
};

}  // namespace

Result solve_together(const Model& model, const Limits& limits, const std::vector<Part>& parts) {
  return Together(model, limits, parts).run();
}

}  // namespace gouvernail::search
