// SPDX-License-Identifier: MPL-2.0
// Who is taken when, before anything is planned: busy times, and the sessions that stand. Private
// to the module.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "planning/demand/seating.h"

namespace gouvernail::planning {

// Half-open stretch of wall-clock minutes since 1970-01-01T00:00.
struct Stretch {
  std::int64_t from = 0;
  std::int64_t to = 0;
  bool meets(const Stretch& other) const { return from < other.to && other.from < to; }
  Stretch widened(int minutes) const { return {from - minutes, to + minutes}; }
};

std::int64_t minutes_of(const calendar::LocalTime& moment);
Stretch stretch_of(calendar::Day day, calendar::Minutes start, calendar::Minutes length);
// A session without an hour may be at any time: it takes the whole day.
Stretch stretch_of(const governance::Meeting& meeting, calendar::Minutes length);

// The body's own length, else that of the settings.
calendar::Minutes length_of(const Problem& problem, const std::string& body);
// Key of the room where the body meets; empty when none is set.
std::string room_of(const Problem& problem, const std::string& body);

struct Engagement {
  std::string key;  // person or room
  Stretch stretch;
  std::string meeting;                   // uid of the session; empty: the person's own calendar
  std::string site;                      // of the session
  const Elsewhere* elsewhere = nullptr;  // of a session of another convention
};

// Of conventions that are planned together: the sessions that stand in one take the time of those
// who are invited to them in the others (Problem::elsewhere).
void engage_each_other(std::vector<Problem>& problems);

class Engagements {
 public:
  Engagements(const Problem& problem, const Seating& seating);

  // Those that touch a day, in no order.
  const std::vector<Engagement>& on(calendar::Day day) const;

 private:
  void add(const Engagement& engagement);

  std::unordered_map<std::int64_t, std::vector<Engagement>> by_day_;
};

}  // namespace gouvernail::planning
