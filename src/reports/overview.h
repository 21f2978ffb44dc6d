// SPDX-License-Identifier: MPL-2.0
// How a report is arranged for people, whatever the format: what to do, then each body with its
// obligations, years that are over summed up. Everything points into the report.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "reports/check_report.h"

namespace gouvernail::reports {

// Duties of one obligation.
struct DutyGroup {
  std::vector<const compliance::Judgement*> duties;  // at least one, by window
};

// What no calendar keeps any more, though its window is not over, by obligation: those of one
// weight.
std::vector<DutyGroup> out_of_reach(const CheckReport& report, rules::Weight weight);

// What was missed for good, by obligation, in the order of the rules.
std::vector<DutyGroup> breaches(const CheckReport& report, rules::Weight weight);

// Windows that are over: of one year, or of several where a year has too few to be summed up.
struct YearSummary {
  int first_year = 0;
  int last_year = 0;
  int kept = 0;
  int total = 0;
  std::vector<const compliance::Judgement*> others;  // not kept: each is named
};

// The verdict that asks for most concern; `satisfied` for none.
compliance::Verdict worst_of(const std::vector<const compliance::Judgement*>& judgements);

struct ObligationView {
  const rules::Obligation* obligation = nullptr;
  std::vector<YearSummary> years;                  // over
  std::vector<const compliance::Judgement*> rows;  // shown one by one
};

struct BodyView {
  std::string body;  // empty: what belongs to no body
  std::vector<ObligationView> obligations;
};

struct Overview {
  std::vector<BodyView> bodies;  // in the order of the convention, then what belongs to none
  int later = 0;  // duties left out: upcoming, their last call more than a quarter away
};

// With `all`, every duty is a row.
Overview overview(const CheckReport& report, bool all);

}  // namespace gouvernail::reports
