// SPDX-License-Identifier: MPL-2.0
#include "planning/options.h"

#include <algorithm>
#include <limits>

namespace gouvernail::planning {
namespace {

using calendar::Day;
using calendar::Minutes;

template <class Map>
const typename Map::mapped_type& of_body(const Map& own, const typename Map::mapped_type& common,
                                         const std::string& body) {
  const auto found = own.find(body);
  return found == own.end() ? common : found->second;
}

const std::vector<Minutes>& starts_of(const Problem& problem, const std::string& body) {
  return of_body(problem.preferences.starts_of, problem.preferences.starts, body);
}

bool in_restraint(const Problem& problem, Day day) {
  return std::any_of(problem.world.elections.begin(), problem.world.elections.end(),
                     [&](const calendar::Election& election) {
                       return election.restraint && election.restraint->contains(day);
                     });
}

}  // namespace

std::map<std::string, double> day_terms(const Problem& problem, const std::string& body, Day day,
                                        Minutes start) {
  const Preferences& wishes = problem.preferences;
  std::map<std::string, double> terms;
  const auto& weekdays = of_body(wishes.weekdays_of, wishes.weekdays, body);
  const bool preferred =
      std::find(weekdays.begin(), weekdays.end(), calendar::weekday_of(day)) != weekdays.end();
  if (!preferred && !weekdays.empty()) terms["weekday"] = wishes.weight_weekday;
  const auto& starts = starts_of(problem, body);
  const auto rank = std::find(starts.begin(), starts.end(), start) - starts.begin();
  if (rank > 0) terms["start"] = wishes.weight_start * static_cast<double>(rank);
  if (problem.school && problem.school->kind_of(day) == calendar::SchoolDay::holiday) {
    terms["school"] = wishes.weight_school_holiday;
  }
  if (in_restraint(problem, day)) terms["election"] = wishes.weight_election;
  return terms;
}

Minutes length_of(const Problem& problem, const std::string& body) {
  const governance::Body* found = problem.rules->convention.body(body);
  return found && found->minutes ? Minutes{*found->minutes} : problem.preferences.length;
}

const char* to_string(Obstacle obstacle) {
  switch (obstacle) {
    case Obstacle::none:
      return "none";
    case Obstacle::closed_day:
      return "closed-day";
    case Obstacle::notice:
      return "notice";
    case Obstacle::two_places:
      return "two-places";
    case Obstacle::daily:
      return "daily";
  }
  return "";
}

Options options_of(const Problem& problem, const compliance::Placement& placement,
                   const Agenda* agenda, const std::string& body, const calendar::DayRange& window,
                   compliance::Manner manner) {
  Options result;
  const Minutes length = length_of(problem, body);
  const calendar::DayRange days = calendar::intersect(window, problem.horizon);
  for (Day day = days.first; day <= days.last; day += calendar::Days{1}) {
    if (!placement.is_open(day)) {
      ++result.forbidden[Obstacle::closed_day];
      continue;
    }
    if (day < problem.today || placement.latest_notice(body, day, manner) < problem.today) {
      ++result.forbidden[Obstacle::notice];
      continue;
    }
    std::vector<std::string> persons;
    if (agenda) persons = persons_of(problem, body, day);
    if (agenda && !agenda->within_daily(persons, day)) {
      ++result.forbidden[Obstacle::daily];
      continue;
    }
    DayOption best{day, Minutes{0}, std::numeric_limits<double>::infinity()};
    for (const Minutes start : starts_of(problem, body)) {
      if (agenda && !agenda->is_free(persons, stretch_of(day, start, length))) continue;
      double cost = 0;
      for (const auto& [term, value] : day_terms(problem, body, day, start)) cost += value;
      if (cost < best.cost) best = {day, start, cost};
    }
    if (best.cost == std::numeric_limits<double>::infinity()) {
      ++result.forbidden[Obstacle::two_places];
    } else {
      result.days.push_back(best);
    }
  }
  return result;
}

}  // namespace gouvernail::planning
