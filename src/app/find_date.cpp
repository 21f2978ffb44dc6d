// SPDX-License-Identifier: MPL-2.0
#include "app/find_date.h"

#include <algorithm>

#include "app/planning/problem.h"
#include "app/workspace/busy.h"
#include "app/workspace/meeting_names.h"
#include "app/workspace/record.h"
#include "compliance/judge.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/history_as_of.h"
#include "planning/plan.h"
#include "records/changes.h"
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
         judgement.duty.required > static_cast<int>(judgement.meetings.size());
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
  for (const Judgement& judgement : wanted(opened, request, body.id, today)) {
    // The first one is what is owed; another one only where that has days.
    if (!found.judgement) found.judgement = judgement;
    if (judgement.verdict == Verdict::upcoming && found.judgement->duty.id != judgement.duty.id) {
      break;
    }
    const calendar::DayRange days{days_ahead(opened, today).first, judgement.duty.window.last};
    if (days.empty()) continue;
    planning::Problem problem = problem_of(opened, today, days);
    base::Diagnostics warnings;
    problem.availability = read_busy(opened.folder, opened, days, warnings, request.reach);
    found.slots = planning::Slots(problem).best(judgement, request.most);
    found.warnings = std::move(warnings);
    if (found.slots.empty()) continue;
    found.judgement = judgement;
    break;
  }
  return found;
}

std::vector<MeetingChanged> add_meetings(Opened& opened, const std::vector<AddMeeting>& request,
                                         calendar::Day today) {
  std::vector<MeetingChanged> added;
  records::Changes changes;
  for (const AddMeeting& one : request) {
    added.push_back(try_adding(opened, one, today));
    changes.push_back(records::PutMeeting{added.back().after});
  }
  record(opened, changes);
  return added;
}

}  // namespace gouvernail::app
