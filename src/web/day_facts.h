// SPDX-License-Identifier: MPL-2.0
// What makes the days of a calendar what they are, beside the sessions: holidays, closures,
// elections, and who is away.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "app/workspace/opened.h"
#include "calendar/day.h"
#include "web/visit.h"

namespace gouvernail::web {

class DayFacts {
 public:
  // Calendars of persons are read as they were copied last; the network is left alone.
  DayFacts(const app::Opened& opened, const calendar::DayRange& days, const Visit& visit);

  bool is_school_free(calendar::Day day) const;
  // The public holiday, or the closure of the house; empty: neither.
  std::string closed_because(calendar::Day day) const;
  // How many persons are away all day.
  std::size_t away(calendar::Day day) const;

  // A line each: school holidays, and what nobody knows of them; closures; elections.
  std::vector<std::string> spans() const;
  // A line a person who is away: "Mme Martin : du 3 au 7 décembre".
  std::vector<std::string> absences() const;

 private:
  void read_absences();

  const app::Opened& opened_;
  calendar::DayRange days_;
  const Visit& visit_;
  std::map<std::string, std::vector<calendar::Day>> away_;  // by person's key
};

}  // namespace gouvernail::web
