// SPDX-License-Identifier: MPL-2.0
// The costs of a calendar, computed from what they are said to be.
#include <algorithm>
#include <cmath>
#include <map>
#include <variant>

#include "compliance/judge.h"
#include "governance/history.h"
#include "governance/history_as_of.h"
#include "property/small_convention.h"
#include "rules/traits.h"

namespace gouvernail::test::plans_test {
namespace {

using calendar::Day;
using calendar::Days;
using compliance::Judgement;

int days_between(Day from, Day to) { return static_cast<int>((to - from).count()); }

// How a body's sessions are to be spread: from one to the next, and the first of them.
struct Rhythm {
  int even = 0;
  Day wish;
};

// Sessions that go together in each convention of which costs are told. A simple one has rhythms of
// a, or of a and b; what comes before each session of a; what answers each.
struct Described {
  std::map<std::string, Rhythm> rhythms;  // by body
  const rules::Precedence* before = nullptr;
  const rules::Response* answer = nullptr;
};

// None: its windows are not all as long, and the later one's length would count.
std::optional<Rhythm> rhythm_of(const std::vector<Judgement>& judged, const std::string& id) {
  std::optional<Rhythm> rhythm;
  for (const Judgement& j : judged) {
    if (j.duty.obligation->id != id || j.duty.required == 0) continue;
    const int length = j.duty.window.length();
    const int even = length / j.duty.required;
    if (rhythm && rhythm->even != even) return std::nullopt;
    if (!rhythm) rhythm = {even, j.duty.window.first + Days{length / (2 * j.duty.required)}};
  }
  return rhythm;
}

bool is_plain(const std::optional<rules::Span>& span) {
  return !span || span->days.regime == calendar::Delay{}.regime;
}

// None: not one of the simple conventions of which costs are told.
std::optional<Described> described(const Convention& c) {
  const auto judged =
      compliance::judge(c.rules, {}, governance::as_of(governance::History{}, c.problem.today));
  Described its;
  for (const auto& obligation : c.rules.obligations) {
    const auto* cadence = std::get_if<rules::Cadence>(&obligation.kind);
    const auto* precedence = std::get_if<rules::Precedence>(&obligation.kind);
    const auto* response = std::get_if<rules::Response>(&obligation.kind);
    // The most that is allowed costs nothing; bodies that count together are one series.
    if (cadence && cadence->at_least == 0 && cadence->also_counts.empty()) continue;
    // Where the first session is wished for depends on when it can be convened.
    if (rules::traits(obligation.kind).notice) return std::nullopt;
    if (cadence && cadence->also_counts.empty()) {
      const auto rhythm = rhythm_of(judged, obligation.id);
      if (!rhythm) return std::nullopt;
      its.rhythms[obligation.body] = *rhythm;
    } else if (precedence && obligation.id == "pa" && precedence->fresh &&
               is_plain(precedence->within) && is_plain(precedence->at_least_before)) {
      its.before = precedence;
    } else if (response && response->own && is_plain(response->within)) {
      its.answer = response;
    } else {
      return std::nullopt;
    }
  }
  if (its.rhythms.count("a") == 0 || (its.before && its.rhythms.size() > 1)) return std::nullopt;
  return its;
}

// A session every so many days; the first one near its wish, at half price.
double cost_of_rhythm(const Rhythm& rhythm, const std::vector<Day>& days) {
  double cost = 0;
  for (std::size_t i = 0; i < days.size(); ++i) {
    cost += i == 0 ? std::abs(days_between(rhythm.wish, days[0])) / 2
                   : std::abs(days_between(days[i - 1], days[i]) - rhythm.even);
  }
  return cost;
}

// Two weeks between what comes before and its session, where the rule leaves them; from one session
// to what comes before the next one, the rest of the rhythm.
double cost_of_pairs(const Convention& c, const Described& its, const std::vector<Day>& a,
                     const std::vector<Day>& b) {
  const Rhythm& rhythm = its.rhythms.at("a");
  const auto work = c.rules.work();
  double cost = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const auto length = [&](const std::optional<rules::Span>& span, int none) {
      return span ? days_between(span->before(a[i], work), a[i]) : none;
    };
    const int least = length(its.before->at_least_before, 1);
    const int target = std::clamp(14, least, std::max(least, length(its.before->within, 1000)));
    cost += std::abs(days_between(b[i], a[i]) - target);
    cost += i == 0 ? std::abs(days_between(rhythm.wish, a[0])) / 2
                   : std::abs(days_between(a[i - 1], b[i]) - std::max(1, rhythm.even - target));
  }
  return cost;
}

// Two weeks after what is answered, where the rule leaves them, at half price.
double cost_of_answers(const Convention& c, const rules::Response& rule, const std::vector<Day>& a,
                       const std::vector<Day>& answers) {
  double cost = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const auto work = c.rules.work();
    const int most = rule.within ? days_between(a[i], rule.within->after(a[i], work)) : 1000;
    cost += std::abs(days_between(a[i], answers[i]) - std::min(14, most)) / 2.0;
  }
  return cost;
}

}  // namespace

std::optional<double> cost_of(const Convention& c, const Calendar& calendar) {
  const auto its = described(c);
  if (!its) return std::nullopt;
  std::map<std::string, std::vector<Day>> days;
  for (const Placed& placed : calendar) days[placed.body].push_back(placed.day);
  for (auto& [body, list] : days) std::sort(list.begin(), list.end());
  if (its->before && days["a"].size() != days["b"].size()) return std::nullopt;
  if (its->answer && days["a"].size() != days["c"].size()) return std::nullopt;
  double cost = its->answer ? cost_of_answers(c, *its->answer, days["a"], days["c"]) : 0;
  if (its->before) return cost + cost_of_pairs(c, *its, days["a"], days["b"]);
  for (const auto& [body, rhythm] : its->rhythms) cost += cost_of_rhythm(rhythm, days[body]);
  return cost;
}

}  // namespace gouvernail::test::plans_test
