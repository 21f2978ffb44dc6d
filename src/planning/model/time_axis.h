// SPDX-License-Identifier: MPL-2.0
// The days and start times of a model: time t of the search is a start on a day, and back. Private
// to the module.
#pragma once

#include <set>
#include <vector>

#include "calendar/local_time.h"
#include "search/model.h"

namespace gouvernail::planning {

// A day as the search counts them.
inline int number_of(calendar::Day day) { return static_cast<int>(day.time_since_epoch().count()); }

class TimeAxis {
 public:
  // Days in any order, also repeatedly. A Failure where there are more start times than the search
  // can tell apart.
  TimeAxis(const std::vector<calendar::Day>& days, const std::set<calendar::Minutes>& starts);

  calendar::Day day_of(int time) const;
  calendar::Minutes start_of(int time) const;
  bool has(calendar::Day day) const;
  int time_of(calendar::Day day, calendar::Minutes start) const;  // of those that it has
  // The place of a day among `days`; of one that it has not, that of the next.
  int index_of(calendar::Day day) const;
  // The first time of the day at that place.
  int first_time(int day_index) const { return day_index * slots(); }

  const std::vector<calendar::Day>& days() const { return days_; }          // ascending
  const std::vector<calendar::Minutes>& starts() const { return starts_; }  // ascending
  int slots() const { return static_cast<int>(starts_.size()); }

  // The search's model with these days and start times, and no session yet.
  search::Model empty_model() const;

 private:
  std::vector<calendar::Day> days_;
  std::vector<calendar::Minutes> starts_;
};

}  // namespace gouvernail::planning
