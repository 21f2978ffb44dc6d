// SPDX-License-Identifier: MPL-2.0
#include "reports/year_glance.h"

#include <map>

#include "governance/convention.h"
#include "rules/rules.h"
#include "rules/traits.h"

namespace gouvernail::reports {
namespace {

using base::msg;
using compliance::Judgement;

constexpr std::size_t most_bodies = 16;

bool is_of_year(const CheckReport& report, const Judgement& judgement) {
  const int year = calendar::year_of(report.as_of);
  const compliance::Duty& duty = judgement.duty;
  if (duty.session_day) return calendar::year_of(*duty.session_day) == year;
  if (duty.overdue_since) return duty.window.contains(report.as_of);
  return calendar::year_of(duty.window.first) <= year &&
         calendar::year_of(duty.window.last) == year;
}

YearRow row_of(std::string name, const std::vector<const Judgement*>& judgements) {
  YearRow row{std::move(name)};
  for (const Judgement* judgement : judgements) {
    const bool sessions = rules::traits(judgement->duty.obligation->kind).kept_by_sessions;
    (sessions ? row.rhythm : row.at_sessions).push_back(judgement);
  }
  return row;
}

}  // namespace

std::vector<YearRow> year_at_a_glance(const CheckReport& report, const Language& language) {
  std::map<std::string, std::vector<const Judgement*>> of;  // obligations, by body
  std::map<rules::Weight, std::vector<Judgement>> lighter;
  for (const Judgement* judgement : looked_at(report)) {
    if (!is_of_year(report, *judgement)) continue;
    const rules::Weight weight = judgement->duty.obligation->weight;
    if (weight == rules::Weight::obligation) {
      of[judgement->duty.body].push_back(judgement);
    } else {
      lighter[weight].push_back(*judgement);
    }
  }
  std::vector<YearRow> rows;
  std::vector<Judgement> others;
  for (const governance::Body& body : report.rules->convention->bodies) {
    const auto found = of.find(body.id);
    if (found == of.end()) continue;
    if (!body.act && rows.size() < most_bodies) {
      rows.push_back(row_of(language.text(body.name), found->second));
      continue;
    }
    for (const Judgement* judgement : found->second) others.push_back(*judgement);
  }
  const auto counted = [&](const base::Message& name, const std::vector<Judgement>& judgements) {
    if (judgements.empty()) return;
    rows.push_back({language.text(name), {}, {}, compliance::count(judgements)});
  };
  std::vector<Judgement> functions;
  for (const Judgement* judgement : of[""]) functions.push_back(*judgement);
  counted(rows.empty() ? msg("Acts") : msg("Actions and other acts"), others);
  counted(msg("Functions to be filled"), functions);
  counted(msg("Indicators"), lighter[rules::Weight::indicator]);
  counted(msg("Recommendations"), lighter[rules::Weight::recommendation]);
  return rows;
}

}  // namespace gouvernail::reports
