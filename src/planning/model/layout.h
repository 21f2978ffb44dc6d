// SPDX-License-Identifier: MPL-2.0
// The demands laid out in time: on which days each may be held, on one axis for all. What every
// part of the model is written from. Private to the module.
#pragma once

#include <vector>

#include "planning/demand/demand.h"
#include "planning/model/claims.h"
#include "planning/model/time_axis.h"

namespace gouvernail::planning {

struct OpenDay {
  calendar::Day day;
  const std::vector<Option>* options = nullptr;  // at least one
};
using OpenDays = std::vector<OpenDay>;  // ascending

struct Layout {
  const std::vector<Demand>& demands;  // of one convention or of several; they outlive it
  Latitude latitude = Latitude::strict;
  std::vector<OpenDays> open;  // by demand; of those held in one session, the days common to them
  TimeAxis time;

  int count() const { return static_cast<int>(demands.size()); }
  const Demand& demand(int number) const { return demands[index(number)]; }
  const OpenDays& open_to(int demand) const { return open[index(demand)]; }
};

Layout lay_out(const std::vector<Demand>& demands, Latitude latitude);

// Whether each demand has the same days in both readings.
bool has_one_reading(const std::vector<Demand>& demands);

}  // namespace gouvernail::planning
