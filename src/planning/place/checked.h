// SPDX-License-Identifier: MPL-2.0
// What the checker says of a convention with the sessions that were placed. Private to the module.
#pragma once

#include <string>
#include <vector>

#include "compliance/judge.h"
#include "planning/demand/demand.h"

namespace gouvernail::planning {

class Checked {
 public:
  // As things stand. The problem must outlive it.
  explicit Checked(const Problem& problem);
  // What is known, and those.
  void judge_with(const std::vector<governance::Meeting>& placed);

  const std::vector<compliance::Judgement>& judgements() const { return judgements_; }
  // A duty that lacks sessions, and whose window begins in the horizon.
  bool begins_in_time(const compliance::Judgement& judgement) const;
  // From the first day of the horizon to the end of the windows that begin in it.
  calendar::DayRange days_of_interest() const;
  // The demand's duty as it is called now that the session that it belongs to has its day.
  std::string duty_of(const Demand& demand) const;

 private:
  std::vector<compliance::Judgement> judged(const governance::History& history) const;

  const Problem& problem_;
  std::vector<compliance::Judgement> judgements_;
};

}  // namespace gouvernail::planning
