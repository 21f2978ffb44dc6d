// SPDX-License-Identifier: MPL-2.0
#include "app/find_date.h"

#include <algorithm>

#include "app/planning/problem.h"
#include "app/workspace/busy.h"
#include "app/workspace/meeting_names.h"
#include "compliance/judge.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/history_as_of.h"
#include "governance/people.h"
#include "planning/plan.h"
#include "rules/rules.h"
#include "rules/traits.h"

namespace gouvernail::app {
namespace {

using compliance::Judgement;
using compliance::Verdict;

bool lacks_a_session(const Judgement& judgement) {
  const bool waits = judgement.verdict == Verdict::at_risk || judgement.verdict == Verdict::open ||
                     judgement.verdict == Verdict::upcoming;
  return waits && rules::traits(judgement.duty.obligation->kind).kept_by_sessions &&
         compliance::sessions_lacking(judgement) > 0;
}

// What its session is wanted for first: the duty asked for, then by the last day to act.
std::vector<Judgement> wanted(const Opened& opened, const FindDates& request,
                              const std::string& body, calendar::Day today) {
  std::vector<Judgement> all =
      compliance::judge(opened.rules, opened.world, opened.known_on(today));
  std::erase_if(all, [&](const Judgement& judgement) {
    return judgement.duty.body != body || !lacks_a_session(judgement);
  });
  std::ranges::stable_sort(all, {}, [&](const Judgement& judgement) {
    return std::pair(judgement.duty.id != request.duty,
                     judgement.last_call.value_or(judgement.duty.window.last));
  });
  return all;
}

}  // namespace

DatesFound find_dates(const Opened& opened, const FindDates& request, calendar::Day today) {
  const governance::Body& body = need_body(opened, request.body);
  DatesFound found;
  const calendar::DayRange days = days_ahead(opened, today);
  const std::vector<Judgement> all = wanted(opened, request, body.id, today);
  const bool asked =
      std::ranges::any_of(all, [&](const Judgement& one) { return one.duty.id == request.duty; });
  found.settled = !request.duty.empty() && !asked;
  if (all.empty()) return found;
  if (days.empty()) {  // the last day of the term
    found.without.push_back(all.front());
    return found;
  }
  planning::Problem problem = problem_of(opened, today, days);
  problem.availability = read_busy(opened.folder, opened, days, found.warnings, request.reach);
  const planning::Slots slots(problem);
  for (const Judgement& judgement : all) {
    found.slots = slots.best(judgement, request.most);
    if (!found.slots.empty()) {
      found.judgement = judgement;
      return found;
    }
    // What is asked for, or presses most, and has no day is said; never another one in its place
    // without a word.
    found.without.push_back(judgement);
    if (judgement.verdict == Verdict::upcoming) break;
  }
  return found;
}

}  // namespace gouvernail::app
