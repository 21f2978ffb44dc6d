// SPDX-License-Identifier: MPL-2.0
#include "reports/plan_words.h"

#include <algorithm>

#include "base/action.h"
#include "governance/meeting.h"
#include "reports/duty_words.h"
#include "reports/meeting_words.h"
#include "rules/rules.h"

namespace gouvernail::reports {

using base::msg;
using planning::Change;

base::Message change_word(Change change) {
  switch (change) {
    case Change::added:
      return msg("new");
    case Change::kept:
      return msg("unchanged");
    case Change::moved:
      return msg("moved");
    case Change::cancelled:
      return msg("cancelled");
  }
  return {};
}

// As in a diff; the word repeats it.
const char* symbol_of(Change change) {
  switch (change) {
    case Change::added:
      return "+";
    case Change::kept:
      return "=";
    case Change::moved:
      return "~";
    case Change::cancelled:
      return "-";
  }
  return " ";
}

Ink ink_of(Change change) {
  switch (change) {
    case Change::added:
      return Ink::green;
    case Change::kept:
      return Ink::plain;
    case Change::moved:
      return Ink::yellow;
    case Change::cancelled:
      return Ink::red;
  }
  return Ink::plain;
}

std::string planned_time(const planning::PlannedMeeting& planned, const Language& language) {
  const governance::Meeting& meeting = planned.meeting;
  const std::string day =
      language.weekday(calendar::weekday_of(meeting.day)) + " " + language.day_number(meeting.day);
  if (!meeting.start_time) return day;
  const auto end = end_of(meeting, planned.length);
  return day + ", " + language.time(*meeting.start_time) +
         (end ? " – " + language.time(end->time) : "");
}

Standing& Standing::operator+=(const Standing& more) {
  all += more.all;
  proposed += more.proposed;
  return *this;
}

Standing standing_in(const planning::Plan& plan) {
  Standing standing;
  for (const planning::PlannedMeeting& planned : plan.meetings) {
    if (planned.change != planning::Change::kept || !planned.duty.empty()) continue;
    ++standing.all;
    const bool proposed = planned.meeting->status == governance::MeetingStatus::proposed;
    if (proposed && !plan.replanned) ++standing.proposed;
  }
  return standing;
}

bool adds_sessions(const planning::Plan& plan) {
  return std::any_of(plan.meetings.begin(), plan.meetings.end(),
                     [](const auto& planned) { return planned.change == Change::added; });
}

bool adds_sessions(const planning::JointPlan& plan) {
  return std::any_of(plan.plans.begin(), plan.plans.end(),
                     [](const planning::Plan& one) { return adds_sessions(one); });
}

base::Message status_words(const Claim& claim, const Standing& standing, const Language& language) {
  const double less = claim.cost - claim.lower_bound;
  const double percent = claim.cost > 0 ? 100.0 * less / claim.cost : 0.0;
  switch (claim.status) {
    case planning::Status::optimal:
      if (standing.all == 0) {
        return msg("No better calendar exists under these settings: it is proven.");
      }
      if (standing.proposed == 0) {
        return msg(
            "No better calendar exists around the {0} {0:session that keeps its "
            "day|sessions that keep their day}: it is proven.",
            standing.all);
      }
      return msg(
          "No better calendar exists around the {0} {0:session that keeps its day|sessions "
          "that keep their day}: it is proven. “{1}” lets those move that are only "
          "proposed.",
          standing.all, base::Action(base::Verb::plan).with(base::Detail::replan));
    case planning::Status::feasible:
      if (!claim.sessions_proven && less <= 0) {
        return msg(
            "Of the calendars that have these sessions, none is better: it is proven. Whether "
            "fewer or others would do is not.");
      }
      if (!claim.sessions_proven) {
        return msg(
            "A calendar that keeps the rules; a better one that has these sessions would save {0} "
            "% of its cost at most. Whether fewer or others would do is not known.",
            language.number(percent, percent < 10 ? 1 : 0));
      }
      return msg(
          "A calendar that keeps the rules; a better one would save {0} % of its cost at most.",
          language.number(percent, percent < 10 ? 1 : 0));
    case planning::Status::infeasible:
      return msg("Not everything can be kept: what is left open is explained below.");
    case planning::Status::unknown:
      if (claim.adds) {
        return msg(
            "The time was over before every session had a day: those that have one follow, then "
            "what is left open. Give it more with {0}.",
            base::Detail::time_limit);
      }
      return msg("The time was over before a calendar was found: give it more with {0}.",
                 base::Detail::time_limit);
  }
  return {};
}

base::Message short_notice_words(calendar::Day since) {
  return msg("at short notice: its convocation was to leave by {0:plain}", calendar::arg(since));
}

base::Message term_name(const std::string& term) {
  if (term == "spread") return msg("uneven spread");
  if (term == "weekday") return msg("days of the week that are not preferred");
  if (term == "start") return msg("start times that are not preferred");
  if (term == "school") return msg("school holidays");
  if (term == "season") return msg("August, year's end, bridge days");
  if (term == "election") return msg("pre-election periods");
  if (term == "notice") return msg("short notice");
  if (term == "absence") return msg("absences of persons invited");
  return msg("{0}", term);
}

std::string planned_duty_name(const planning::Plan& plan, const rules::Rules& rules,
                              const std::string& id, const Language& language) {
  for (const compliance::Judgement& judgement : plan.judgements) {
    if (judgement.duty.id == id) return task_name(rules, {&judgement}, language);
  }
  return id;
}

base::Message unproven_words() {
  return msg(
      "This is not proven: another order of the sessions, or another sharing of the weeks, might "
      "keep it.");
}

}  // namespace gouvernail::reports
