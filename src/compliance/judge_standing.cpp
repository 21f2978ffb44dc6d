// SPDX-License-Identifier: MPL-2.0
// A role that must be filled at all times.
#include <algorithm>

#include "compliance/opinion.h"
#include "compliance/run.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/invited.h"
#include "governance/seat.h"

namespace gouvernail::compliance {
namespace {

using base::msg;
using calendar::Day;
using calendar::DayRange;
using calendar::Days;

// Stretches of `days` on which nobody holds `role`, in order.
std::vector<DayRange> vacancies(const std::vector<governance::Seat>& seats, const std::string& role,
                                const governance::Convention& convention, const DayRange& days) {
  std::vector<DayRange> held;
  for (const governance::Seat& seat : seats) {
    if (governance::fills(seat, role, convention))
      held.push_back({seat.from, seat.until.value_or(days.last)});
  }
  std::sort(held.begin(), held.end(),
            [](const DayRange& a, const DayRange& b) { return a.first < b.first; });
  std::vector<DayRange> result;
  Day next = days.first;  // first day that no seat so far covers
  for (const DayRange& seat : held) {
    if (seat.first > next) result.push_back({next, std::min(seat.first - Days{1}, days.last)});
    next = std::max(next, seat.last + Days{1});
    if (next > days.last) return result;
  }
  result.push_back({next, days.last});
  return result;
}

bool has_seat(const governance::History& history, const std::string& role,
              const governance::Convention& convention) {
  return std::any_of(history.seats.begin(), history.seats.end(), [&](const governance::Seat& seat) {
    return governance::fills(seat, role, convention);
  });
}

void judge_vacancy(Judgement& j, const DayRange& vacancy, Day last_tolerated,
                   const Hearing& hearing) {
  const calendar::WorkCalendar work = hearing.rules.work();
  j.last_call = work.previous_ouvre(last_tolerated);
  j.last_resort = last_tolerated;
  j.slack = work.ouvres_between(hearing.as_of, *j.last_call);
  j.because = msg("Nobody holds the role from {} on.", calendar::arg(vacancy.first));
  if (hearing.as_of > j.duty.window.last) {
    j.verdict = Verdict::breached;
    j.last_call = j.last_resort = std::nullopt;
    j.slack.reset();
    return;
  }
  j.verdict = while_open(j.last_call, j.last_resort, hearing);
  const bool vacant_now = vacancy.contains(hearing.as_of);
  if (j.verdict == Verdict::lost && !vacant_now) {
    j.because = msg("Nobody held the role from {0} to {1}.", calendar::arg(vacancy.first),
                    calendar::arg(vacancy.last));
    return;
  }
  j.next = msg("Appoint somebody, and record it.");
}

}  // namespace

void judge_kind(Judgement& j, const rules::Standing& rule, const Hearing& hearing) {
  const DayRange& window = j.duty.window;
  if (!has_seat(hearing.history, rule.role, hearing.rules.convention)) {
    j.verdict = hearing.as_of < window.first ? Verdict::upcoming : Verdict::unproven;
    j.because = msg("No appointment to this role is recorded.");
    if (j.verdict == Verdict::unproven) j.next = msg("Record who holds the role, and since when.");
    return;
  }
  const DayRange in_force = run_of(*j.duty.obligation, hearing.rules).in_force();
  // A vacancy is as long as it really was, even where it began in an earlier window.
  for (const DayRange& vacancy :
       vacancies(hearing.history.seats, rule.role, hearing.rules.convention, in_force)) {
    const Day tolerated = rule.vacancy.after(vacancy.first - Days{1}, hearing.rules.work());
    if (vacancy.last <= tolerated) continue;
    const DayRange too_long = calendar::intersect({tolerated + Days{1}, vacancy.last}, window);
    if (too_long.empty()) continue;
    judge_vacancy(j, vacancy, std::max(tolerated, window.first - Days{1}), hearing);
    // Only an appointment before the window saves the whole of it: the alert comes before it, too.
    if (hearing.as_of < window.first && j.verdict != Verdict::at_risk) {
      j.verdict = Verdict::upcoming;
      j.next = {};
    }
    return;
  }
  const bool over = hearing.as_of > window.last;
  j.verdict = over ? Verdict::satisfied : Verdict::covered;
  j.counted = over ? 1 : 0;
  j.because = over ? msg("The role was filled all the time.")
                   : msg("The role is filled to the end of the period, as far as recorded.");
}

}  // namespace gouvernail::compliance
