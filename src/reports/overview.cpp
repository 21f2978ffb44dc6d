// SPDX-License-Identifier: MPL-2.0
#include "reports/overview.h"

#include <algorithm>
#include <map>

#include "reports/names.h"

namespace gouvernail::reports {
namespace {

using compliance::Judgement;
using compliance::Verdict;
using Judgements = std::vector<const Judgement*>;

Judgements of_verdict(const CheckReport& report, Verdict verdict) {
  Judgements found;
  for (const Judgement* judgement : looked_at(report)) {
    if (judgement->verdict == verdict) found.push_back(judgement);
  }
  return found;
}

// A last call that no day ever allowed is the most pressing.
void sort_by_last_call(Judgements& judgements) {
  std::stable_sort(judgements.begin(), judgements.end(), [](const auto* a, const auto* b) {
    return a->last_call.value_or(calendar::Day::min()) <
           b->last_call.value_or(calendar::Day::min());
  });
}

// The versions that an amendment makes of one obligation are one task, wherever they stand.
std::vector<Task> by_obligation(const Judgements& judgements) {
  std::vector<Task> tasks;
  std::map<std::string, std::size_t> position;  // by id of the obligation
  for (const Judgement* judgement : judgements) {
    const auto [at, is_new] = position.emplace(judgement->duty.obligation->id, tasks.size());
    if (is_new) tasks.emplace_back();
    tasks[at->second].duties.push_back(judgement);
  }
  return tasks;
}

void append(std::vector<Task>& tasks, std::vector<Task> more) {
  std::move(more.begin(), more.end(), std::back_inserter(tasks));
}

bool is_kept(const Judgement& judgement) { return judgement.verdict == Verdict::satisfied; }

std::vector<YearSummary> by_year(const Judgements& past) {
  std::map<int, YearSummary> years;
  for (const Judgement* judgement : past) {
    YearSummary& summary = years[calendar::year_of(judgement->duty.window.last)];
    summary.year = calendar::year_of(judgement->duty.window.last);
    ++summary.total;
    if (is_kept(*judgement)) {
      ++summary.kept;
    } else {
      summary.others.push_back(judgement);
    }
  }
  std::vector<YearSummary> in_order;
  for (auto& [year, summary] : years) in_order.push_back(std::move(summary));
  return in_order;
}

// An annual duty reads better line by line: a sum of one says nothing.
bool worth_summing(const std::vector<YearSummary>& years) {
  return std::any_of(years.begin(), years.end(), [](const auto& y) { return y.total > 1; });
}

bool is_far(const Judgement& judgement, calendar::Day as_of) {
  return judgement.verdict == Verdict::upcoming &&
         judgement.duty.window.first > as_of + calendar::Days{92};
}

ObligationView view_of(const Judgements& judgements, calendar::Day as_of, Overview& out) {
  ObligationView view;
  view.obligation = judgements.back()->duty.obligation;
  Judgements past;
  Judgements rest;
  for (const Judgement* j : judgements) {
    if (is_far(*j, as_of)) {
      ++out.later;
    } else {
      (j->duty.window.last < as_of ? past : rest).push_back(j);
    }
  }
  view.years = by_year(past);
  if (!worth_summing(view.years)) {
    view.years.clear();
    view.rows = past;
  }
  view.rows.insert(view.rows.end(), rest.begin(), rest.end());
  return view;
}

std::vector<std::string> bodies_of(const CheckReport& report, const std::vector<Task>& groups) {
  std::vector<std::string> bodies;
  for (const governance::Body& body : report.rules->convention.bodies) bodies.push_back(body.id);
  for (const Task& group : groups) {  // one that the convention does not list, or none
    const std::string& body = group.duties.front()->duty.body;
    if (std::find(bodies.begin(), bodies.end(), body) == bodies.end()) bodies.push_back(body);
  }
  return bodies;
}

}  // namespace

std::vector<Task> tasks(const CheckReport& report) {
  std::vector<Task> all;
  Judgements urgent = of_verdict(report, Verdict::at_risk);
  sort_by_last_call(urgent);
  for (const Judgement* judgement : urgent) all.push_back(Task{{judgement}});
  append(all, by_obligation(of_verdict(report, Verdict::lost)));
  append(all, by_obligation(of_verdict(report, Verdict::unproven)));
  return all;
}

std::vector<const Judgement*> coming_tasks(const CheckReport& report) {
  Judgements open = of_verdict(report, Verdict::open);
  sort_by_last_call(open);
  return open;
}

std::vector<Task> breaches(const CheckReport& report) {
  return by_obligation(of_verdict(report, Verdict::breached));
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
  const std::vector<Task> groups = by_obligation(looked_at(report));
  for (const std::string& body : bodies_of(report, groups)) {
    BodyView view{body, {}};
    for (const Task& group : groups) {
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
