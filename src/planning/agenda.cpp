// SPDX-License-Identifier: MPL-2.0
#include "planning/agenda.h"

#include <algorithm>

namespace gouvernail::planning {
namespace {

std::int64_t minutes_of(const calendar::LocalTime& moment) {
  return std::int64_t{moment.day.time_since_epoch().count()} * 1440 + moment.time.count();
}

bool is_bound(const governance::Convention& convention, const std::string& party,
              calendar::Day day) {
  const governance::Party* found = convention.party(party);
  return !found || !found->effective || *found->effective <= day;
}

}  // namespace

Stretch stretch_of(calendar::Day day, calendar::Minutes start, calendar::Minutes length) {
  const std::int64_t from = minutes_of({day, start});
  return {from, from + length.count()};
}

std::vector<std::string> persons_of(const Problem& problem, const std::string& body,
                                    calendar::Day day) {
  const governance::Convention& convention = problem.rules->convention;
  const governance::Body* found = convention.body(body);
  std::set<std::string> persons;
  if (!found) return {};
  for (const std::string& id : found->members) {
    const governance::Role* role = convention.role(id);
    if (role && !is_bound(convention, role->party, day)) continue;
    bool seated = false;
    for (const governance::Seat& seat : problem.history.seats) {
      if (seat.role != id || seat.from > day || (seat.until && *seat.until < day)) continue;
      persons.insert(seat.person);
      seated = true;
    }
    if (!seated) persons.insert("role:" + id);
  }
  return {persons.begin(), persons.end()};
}

Agenda::Agenda(const Problem& problem) : problem_(problem) {
  for (const auto& [person, intervals] : problem.availability.busy) {
    for (const governance::BusyInterval& busy : intervals) {
      taken_[person].push_back({minutes_of(busy.start), minutes_of(busy.end)});
    }
  }
  for (const governance::Meeting& meeting : problem.history.meetings) {
    if (meeting.status == governance::MeetingStatus::cancelled) continue;
    if (meeting.day < problem.today) continue;
    add(meeting, problem.preferences.length);
  }
}

void Agenda::add(const governance::Meeting& meeting, calendar::Minutes length) {
  // A session without an hour may be at any time: it takes the whole day.
  Stretch stretch = meeting.start_time
                        ? stretch_of(meeting.day, *meeting.start_time, length)
                        : stretch_of(meeting.day, calendar::Minutes{0}, calendar::Minutes{1440});
  if (meeting.start_time && meeting.end) stretch.to = minutes_of(*meeting.end);
  for (const std::string& person : persons_of(problem_, meeting.body, meeting.day)) {
    taken_[person].push_back(stretch);
    ++meetings_on_[person][meeting.day];
  }
}

bool Agenda::is_free(const std::vector<std::string>& persons, const Stretch& stretch) const {
  return std::all_of(persons.begin(), persons.end(), [&](const std::string& person) {
    const auto found = taken_.find(person);
    return found == taken_.end() ||
           std::none_of(found->second.begin(), found->second.end(), [&](const Stretch& taken) {
             return taken.from < stretch.to && stretch.from < taken.to;
           });
  });
}

bool Agenda::within_daily(const std::vector<std::string>& persons, calendar::Day day) const {
  return std::all_of(persons.begin(), persons.end(), [&](const std::string& person) {
    const auto found = meetings_on_.find(person);
    if (found == meetings_on_.end()) return true;
    const auto on = found->second.find(day);
    return on == found->second.end() || on->second < problem_.preferences.per_person_and_day;
  });
}

}  // namespace gouvernail::planning
