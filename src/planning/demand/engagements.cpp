// SPDX-License-Identifier: MPL-2.0
#include "planning/demand/engagements.h"

#include <algorithm>
#include <set>

#include "governance/availability.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/meeting.h"
#include "governance/seat.h"
#include "planning/demand/names.h"
#include "rules/rules.h"

namespace gouvernail::planning {
namespace {

constexpr std::int64_t minutes_a_day = 1440;

std::int64_t day_of(std::int64_t minutes) {
  return minutes >= 0 ? minutes / minutes_a_day : -((minutes_a_day - 1 - minutes) / minutes_a_day);
}

}  // namespace

std::int64_t minutes_of(const calendar::LocalTime& moment) {
  return std::int64_t{moment.day.time_since_epoch().count()} * minutes_a_day + moment.time.count();
}

Stretch stretch_of(calendar::Day day, calendar::Minutes start, calendar::Minutes length) {
  const std::int64_t from = minutes_of({day, start});
  return {from, from + length.count()};
}

Stretch stretch_of(const governance::Meeting& meeting, calendar::Minutes length) {
  if (!meeting.start_time) {
    return stretch_of(meeting.day, calendar::Minutes{0}, calendar::Minutes{minutes_a_day});
  }
  Stretch stretch = stretch_of(meeting.day, *meeting.start_time, length);
  if (meeting.end) stretch.to = minutes_of(*meeting.end);
  return stretch;
}

calendar::Minutes length_of(const Problem& problem, const std::string& body) {
  return problem.preferences.length_of(problem.rules->convention->body(body));
}

std::string room_of(const Problem& problem, const std::string& body) {
  const auto found = problem.preferences.room_of.find(body);
  return found == problem.preferences.room_of.end() ? "" : room_key(found->second);
}

void engage_each_other(std::vector<Problem>& problems) {
  const auto local = [](std::int64_t minutes) {
    const calendar::Day day{calendar::Days{static_cast<int>(day_of(minutes))}};
    return calendar::LocalTime{
        day, calendar::Minutes{static_cast<int>(minutes - day_of(minutes) * minutes_a_day)}};
  };
  std::vector<std::set<std::string>> seated;  // persons of each
  for (Problem& problem : problems) {
    problem.elsewhere.clear();
    std::set<std::string>& keys = seated.emplace_back();
    for (const governance::Seat& seat : problem.history->seats) keys.insert(seat.person);
  }
  if (problems.size() < 2) return;
  for (const Problem& problem : problems) {
    const Seating seating(problem);
    for (const governance::Meeting& meeting : problem.history->meetings) {
      if (meeting.status == governance::MeetingStatus::cancelled) continue;
      if (meeting.day < problem.today) continue;
      const Stretch stretch = stretch_of(meeting, length_of(problem, meeting.body));
      const std::vector<std::string>& invited = seating.of(meeting.body, meeting.day).invited;
      for (std::size_t other = 0; other < problems.size(); ++other) {
        if (&problems[other] == &problem) continue;
        std::vector<std::string> shared;
        std::set_intersection(invited.begin(), invited.end(), seated[other].begin(),
                              seated[other].end(), std::back_inserter(shared));
        if (shared.empty()) continue;
        problems[other].elsewhere.push_back({problem.name,
                                             meeting.uid,
                                             name_of_body(problem, meeting.body),
                                             {local(stretch.from), local(stretch.to)},
                                             std::move(shared)});
      }
    }
  }
}

Engagements::Engagements(const Problem& problem, const Seating& seating) {
  for (const auto& [key, intervals] : problem.availability.busy) {
    for (const governance::BusyInterval& busy : intervals) {
      add({key, {minutes_of(busy.start), minutes_of(busy.end)}, "", ""});
    }
  }
  for (const Elsewhere& other : problem.elsewhere) {
    const Stretch stretch{minutes_of(other.time.start), minutes_of(other.time.end)};
    for (const std::string& person : other.invited) {
      add({person, stretch, other.uid, "", &other});
    }
  }
  for (const governance::Meeting& meeting : problem.history->meetings) {
    if (meeting.status == governance::MeetingStatus::cancelled) continue;
    if (meeting.day < problem.today) continue;
    const Stretch stretch = stretch_of(meeting, length_of(problem, meeting.body));
    for (const std::string& person : seating.of(meeting.body, meeting.day).invited) {
      add({person, stretch, meeting.uid, meeting.site});
    }
    const std::string room = room_of(problem, meeting.body);
    if (!room.empty()) add({room, stretch, meeting.uid, meeting.site});
  }
}

void Engagements::add(const Engagement& engagement) {
  const std::int64_t last = day_of(engagement.stretch.to - 1);
  for (std::int64_t day = day_of(engagement.stretch.from); day <= last; ++day) {
    by_day_[day].push_back(engagement);
  }
}

const std::vector<Engagement>& Engagements::on(calendar::Day day) const {
  static const std::vector<Engagement> none;
  const auto found = by_day_.find(day.time_since_epoch().count());
  return found == by_day_.end() ? none : found->second;
}

}  // namespace gouvernail::planning
