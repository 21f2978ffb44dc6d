// SPDX-License-Identifier: MPL-2.0
#include "planning/unit.h"

#include <algorithm>

#include "governance/convention.h"
#include "governance/history.h"
#include "governance/history_as_of.h"
#include "governance/meeting.h"
#include "governance/transitions.h"
#include "rules/rules.h"
#include "rules/traits.h"

namespace gouvernail::planning {
namespace {

// What is asked for brings more with it so many times: each session of a long series the next.
constexpr int most_brought = 1000;

// Of what has no hour yet: one that every day has.
constexpr calendar::Minutes at_noon{12 * 60};

}  // namespace

using calendar::Day;
using calendar::DayRange;
using compliance::Judgement;

Unit::Unit(const Problem& problem)
    : problem_(problem),
      options_(problem),
      history_(problem.history),
      judgements_(judged()),
      days_(days_of_interest()),
      demands_(options_, days_) {
  for (const Displaced& displaced : problem_.displaced) demands_.add_displaced(displaced);
}

bool Unit::ask() {
  bool asked = false;
  auto which = DemandList::Asked::all;
  for (int round = 0; round < most_brought && demands_.add(unmet(), which); ++round) {
    asked = true;
    which = DemandList::Asked::brought;
    judge_with(demands_.tentative(), {});
  }
  return asked;
}

bool Unit::has_proven_sessions() const {
  if (demands_.others_might_do()) return false;
  const Census& census = demands_.census();
  const auto& all = demands_.all();
  const auto added = [](const Demand& demand) { return !demand.displaced; };
  auto left = std::count_if(all.begin(), all.end(), added);
  for (const std::set<std::string>& bodies : census.families()) {
    const auto planned = std::count_if(all.begin(), all.end(), [&](const Demand& demand) {
      return added(demand) && bodies.count(demand.body) > 0;
    });
    if (planned > census.least(bodies)) return false;
    left -= planned;
  }
  return left == 0;
}

void Unit::place(std::vector<Day> days, std::vector<calendar::Minutes> starts) {
  placed_ = std::move(days);
  starts_ = std::move(starts);
  judge_with(placed_, starts_);
}

void Unit::judge_with(const std::vector<Day>& days, const std::vector<calendar::Minutes>& starts) {
  history_ = problem_.history;
  for (std::size_t i = 0; i < days.size(); ++i) {
    const calendar::Minutes start = i < starts.size() ? starts[i] : at_noon;
    history_->meetings.push_back(meeting_of(demands_.all()[i], days[i], start));
  }
  judgements_ = judged();
}

void Unit::give_up(int demand, Conflict conflict) {
  // A duty that lacks two sessions is one conflict.
  const Demand& its = demands_.all()[index(demand)];
  if (!its.trigger.empty() && its.obligation) given_up_of_.emplace(its.obligation->id, its.trigger);
  const bool first = given_up_.insert(its.duty).second;
  if (first) plan_.conflicts.push_back(std::move(conflict));
  demands_.remove(demand);
}

Plan Unit::finish(const Costs& costs) {
  for (std::size_t term = 0; term < soft_count; ++term) {
    if (costs.of[term] == 0) continue;
    plan_.terms[name_of(static_cast<Soft>(term))] = static_cast<double>(costs.of[term]) / halves;
  }
  plan_.cost = static_cast<double>(costs.total()) / halves;
  for (std::size_t i = 0; i < placed_.size(); ++i) {
    auto& list = placed_[i] <= problem_.horizon.last ? plan_.meetings : plan_.later;
    list.push_back(planned(static_cast<int>(i)));
  }
  add_kept();
  const auto by_time = [](const PlannedMeeting& a, const PlannedMeeting& b) {
    const auto key = [](const PlannedMeeting& p) {
      return std::pair(p.meeting->day, p.meeting->start_time.value_or(calendar::Minutes{0}));
    };
    return key(a) < key(b);
  };
  std::stable_sort(plan_.meetings.begin(), plan_.meetings.end(), by_time);
  std::stable_sort(plan_.later.begin(), plan_.later.end(), by_time);
  explain_left_open();
  plan_.judgements = judgements_;  // what was placed is told by them still: see planned
  return std::move(plan_);
}

PlannedMeeting Unit::planned(int number) const {
  const Demand& demand = demands_.all()[index(number)];
  const bool moved = demand.displaced;
  const auto jointly = jointly_.find(demand.uid);
  return {meeting_of(demand, placed_[index(number)], starts_[index(number)]),
          jointly == jointly_.end() ? length_of(problem_, demand.body) : jointly->second.length,
          members_of(demand.body),
          moved ? Change::moved : Change::added,
          duty_of(demand),
          moved ? demand.wish : std::nullopt,
          demand.obligation ? demand.obligation->id : "",
          options_.late_since(demand.body, placed_[index(number)])};
}

// As it is called now that the session that it belongs to has its day.
std::string Unit::duty_of(const Demand& demand) const {
  if (demand.trigger.empty() || !demand.obligation) return demand.duty;
  const auto found =
      std::find_if(judgements_.begin(), judgements_.end(), [&](const Judgement& one) {
        return one.duty.trigger == demand.trigger &&
               one.duty.obligation->id == demand.obligation->id;
      });
  return found == judgements_.end() ? demand.duty : found->duty.id;
}

std::vector<Judgement> Unit::judged() const {
  return compliance::judge(*problem_.rules, problem_.world,
                           governance::as_of(history_, problem_.today));
}

// What a session to be placed must be followed by is planned as far as the horizon goes; what a
// window asks for that begins in it, to the end of the window.
bool Unit::is_of_interest(const Judgement& judgement) const {
  const compliance::Duty& duty = judgement.duty;
  if (!begins_in_time(judgement)) return false;
  const bool runs_on = rules::traits(duty.obligation->kind).longest_gap &&
                       demands_.find(duty.trigger) != nobody && !duty.overdue_since;
  return !runs_on || duty.window.last <= problem_.horizon.last;
}
bool Unit::begins_in_time(const Judgement& judgement) const {
  return wants_sessions(judgement) &&
         !calendar::intersect(judgement.duty.window, problem_.horizon).empty();
}

// From the first day of the horizon to the end of the windows that begin in it.
DayRange Unit::days_of_interest() const {
  DayRange days = problem_.horizon;
  for (const Judgement& judgement : judgements_) {
    if (begins_in_time(judgement)) days.last = std::max(days.last, judgement.duty.window.last);
  }
  for (const Displaced& displaced : problem_.displaced) {
    days.last = std::max(days.last, displaced.window.last);
  }
  days.last =
      std::max(problem_.horizon.last, std::min(days.last, problem_.rules->convention->term.last));
  return days;
}

// Of what sessions to be placed bring with them, all: what is kept on one day may not be on
// another.
std::vector<const Judgement*> Unit::unmet() const {
  std::vector<const Judgement*> result;
  for (const Judgement& judgement : judgements_) {
    const compliance::Duty& duty = judgement.duty;
    if (given_up_.count(duty.id) > 0 || problem_.not_asked_for.count(duty.id) > 0) continue;
    if (given_up_of_.count({duty.obligation->id, duty.trigger}) > 0) continue;
    const bool bound = demands_.find(duty.trigger) != nobody;
    if (bound || is_of_interest(judgement)) result.push_back(&judgement);
  }
  return result;
}

// What makes it count for its duty: the session without quorum that it follows, its matter.
void Unit::mark(governance::Meeting& meeting, const Demand& demand) const {
  for (const std::string& tag : demand.tags) {
    if (governance::has_tag(meeting, tag)) continue;
    meeting.note += (meeting.note.empty() ? "#" : " #") + tag;
  }
  const rules::Response* answers =
      demand.obligation ? rules::traits(demand.obligation->kind).response : nullptr;
  if (!answers || !answers->after_failed_quorum || !meeting.second_of.empty()) return;
  meeting.second_of = demand.trigger;
}

governance::Meeting Unit::meeting_of(const Demand& demand, Day day, calendar::Minutes start) const {
  governance::Meeting meeting;
  meeting.uid = demand.uid;
  meeting.body = demand.body;
  meeting.day = day;  // a new one was never on another day
  const governance::Body* body = problem_.rules->convention->body(demand.body);
  if (body) meeting.site = body->site;
  for (const Displaced& displaced : problem_.displaced) {
    if (displaced.meeting->uid == demand.uid) meeting = displaced.meeting;
  }
  const calendar::LocalTime end{day, start + length_of(problem_, demand.body)};
  // What was displaced is still expected, and a session is never shorter than nothing.
  meeting = std::get<governance::Meeting>(
      governance::move(std::move(meeting), {day, start, end}, std::nullopt));
  mark(meeting, demand);
  meeting.joint.clear();
  const auto jointly = jointly_.find(demand.uid);
  if (jointly == jointly_.end()) return meeting;
  meeting.joint = jointly->second.joint;
  meeting.end = calendar::LocalTime{day, start + jointly->second.length};
  // A site that this convention does not know is told by a note.
  const std::string& site = jointly->second.site;
  meeting.site = problem_.rules->convention->site(site) ? site : "";
  return meeting;
}

std::vector<std::string> Unit::members_of(const std::string& body) const {
  const governance::Body* found = problem_.rules->convention->body(body);
  return found ? found->members : std::vector<std::string>{};
}

void Unit::add_kept() {
  for (const governance::Meeting& meeting : problem_.history->meetings) {
    const bool ahead = governance::is_expected(meeting);
    if (!ahead || !problem_.horizon.contains(meeting.day)) continue;
    plan_.meetings.push_back({meeting, length_of(problem_, meeting.body), members_of(meeting.body),
                              Change::kept, "", std::nullopt});
  }
}

// The checker has the last word: what it still finds unmet is a conflict, whatever the search
// believed.
void Unit::explain_left_open() {
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
