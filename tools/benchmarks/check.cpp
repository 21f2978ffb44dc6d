// SPDX-License-Identifier: MPL-2.0
// Duties judged per second on the shipped convention, and how the time grows with the history:
// the complexity that the benchmark fits must be linear. Compare ratios within one run.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "compliance/judge.h"
#include "governance/convention.h"
#include "governance/history_as_of.h"
#include "governance/history_csv.h"
#include "ical/writer.h"
#include "planning/plan.h"
#include "rules/loader.h"
#include "rules/rules.h"

namespace {

using namespace gouvernail;
namespace fs = std::filesystem;

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

const fs::path root = GOUVERNAIL_SOURCE_DIR;

std::vector<rules::RuleFile> rule_files() {
  std::vector<rules::RuleFile> files;
  for (const auto& entry : fs::directory_iterator(root / "rules/ctg-haut-pays-montreuillois")) {
    if (entry.path().extension() != ".toml") continue;
    files.push_back({entry.path().filename().string(), read(entry.path())});
  }
  std::sort(files.begin(), files.end(),
            [](const auto& a, const auto& b) { return a.name < b.name; });
  return files;
}

const rules::RuleBook& book() {
  static const rules::RuleBook shared = [] {
    base::Diagnostics diagnostics;
    return rules::parse(rule_files(), diagnostics).value();
  }();
  return shared;
}

const rules::Rules& shipped() {
  static const rules::Rules shared = [] {
    base::Diagnostics diagnostics;
    return book().build({}, diagnostics).value();
  }();
  return shared;
}

const calendar::Day today = calendar::make_day(2026, 11, 24).value();

// A history of n sessions spread over the term and the bodies, always the same.
governance::History history_of(std::int64_t n) {
  governance::History history;
  const governance::Convention& convention = shipped().convention;
  for (std::int64_t i = 0; i < n; ++i) {
    governance::Meeting meeting;
    meeting.uid = "m" + std::to_string(i);
    meeting.body = convention.bodies[static_cast<std::size_t>(i) % convention.bodies.size()].id;
    meeting.day = convention.term.first + calendar::Days{static_cast<int>(i * 7919 % 1050)};
    meeting.status = governance::MeetingStatus::held;
    meeting.present.emplace();
    history.meetings.push_back(std::move(meeting));
  }
  return history;
}

void parse_rules(benchmark::State& state) {
  const auto files = rule_files();
  for (auto _ : state) {
    base::Diagnostics diagnostics;
    benchmark::DoNotOptimize(rules::parse(files, diagnostics));
  }
}
BENCHMARK(parse_rules)->Unit(benchmark::kMillisecond);

void judge_example(benchmark::State& state) {
  base::Diagnostics diagnostics;
  const auto history = governance::read_history_csv(
      "historique.csv", read(root / "examples/ctg-2024-2028/historique.csv"), shipped().convention,
      diagnostics);
  if (!history) {
    state.SkipWithError("the example's history cannot be read");
    return;
  }
  std::int64_t duties = 0;
  for (auto _ : state) {
    const auto judgements = compliance::judge(shipped(), {}, governance::as_of(*history, today));
    duties += static_cast<std::int64_t>(judgements.size());
  }
  state.counters["duties/s"] =
      benchmark::Counter(static_cast<double>(duties), benchmark::Counter::kIsRate);
}
BENCHMARK(judge_example)->Unit(benchmark::kMicrosecond);

void judge_long_history(benchmark::State& state) {
  const auto history = history_of(state.range(0));
  for (auto _ : state) {
    benchmark::DoNotOptimize(compliance::judge(shipped(), {}, governance::as_of(history, today)));
  }
  state.SetComplexityN(state.range(0));
}
BENCHMARK(judge_long_history)
    ->RangeMultiplier(2)
    ->Range(2048, 65536)
    ->Unit(benchmark::kMillisecond)
    ->Complexity();

void plan_rest_of_term(benchmark::State& state) {
  planning::Problem problem;
  problem.rules = &shipped();
  problem.today = today;
  problem.horizon = {today + calendar::Days{1}, shipped().convention->term.last};
  for (auto _ : state) benchmark::DoNotOptimize(planning::propose(problem));
}
BENCHMARK(plan_rest_of_term)->Unit(benchmark::kMillisecond);

void write_invitations(benchmark::State& state) {
  ical::Invitation invitation;
  invitation.uid = "6f1c1c4e-6a0a-4b6e-9d0a-3f4d7c1a2b3c";
  invitation.summary = "Comité de pilotage";
  invitation.first = invitation.last = today;
  invitation.start = calendar::Minutes{840};
  invitation.organizer = {"Coopération", "cooperation@example.org"};
  for (int i = 0; i < 8; ++i) {
    invitation.attendees.push_back(
        {"Représentant " + std::to_string(i), "r" + std::to_string(i) + "@example.org"});
  }
  for (auto _ : state) {
    benchmark::DoNotOptimize(ical::write_calendar(ical::Method::request, {invitation}));
  }
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(write_invitations);

}  // namespace

BENCHMARK_MAIN();
