// SPDX-License-Identifier: MPL-2.0
// bench_plan FILE --time-limit-ms N [--out SOLUTION] [--seed K]: the planner's own search on a
// CTGS1 file. Prints `cost bound gap first_ms`, then when the gap fell to 1 %, 0.5 % and nothing.
#include <CLI/CLI.hpp>

#include <chrono>
#include <cstdio>
#include <exception>
#include <fstream>
#include <iterator>

#include "ctgs1.h"
#include "planning/search/search.h"

namespace {

namespace search = gouvernail::planning::search;

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

int run(const std::string& file, const std::string& out, double limit, std::uint64_t seed) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream) throw std::runtime_error("it cannot be opened");
  const auto model =
      gouvernail::benchmarks::read_ctgs1({std::istreambuf_iterator<char>(stream), {}});
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
  CLI11_PARSE(app, argc, argv);
  try {
    return run(file, out, limit, seed);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s: %s\n", file.c_str(), error.what());
    return 2;
  }
}
