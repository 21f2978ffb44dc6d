// SPDX-License-Identifier: MPL-2.0
#include "reports/overview.h"

#include <algorithm>
#include <map>

#include "governance/convention.h"
#include "reports/names.h"
#include "rules/rules.h"

namespace gouvernail::reports {
namespace {

using compliance::Judgement;
using compliance::Verdict;
using Judgements = std::vector<const Judgement*>;

Judgements of_verdict(const CheckReport& report, Verdict verdict, rules::Weight weight) {
  Judgements found;
  for (const Judgement* judgement : looked_at(report)) {
    const bool weighs = judgement->duty.obligation->weight == weight;
    if (weighs && judgement->verdict == verdict) found.push_back(judgement);
  }
  return found;
}

// The versions that an amendment makes of one obligation are one, wherever they stand.
std::vector<DutyGroup> by_obligation(const Judgements& judgements) {
  std::vector<DutyGroup> groups;
  std::map<std::string, std::size_t> position;  // by id of the obligation
  for (const Judgement* judgement : judgements) {
    const auto [at, is_new] = position.emplace(judgement->duty.obligation->id, groups.size());
    if (is_new) groups.emplace_back();
    groups[at->second].duties.push_back(judgement);
  }
  return groups;
}

// A session names the year of its duty: the delay to answer it may end years later.
int year_of(const Judgement& judgement) {
  return calendar::year_of(judgement.duty.session_day.value_or(judgement.duty.window.last));
}

void count_in(YearSummary& summary, const Judgement& judgement) {
  const int year = year_of(judgement);
  summary.first_year = summary.total == 0 ? year : std::min(summary.first_year, year);
  summary.last_year = std::max(summary.last_year, year);
  ++summary.total;
  if (judgement.verdict == Verdict::satisfied) {
    ++summary.kept;
  } else {
    summary.others.push_back(&judgement);
  }
}

constexpr int many_windows = 3;  // of one year

// Year by year where a year holds many windows; an annual rhythm is summed up as a whole.
std::vector<YearSummary> sum_up(const Judgements& past) {
  std::map<int, YearSummary> years;
  YearSummary whole;
  for (const Judgement* judgement : past) {
    count_in(years[year_of(*judgement)], *judgement);
    count_in(whole, *judgement);
  }
  const bool by_year = std::any_of(years.begin(), years.end(),
                                   [](const auto& y) { return y.second.total >= many_windows; });
  if (!by_year) return {whole};
  std::vector<YearSummary> in_order;
  for (auto& [year, summary] : years) in_order.push_back(std::move(summary));
  return in_order;
}

// Nobody has to think of it for another quarter.
bool can_wait(const Judgement& judgement, calendar::Day as_of) {
  return judgement.verdict == Verdict::upcoming &&
         (!judgement.last_call || *judgement.last_call > as_of + calendar::Days{92});
}

// What answers a session is settled once it is kept, however far the delay runs.
bool is_settled(const Judgement& judgement, calendar::Day as_of) {
  return judgement.duty.window.last < as_of ||
         (judgement.verdict == Verdict::satisfied && judgement.duty.session_day);
}

ObligationView view_of(const Judgements& judgements, calendar::Day as_of, Overview& out) {
  ObligationView view;
  view.obligation = judgements.back()->duty.obligation;
  Judgements past;
  for (const Judgement* j : judgements) {
    if (can_wait(*j, as_of)) {
      ++out.later;
    } else {
      (is_settled(*j, as_of) ? past : view.rows).push_back(j);
    }
  }
  if (past.size() == 1) {
    view.rows.insert(view.rows.begin(), past.front());
  } else if (!past.empty()) {
    view.years = sum_up(past);
  }
  return view;
}

std::vector<std::string> bodies_of(const CheckReport& report,
                                   const std::vector<DutyGroup>& groups) {
  std::vector<std::string> bodies;
  for (const governance::Body& body : report.rules->convention->bodies) bodies.push_back(body.id);
  for (const DutyGroup& group : groups) {  // one that the convention does not list, or none
    const std::string& body = group.duties.front()->duty.body;
    if (std::find(bodies.begin(), bodies.end(), body) == bodies.end()) bodies.push_back(body);
  }
  return bodies;
}

}  // namespace

std::vector<DutyGroup> out_of_reach(const CheckReport& report, rules::Weight weight) {
  return by_obligation(of_verdict(report, Verdict::lost, weight));
}

std::vector<DutyGroup> breaches(const CheckReport& report, rules::Weight weight) {
  return by_obligation(of_verdict(report, Verdict::breached, weight));
}

Verdict worst_of(const Judgements& judgements) {
  for (const Verdict verdict : verdicts_by_concern()) {
    const bool found = std::any_of(judgements.begin(), judgements.end(),
                                   [&](const Judgement* j) { return j->verdict == verdict; });
    if (found) return verdict;
  }
  return Verdict::satisfied;
}

Overview overview(const CheckReport& report, bool all) {
  Overview out;
  const std::vector<DutyGroup> groups = by_obligation(looked_at(report));
  for (const std::string& body : bodies_of(report, groups)) {
    BodyView view{body, {}};
    for (const DutyGroup& group : groups) {
      if (group.duties.front()->duty.body != body) continue;
      ObligationView shown =
          all ? ObligationView{group.duties.back()->duty.obligation, {}, group.duties}
              : view_of(group.duties, report.as_of, out);
      if (!shown.years.empty() || !shown.rows.empty()) view.obligations.push_back(std::move(shown));
    }
    if (!view.obligations.empty()) out.bodies.push_back(std::move(view));
  }
  return out;
}

}  // namespace gouvernail::reports
