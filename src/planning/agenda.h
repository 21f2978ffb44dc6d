// SPDX-License-Identifier: MPL-2.0
// Who is taken when. Private to the module.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "planning/plan.h"

namespace gouvernail::planning {

// Half-open stretch of wall-clock minutes since 1970-01-01T00:00.
struct Stretch {
  std::int64_t from = 0;
  std::int64_t to = 0;
};

Stretch stretch_of(calendar::Day day, calendar::Minutes start, calendar::Minutes length);

// The persons who must come to a session of `body` on `day`: the holders of its members' seats
// that day, or the role itself ("role:…") where nobody is recorded. Parties that are not bound
// yet are left out. Sorted, each once.
std::vector<std::string> persons_of(const Problem& problem, const std::string& body,
                                    calendar::Day day);

// Everybody's engagements: busy times, and meetings as they are placed.
class Agenda {
 public:
  explicit Agenda(const Problem& problem);

  void add(const governance::Meeting& meeting, calendar::Minutes length);
  // Hard constraint "two-places": nobody in two places at once.
  bool is_free(const std::vector<std::string>& persons, const Stretch& stretch) const;
  // Hard constraint "daily": at most so many meetings of one person in a day.
  bool within_daily(const std::vector<std::string>& persons, calendar::Day day) const;

 private:
  const Problem& problem_;
  std::map<std::string, std::vector<Stretch>> taken_;                // by person
  std::map<std::string, std::map<calendar::Day, int>> meetings_on_;  // by person and day
};

}  // namespace gouvernail::planning
