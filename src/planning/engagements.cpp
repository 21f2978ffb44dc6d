// SPDX-License-Identifier: MPL-2.0
#include "planning/engagements.h"

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
  const governance::Body* found = problem.rules->convention.body(body);
  return found && found->minutes ? calendar::Minutes{*found->minutes} : problem.preferences.length;
}

std::string room_of(const Problem& problem, const std::string& body) {
  const auto found = problem.preferences.room_of.find(body);
  return found == problem.preferences.room_of.end() ? "" : room_key(found->second);
}

void engage_each_other(std::vector<Problem>& problems) {
  struct Taken {
    const Problem* by;
    governance::BusyInterval interval;
  };
  std::unordered_map<std::string, std::vector<Taken>> taken;
  const auto local = [](std::int64_t minutes) {
    const calendar::Day day{calendar::Days{static_cast<int>(day_of(minutes))}};
    return calendar::LocalTime{
        day, calendar::Minutes{static_cast<int>(minutes - day_of(minutes) * minutes_a_day)}};
  };
  for (const Problem& problem : problems) {
    const Seating seating(problem);
    for (const governance::Meeting& meeting : problem.history.meetings) {
      if (meeting.status == governance::MeetingStatus::cancelled) continue;
      if (meeting.day < problem.today) continue;
      const Stretch stretch = stretch_of(meeting, length_of(problem, meeting.body));
      for (const std::string& key : seating.of(meeting.body, meeting.day).invited) {
        if (key.starts_with("role:")) continue;
        taken[key].push_back({&problem, {local(stretch.from), local(stretch.to)}});
      }
    }
  }
  for (Problem& problem : problems) {
    for (const governance::Seat& seat : problem.history.seats) {
      const auto found = taken.find(seat.person);
      if (found == taken.end()) continue;
      auto& busy = problem.availability.busy[seat.person];
      for (const Taken& one : found->second) {
        if (one.by != &problem) busy.push_back(one.interval);
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
  for (const governance::Meeting& meeting : problem.history.meetings) {
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
