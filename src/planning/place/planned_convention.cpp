// SPDX-License-Identifier: MPL-2.0
#include "planning/place/planned_convention.h"

#include <algorithm>

#include "governance/convention.h"
#include "governance/history.h"
#include "governance/transitions.h"
#include "planning/place/as_meeting.h"
#include "rules/rules.h"
#include "rules/traits.h"

namespace gouvernail::planning {
namespace {

// What is asked for brings more with it so many times: each session of a long series the next.
constexpr int most_brought = 1000;

// Of what has no hour yet: one that every day has.
constexpr calendar::Minutes at_noon{12 * 60};

void sort_by_time(std::vector<PlannedMeeting>& meetings) {
  const auto key = [](const PlannedMeeting& one) {
    return std::pair(one.meeting->day, one.meeting->start_time.value_or(calendar::Minutes{0}));
  };
  std::stable_sort(
      meetings.begin(), meetings.end(),
      [&](const PlannedMeeting& a, const PlannedMeeting& b) { return key(a) < key(b); });
}

}  // namespace

using calendar::Day;
using calendar::LocalTime;
using compliance::Judgement;

PlannedConvention::PlannedConvention(const Problem& problem)
    : problem_(problem),
      options_(problem),
      checked_(problem),
      demands_(options_, checked_.days_of_interest()) {
  for (const Displaced& displaced : problem_.displaced) demands_.add_displaced(displaced);
}

bool PlannedConvention::ask() {
  bool asked = false;
  auto which = DemandList::Asked::all;
  for (int round = 0; round < most_brought && demands_.add(unmet(), which); ++round) {
    asked = true;
    which = DemandList::Asked::brought;
    judge_tentatively();
  }
  return asked;
}

void PlannedConvention::judge_tentatively() {
  std::vector<governance::Meeting> meetings;
  for (const Day day : demands_.tentative()) {
    meetings.push_back(meeting_of(static_cast<int>(meetings.size()), {day, at_noon}));
  }
  checked_.judge_with(meetings);
}

void PlannedConvention::place(std::vector<LocalTime> times,
                              std::map<std::string, Jointly> jointly) {
  placed_ = std::move(times);
  jointly_ = std::move(jointly);
  std::vector<governance::Meeting> meetings;
  for (const LocalTime& at : placed_) {
    meetings.push_back(meeting_of(static_cast<int>(meetings.size()), at));
  }
  checked_.judge_with(meetings);
}

void PlannedConvention::place_nothing() {
  placed_.clear();
  checked_.judge_with({});
}

governance::Meeting PlannedConvention::meeting_of(int number, const LocalTime& at) const {
  const Demand& demand = demands_.all()[index(number)];
  const auto jointly = jointly_.find(demand.uid);
  return as_meeting(problem_, demand, at, jointly == jointly_.end() ? nullptr : &jointly->second);
}

void PlannedConvention::give_up(int demand, Conflict conflict) {
  const Demand& its = demands_.all()[index(demand)];
  if (!its.trigger.empty() && its.obligation) {
    given_up_.brought.emplace(its.obligation->id, its.trigger);
  }
  // A duty that lacks two sessions is one conflict.
  const bool first = given_up_.duties.insert(its.duty).second;
  if (first) {
    plan_.conflicts.push_back(std::move(conflict));
    of_conflicts_.push_back({its.obligation ? its.obligation->id : "", its.trigger, its.displaced});
  }
  demands_.remove(demand);
}

bool PlannedConvention::has_proven_sessions() const {
  std::set<std::string> bodies;
  for (const Demand& demand : demands_.all()) {
    if (!demand.displaced) bodies.insert(demand.body);
  }
  return has_no_more_than_least(bodies);
}

bool PlannedConvention::needs_all_of(const std::set<std::string>& bodies) const {
  // What was given up where another choice was left may be what the others lack.
  return has_no_more_than_least(bodies) &&
         std::all_of(plan_.conflicts.begin(), plan_.conflicts.end(),
                     [](const Conflict& conflict) { return conflict.proven; });
}

bool PlannedConvention::has_no_more_than_least(std::set<std::string> bodies) const {
  if (demands_.others_might_do()) return false;
  const Census& census = demands_.census();
  const auto& all = demands_.all();
  for (const std::set<std::string>& family : census.families()) {
    const auto erased =
        std::erase_if(bodies, [&](const std::string& body) { return family.count(body) > 0; });
    const auto planned = std::count_if(all.begin(), all.end(), [&](const Demand& demand) {
      return !demand.displaced && family.count(demand.body) > 0;
    });
    if (erased > 0 && planned > census.least(family)) return false;
  }
  // Nothing says that those of others are needed.
  return bodies.empty();
}

// What a session to be placed must be followed by is planned as far as the horizon goes; what a
// window asks for that begins in it, to the end of the window.
bool PlannedConvention::is_of_interest(const Judgement& judgement) const {
  const compliance::Duty& duty = judgement.duty;
  if (!checked_.begins_in_time(judgement)) return false;
  const bool runs_on = rules::traits(duty.obligation->kind).longest_gap &&
                       demands_.find(duty.trigger) != nobody && !duty.overdue_since;
  return !runs_on || duty.window.last <= problem_.horizon.last;
}

// Of what sessions to be placed bring with them, all: what is kept on one day may not be on
// another.
std::vector<const Judgement*> PlannedConvention::unmet() const {
  std::vector<const Judgement*> result;
  for (const Judgement& judgement : checked_.judgements()) {
    const compliance::Duty& duty = judgement.duty;
    const std::pair brought(duty.obligation->id, duty.trigger);
    const bool bound = demands_.find(duty.trigger) != nobody;
    // One that a session to be placed brings is called by its day, as another one was before.
    const bool asked_for = bound || problem_.not_asked_for.count(duty.id) == 0;
    if (!asked_for || problem_.not_asked_of.count(brought) > 0) continue;
    if (given_up_.duties.count(duty.id) > 0 || given_up_.brought.count(brought) > 0) continue;
    if (bound || is_of_interest(judgement)) result.push_back(&judgement);
  }
  return result;
}

Plan PlannedConvention::finish(const Costs& costs) {
  for (std::size_t term = 0; term < soft_count; ++term) {
    if (costs.of[term] == 0) continue;
    plan_.terms[name_of(static_cast<Soft>(term))] = static_cast<double>(costs.of[term]) / halves;
  }
  plan_.cost = static_cast<double>(costs.total()) / halves;
  add_placed();
  add_kept();
  sort_by_time(plan_.meetings);
  sort_by_time(plan_.later);
  look_at_conflicts();
  explain_left_open();
  plan_.judgements = checked_.judgements();  // what was placed is told by them still: see planned
  return std::move(plan_);
}

PlannedMeeting PlannedConvention::planned(int number) const {
  const Demand& demand = demands_.all()[index(number)];
  const LocalTime& at = placed_[index(number)];
  const bool moved = demand.displaced;
  const auto jointly = jointly_.find(demand.uid);
  return {meeting_of(number, at),
          jointly == jointly_.end() ? length_of(problem_, demand.body) : jointly->second.length,
          members_of(demand.body),
          moved ? Change::moved : Change::added,
          checked_.duty_of(demand),
          moved ? demand.wish : std::nullopt,
          demand.obligation ? demand.obligation->id : "",
          options_.late_since(demand.body, at.day)};
}

std::vector<std::string> PlannedConvention::members_of(const std::string& body) const {
  const governance::Body* found = problem_.rules->convention->body(body);
  return found ? found->members : std::vector<std::string>{};
}

void PlannedConvention::add_placed() {
  for (std::size_t i = 0; i < placed_.size(); ++i) {
    auto& list = placed_[i].day <= problem_.horizon.last ? plan_.meetings : plan_.later;
    list.push_back(planned(static_cast<int>(i)));
  }
}

void PlannedConvention::add_kept() {
  for (const governance::Meeting& meeting : problem_.history->meetings) {
    const bool ahead = governance::is_expected(meeting);
    if (!ahead || !problem_.horizon.contains(meeting.day)) continue;
    plan_.meetings.push_back({meeting, length_of(problem_, meeting.body), members_of(meeting.body),
                              Change::kept, "", std::nullopt});
  }
}

// What was given up may have been kept after all, by a session that is there for another duty, or
// not be owed any more; else it is called as it is now.
void PlannedConvention::look_at_conflicts() {
  std::vector<Conflict> left;
  // What else is open is not explained yet.
  given_up_ = {};
  const auto& judgements = checked_.judgements();
  for (std::size_t i = 0; i < plan_.conflicts.size(); ++i) {
    Conflict& conflict = plan_.conflicts[i];
    const OfConflict& of = of_conflicts_[i];
    const auto found = std::find_if(judgements.begin(), judgements.end(), [&](const auto& one) {
      return of.trigger.empty()
                 ? one.duty.id == conflict.duty
                 : one.duty.trigger == of.trigger && one.duty.obligation->id == of.obligation;
    });
    const bool owed = found != judgements.end();
    // A session that was displaced is lost, whether its duty is or not.
    if (!of.displaced && (owed ? !wants_sessions(*found) : !of.trigger.empty())) continue;
    if (owed) conflict.duty = found->duty.id;
    given_up_.duties.insert(conflict.duty);
    if (!of.trigger.empty()) given_up_.brought.emplace(of.obligation, of.trigger);
    left.push_back(std::move(conflict));
  }
  plan_.conflicts = std::move(left);
}

// The checker has the last word: what it still finds unmet is a conflict, whatever the search
// believed.
void PlannedConvention::explain_left_open() {
  for (const Judgement* judgement : unmet()) {
    if (!is_of_interest(*judgement)) continue;
    const compliance::Duty& duty = judgement->duty;
    const bool above = duty.at_most && static_cast<int>(judgement->meetings.size()) > *duty.at_most;
    if (above && problem_.set_aside.count({Hard::ceiling, duty.id, std::nullopt}) > 0) continue;
    plan_.conflicts.push_back({above ? Hard::ceiling : Hard::window,
                               judgement->duty.id,
                               judgement->duty.obligation->source,
                               judgement->because,
                               false,
                               {}});
  }
}

}  // namespace gouvernail::planning
