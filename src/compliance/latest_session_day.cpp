// SPDX-License-Identifier: MPL-2.0
#include "compliance/judge.h"
#include "compliance/preparation.h"
#include "governance/history_as_of.h"
#include "rules/rules.h"

namespace gouvernail::compliance {
namespace {

using calendar::Day;

}  // namespace

std::optional<Day> latest_session_day(const rules::Rules& rules, const World& world,
                                      const governance::HistoryAsOf& known,
                                      const std::string& body) {
  std::optional<Day> latest;
  const calendar::WorkCalendar work = rules.work();
  for (const Judgement& judgement : judge(rules, world, known)) {
    const bool wants = judgement.verdict == Verdict::open ||
                       judgement.verdict == Verdict::at_risk ||
                       judgement.verdict == Verdict::upcoming;
    if (!wants || judgement.duty.body != body || !judgement.duty.trigger.empty()) continue;
    const Day day = work.previous_ouvre(judgement.duty.window.last);
    if (day >= known.day() && judgement.duty.window.contains(day) && (!latest || day < *latest)) {
      latest = day;
    }
  }
  return latest;
}

}  // namespace gouvernail::compliance
