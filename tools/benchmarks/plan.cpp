// SPDX-License-Identifier: MPL-2.0
// bench_plan FILE --time-limit-ms N [--out SOLUTION] [--seed K] [--threads N]: the planner's own
// search on a CTGS1 file, on one thread unless told otherwise. With --absence: then somebody is
// away for three weeks, and the plan is mended with the fewest moves; prints `moves fewest
// replan_ms`. Prints `cost bound gap first_ms`, then when the gap fell to 1 %, 0.5 % and nothing.
#include <CLI/CLI.hpp>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <exception>
#include <fstream>
#include <iterator>

#include "ctgs1.h"
#include "replan.h"
#include "search/search.h"

namespace {

namespace benchmarks = gouvernail::benchmarks;
namespace search = gouvernail::search;

// When something was first true; negative: never.
struct Moments {
  double first = -1;
  double percent = -1;
  double half_percent = -1;
  double proven = -1;

  void see(const search::Progress& progress, double now) {
    const auto note = [&](double& moment, double gap) {
      if (moment < 0 && progress.gap() <= gap) moment = now;
    };
    note(first, 0.999);
    note(percent, 0.01);
    note(half_percent, 0.005);
    note(proven, 1e-9);
  }
};

void tell_why(const search::Model& model, const search::Result& result) {
  if (result.chain_without_plan >= 0) {
    std::printf("the chain of meeting %d has no plan even alone\n", result.chain_without_plan);
  }
  if (!result.overload) return;
  const search::Overload& overload = *result.overload;
  const auto day = [&](int index) { return model.days[static_cast<std::size_t>(index)]; };
  std::printf("%s: %zu meetings on %zu days from %d to %d, which hold %d\n",
              model.resources[static_cast<std::size_t>(overload.resource)].name.c_str(),
              overload.sessions.size(), overload.days.size(), day(overload.days.front()),
              day(overload.days.back()), overload.capacity);
}

// The person with the most sessions is away for the three weeks that hold most of them.
void replan_after_absence(search::Model model, const std::vector<int>& times) {
  const auto busiest = std::max_element(
      model.resources.begin(), model.resources.end(),
      [](const auto& a, const auto& b) { return a.sessions.size() < b.sessions.size(); });
  if (busiest == model.resources.end()) return;
  int first = model.days.front();
  const auto is_away = [&](int t) {
    const int day = model.days[static_cast<std::size_t>(t / model.slots)];
    return day >= first && day < first + 21;
  };
  const auto sessions_lost = [&] {
    return std::count_if(busiest->sessions.begin(), busiest->sessions.end(),
                         [&](int s) { return is_away(times[static_cast<std::size_t>(s)]); });
  };
  // Weeks in which the person could not be away whatever is moved are left out: a session that
  // has no other time cannot be mended.
  const auto can_be_mended = [&] {
    return std::all_of(busiest->sessions.begin(), busiest->sessions.end(), [&](int s) {
      const auto& candidates = model.sessions[static_cast<std::size_t>(s)].candidates;
      return std::any_of(candidates.begin(), candidates.end(),
                         [&](const auto& candidate) { return !is_away(candidate.t); });
    });
  };
  int worst = first;
  std::ptrdiff_t most = -1;
  for (const int day : model.days) {
    first = day;
    if (!can_be_mended() || sessions_lost() <= most) continue;
    most = sessions_lost();
    worst = day;
  }
  first = worst;
  int away = 0;
  for (const int s : busiest->sessions) {
    auto& candidates = model.sessions[static_cast<std::size_t>(s)].candidates;
    std::erase_if(candidates, [&](const auto& candidate) { return is_away(candidate.t); });
    away += is_away(times[static_cast<std::size_t>(s)]) ? 1 : 0;
  }
  search::Limits limits;
  limits.most_rounds = 1000;
  const auto start = std::chrono::steady_clock::now();
  const benchmarks::Replanned mended = benchmarks::replan(model, times, limits);
  const std::chrono::duration<double, std::milli> spent = std::chrono::steady_clock::now() - start;
  if (mended.times.empty()) {
    std::printf("no_plan displaced %d replan_ms %.2f\n", away, spent.count());
  } else {
    std::printf("displaced %d moves %d fewest %s replan_ms %.2f\n", away, mended.moves,
                mended.fewest ? "proven" : "unproven", spent.count());
  }
}

int run(const std::string& file, const std::string& out, double limit, std::uint64_t seed,
        unsigned threads, bool absence) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream) throw std::runtime_error("it cannot be opened");
  const auto model = benchmarks::read_ctgs1({std::istreambuf_iterator<char>(stream), {}});
  Moments moments;
  search::Limits limits;
  const auto start = std::chrono::steady_clock::now();
  const auto elapsed = [&] {
    const std::chrono::duration<double, std::milli> since =
        std::chrono::steady_clock::now() - start;
    return since.count();
  };
  limits.stop = [&] { return elapsed() >= limit; };
  limits.seed = seed;
  limits.threads = threads;
  limits.tell = [&](const search::Progress& progress) { moments.see(progress, elapsed()); };
  const search::Result result = search::solve(model, limits);
  if (result.times.empty()) {
    tell_why(model, result);
    std::printf("%s after_ms %.2f\n",
                result.outcome == search::Outcome::infeasible ? "infeasible" : "unknown",
                elapsed());
    return 1;
  }
  const auto check = search::evaluate(model, result.times);
  if (check.broken.total() != 0)
    throw std::runtime_error("the plan breaks a rule: a fault of ours");
  const auto cost = static_cast<double>(check.cost);
  std::printf("cost %.0f bound %.0f gap %.4f first_ms %.2f\n", cost, result.bound,
              (cost - result.bound) / std::max(1.0, cost), moments.first);
  std::printf("1%%_ms %.2f 0.5%%_ms %.2f proven_ms %.2f\n", moments.percent, moments.half_percent,
              moments.proven);
  if (absence) replan_after_absence(model, result.times);
  if (out.empty()) return 0;
  std::ofstream solution(out);
  for (const int t : result.times) solution << t << ' ';
  solution << '\n';
  return solution.flush() ? 0 : 3;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("The planner's search on a CTGS1 file.", "bench_plan");
  std::string file;
  std::string out;
  double limit = 1000;
  std::uint64_t seed = 1;
  app.add_option("file", file, "CTGS1 file")->required();
  app.add_option("--time-limit-ms", limit, "milliseconds");
  app.add_option("--out", out, "write the plan here: a time for each meeting");
  app.add_option("--seed", seed, "another order of the same search");
  unsigned threads = 1;
  app.add_option("--threads", threads, "at most, for parts that share nobody");
  bool absence = false;
  app.add_flag("--absence", absence, "mend the plan after somebody's absence of three weeks");
  CLI11_PARSE(app, argc, argv);
  try {
    return run(file, out, limit, seed, threads, absence);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s: %s\n", file.c_str(), error.what());
    return 2;
  }
}
