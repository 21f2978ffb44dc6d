// SPDX-License-Identifier: MPL-2.0
// What `check` found, ready to be shown in any format.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/message.h"
#include "compliance/advice.h"
#include "compliance/tasks.h"
#include "compliance/verdict.h"

namespace gouvernail::governance {
class MeetingsByUid;
struct History;
struct Meeting;
}  // namespace gouvernail::governance
namespace gouvernail::rules {
struct Rules;
}

namespace gouvernail::reports {

struct CheckReport {
  const rules::Rules* rules = nullptr;  // never null when shown; `rules->readings` is the reading
  const governance::History* history = nullptr;  // what was known; for the days of sessions
  // Of that history, where many are asked for; null: each is looked for.
  std::shared_ptr<const governance::MeetingsByUid> by_uid = nullptr;
  calendar::Day as_of;
  bool all_readings = false;                      // `depends_on` was filled: say it of each duty
  std::vector<compliance::Judgement> judgements;  // in the order of compliance::duties
  std::vector<compliance::Task> tasks;            // what is to be done, by last day
  std::vector<compliance::Advice> advice;
  std::vector<base::Message> notices;    // unknown calendars, courtesies of the house…
  std::vector<base::Message> forecasts;  // what the answers to invitations foretell
  // Of the record as it stands (records/mark.h), for pages and mails to carry out of the house;
  // empty: nothing is recorded.
  std::string mark = {};
  // Windows looked at: duties whose window touches [from, to]; none: no limit on that side.
  std::optional<calendar::Day> from;
  std::optional<calendar::Day> to;

  const governance::Meeting* meeting(const std::string& uid) const;  // null: not known
};

// The judgements whose window touches [from, to], in order. Every format, the counts and the
// exit status speak of these alone. Points into the report.
std::vector<const compliance::Judgement*> looked_at(const CheckReport& report);
compliance::Counts counts(const CheckReport& report);
compliance::Counts counts(const CheckReport& report, rules::Weight weight);

// What became of the duties of one weight whose window has ended, or that were kept before it did;
// what was excused is left out. Of indicators: so many of so many reached.
struct Outcome {
  int kept = 0;
  int settled = 0;
};
Outcome outcome(const CheckReport& report, rules::Weight weight);

// The tasks that one of these duties asks for, or none in particular, in order.
std::vector<const compliance::Task*> tasks_looked_at(const CheckReport& report);

// When tasks are due: this week, to its Sunday, and tomorrow in any case, with what is overdue,
// what has no last day, and what a formal notice names; the four weeks after; later.
struct Agenda {
  std::vector<const compliance::Task*> week;
  std::vector<const compliance::Task*> next_weeks;
  std::vector<const compliance::Task*> later;

  bool nothing_urgent() const { return week.empty() && next_weeks.empty(); }
};
Agenda agenda_of(const CheckReport& report);

// What the status says, and what is at risk or old besides.
struct Strictness {
  bool at_risk = false;  // counts too
  bool past = false;     // misses whose window ended more than twelve months ago count too
};

// An obligation (no indicator, no recommendation) that is breached or lost, its window running or
// ended within the last twelve months.
bool is_disorder(const CheckReport& report, const compliance::Judgement& judgement,
                 const Strictness& strictness = {});
// Breached like these, but longer ago.
bool is_older_miss(const CheckReport& report, const compliance::Judgement& judgement);

// No disorder, and no task of an obligation overdue: what is green, and status 0.
bool is_in_order(const CheckReport& report, const Strictness& strictness = {});

// The numbers of the sentence that everybody reads first.
struct Balance {
  int missed = 0;   // disorder, breached
  int lost = 0;     // disorder, lost
  int overdue = 0;  // tasks of obligations
  int besides = 0;  // other tasks that are overdue: they do not decide
  int older = 0;    // misses
  int week = 0;     // tasks of this week
  int next_weeks = 0;
};
Balance balance(const CheckReport& report);

// "default", or the ids of the alternatives applied, joined by '+': as JSON has it.
std::string reading_name(const rules::Rules& rules);

}  // namespace gouvernail::reports
