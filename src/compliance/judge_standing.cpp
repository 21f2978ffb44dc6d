// SPDX-License-Identifier: MPL-2.0
// A role that must be filled at all times.
#include <algorithm>

#include "compliance/attendance.h"
#include "compliance/opinion.h"
#include "compliance/run.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/invited.h"
#include "governance/meeting.h"
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

// Somebody is named, from a later day on: nothing is left to do but to wait.
base::Message what_next(const std::string& role, const Hearing& hearing) {
  const auto day =
      governance::named_from(hearing.history.seats, role, hearing.rules.convention, hearing.as_of);
  return day ? msg("Somebody is named, and takes office on {}.", calendar::arg(*day))
             : msg("Appoint somebody, and record it.");
}

void judge_vacancy(Judgement& j, const std::string& role, const DayRange& vacancy,
                   Day last_tolerated, const Hearing& hearing) {
  set_last_days(j, Day::min(), last_tolerated, hearing);
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
  j.next = what_next(role, hearing);
}

bool is_filled_on(Day day, const rules::Standing& rule, const Hearing& hearing) {
  return std::any_of(hearing.history.seats.begin(), hearing.history.seats.end(),
                     [&](const governance::Seat& seat) {
                       return governance::holds_on(seat, day) &&
                              governance::fills(seat, rule.role, hearing.rules.convention);
                     });
}

// The sheet of a session proves that the role was filled, whatever is recorded of seats.
bool has_come(const governance::Meeting& meeting, const rules::Standing& rule,
              const Hearing& hearing) {
  return meeting.present && Attendance(hearing.rules.convention, meeting, hearing.history.seats)
                                .missing({{rule.role, 1}}, false)
                                .empty();
}

// Whoever is appointed once is enough; that the appointment ended is another matter.
void judge_once(Judgement& j, const rules::Standing& rule, const Hearing& hearing) {
  const DayRange& window = j.duty.window;
  std::optional<Day> since;
  for (const governance::Seat& seat : hearing.history.seats) {
    if (!governance::overlaps(seat, window) ||
        !governance::fills(seat, rule.role, hearing.rules.convention))
      continue;
    if (!since || seat.from < *since) since = seat.from;
  }
  if (since && *since <= hearing.as_of) {
    j.verdict = Verdict::satisfied;
    j.counted = 1;
    j.because = msg("Somebody holds the role since {}.", calendar::arg(*since));
    return;
  }
  if (hearing.as_of > window.last) {
    j.verdict = Verdict::breached;
    j.because = msg("Nobody was appointed by {}, the last day.", calendar::arg(window.last));
    return;
  }
  set_last_days(j, Day::min(), window.last, hearing);
  j.verdict = hearing.as_of < window.first ? Verdict::upcoming
              : since                      ? Verdict::covered
                                           : while_open(j.last_call, j.last_resort, hearing);
  j.because = msg("No appointment to this role is recorded.");
  if (j.verdict != Verdict::upcoming && !since) j.next = msg("Appoint somebody, and record it.");
}

// The role is filled for the sake of a body: a session that is held without it is a breach, a
// vacancy while nobody meets is something to be done.
void judge_at_sessions(Judgement& j, const rules::Standing& rule, const Hearing& hearing) {
  const DayRange& window = j.duty.window;
  const bool recorded = has_seat(hearing.history, rule.role, hearing.rules.convention);
  const governance::Meeting* next = nullptr;  // the first one ahead that would lack it
  int proven = 0;
  for (const governance::Meeting* meeting : hearing.sessions.within(rule.sessions_of, window)) {
    const bool filled = is_filled_on(meeting->day, rule, hearing);
    if (meeting->status == governance::MeetingStatus::held) {
      if (filled || has_come(*meeting, rule, hearing)) {
        ++proven;
      } else if (recorded) {
        j.verdict = hearing.as_of > window.last ? Verdict::breached : Verdict::lost;
        j.meetings = {meeting->uid};
        j.because = msg("Nobody held the role at the session of {}.", calendar::arg(meeting->day));
        const bool vacant = !is_filled_on(hearing.as_of, rule, hearing);
        if (j.verdict == Verdict::lost && vacant) j.next = what_next(rule.role, hearing);
        return;
      } else {
        j.meetings.push_back(meeting->uid);
      }
    } else if (!filled && !next && meeting->day >= hearing.as_of) {
      next = meeting;
    }
  }
  if (hearing.as_of < window.first) {
    j.verdict = Verdict::upcoming;
    j.because = msg("Will be known as “{}” meets.", body_name(hearing.rules, rule.sessions_of));
  } else if (!recorded && (proven == 0 || !j.meetings.empty())) {
    j.verdict = Verdict::unproven;
    j.because = msg("No appointment to this role is recorded.");
    j.next = msg("Record who holds the role, and since when.");
  } else if (hearing.as_of > window.last) {
    j.verdict = Verdict::satisfied;
    j.counted = 1;
    j.because = msg("“{}” never met without it.", body_name(hearing.rules, rule.sessions_of));
  } else if (recorded && !is_filled_on(hearing.as_of, rule, hearing)) {
    if (next) set_last_days(j, Day::min(), next->day, hearing);
    j.verdict = next ? Verdict::at_risk : Verdict::open;
    j.because = next ? msg("Nobody holds the role, and “{0}” meets on {1}.",
                           body_name(hearing.rules, rule.sessions_of), calendar::arg(next->day))
                     : msg("Nobody holds the role from {} on.", calendar::arg(hearing.as_of));
    j.next = next ? msg("Appoint somebody, and record it.") : what_next(rule.role, hearing);
  } else if (recorded && next) {
    set_last_days(j, Day::min(), next->day, hearing);
    j.verdict = while_open(j.last_call, j.last_resort, hearing);
    j.because = msg("Nobody is known to hold the role on {0}, when “{1}” meets.",
                    calendar::arg(next->day), body_name(hearing.rules, rule.sessions_of));
    j.next = msg("Appoint somebody, and record it.");
  } else {
    j.verdict = Verdict::covered;
    j.because = msg("The role is filled today.");
  }
}

}  // namespace

void judge_kind(Judgement& j, const rules::Standing& rule, const Hearing& hearing) {
  if (rule.filled == rules::Filled::once) return judge_once(j, rule, hearing);
  if (rule.filled == rules::Filled::at_sessions) return judge_at_sessions(j, rule, hearing);
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
    judge_vacancy(j, rule.role, vacancy, std::max(tolerated, window.first - Days{1}), hearing);
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
