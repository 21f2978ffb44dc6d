// SPDX-License-Identifier: MPL-2.0
// What the parts of a plan are called.
#pragma once

#include <string>

#include "base/message.h"
#include "planning/plan.h"
#include "reports/language.h"
#include "reports/text_layout.h"

namespace gouvernail::rules {
struct Rules;
}

namespace gouvernail::reports {

// "uneven spread"…: a term of the cost, as the plan names it.
// Why it could only be convened late: "à bref délai : sa convocation était à envoyer le …".
base::Message short_notice_words(calendar::Day since);
base::Message term_name(const std::string& term);

// "new", and "+" as in a diff; the word repeats the sign and the colour.
base::Message change_word(planning::Change change);
const char* symbol_of(planning::Change change);
Ink ink_of(planning::Change change);

// "vendredi 13, 14 h – 16 h": the month stands above.
std::string planned_time(const planning::PlannedMeeting& planned, const Language& language);

// Sessions that stood before and keep their day: the calendar is made around them.
struct Standing {
  std::int64_t all = 0;
  std::int64_t proposed = 0;  // of them, those that a new plan may move

  Standing& operator+=(const Standing& more);
};
Standing standing_in(const planning::Plan& plan);

// What is known of how good a calendar is.
struct Claim {
  planning::Status status = planning::Status::feasible;
  double cost = 0;
  double lower_bound = 0;
  bool sessions_proven = false;
  bool adds = false;  // sessions, of those that were asked for
};
bool adds_sessions(const planning::Plan& plan);
bool adds_sessions(const planning::JointPlan& plan);
template <class Plan>  // of one convention, or of several
Claim claim_of(const Plan& plan) {
  return {plan.status, plan.cost, plan.lower_bound, plan.sessions_proven, adds_sessions(plan)};
}

// How good the calendar is, in a sentence or two. Nothing is claimed of calendars in which what
// stands would move, nor of those with fewer sessions where there might be some.
base::Message status_words(const Claim& claim, const Standing& standing, const Language& language);

// The duty of that id by its name, as the plan judged it, which it should have; its id otherwise.
std::string planned_duty_name(const planning::Plan& plan, const rules::Rules& rules,
                              const std::string& id, const Language& language);

// Of a conflict that another choice might have avoided.
base::Message unproven_words();

}  // namespace gouvernail::reports
