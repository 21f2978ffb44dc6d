// SPDX-License-Identifier: MPL-2.0
// What `check` found, ready to be shown in any format.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/message.h"
#include "compliance/advice.h"
#include "compliance/verdict.h"

namespace gouvernail::governance {
struct History;
}
namespace gouvernail::rules {
struct Rules;
}

namespace gouvernail::reports {

struct CheckReport {
  const rules::Rules* rules = nullptr;  // never null when shown; `rules->readings` is the reading
  const governance::History* history = nullptr;  // what was known; for the days of sessions
  calendar::Day as_of;
  bool all_readings = false;                      // `depends_on` was filled: say it of each duty
  std::vector<compliance::Judgement> judgements;  // in the order of compliance::duties
  std::vector<compliance::Advice> advice;
  std::vector<base::Message> notices;    // unknown calendars, courtesies of the house…
  std::vector<base::Message> forecasts;  // what the answers to invitations foretell
  // Windows looked at: duties whose window touches [from, to]; none: no limit on that side.
  std::optional<calendar::Day> from;
  std::optional<calendar::Day> to;
};

// The judgements whose window touches [from, to], in order. Every format, the counts and the
// exit status speak of these alone. Points into the report.
std::vector<const compliance::Judgement*> looked_at(const CheckReport& report);
compliance::Counts counts(const CheckReport& report);

// Nothing breached or lost nor, with `strict`, at risk.
bool is_in_order(const std::vector<compliance::Judgement>& judgements, bool strict);
bool is_in_order(const CheckReport& report, bool strict);

// "default", or the ids of the alternatives applied, joined by '+': as JSON has it.
std::string reading_name(const rules::Rules& rules);

}  // namespace gouvernail::reports
