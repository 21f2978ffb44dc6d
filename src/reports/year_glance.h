// SPDX-License-Identifier: MPL-2.0
// The year of a report at a glance: a row for each body that has obligations in it, then what is
// counted alone.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "reports/check_report.h"
#include "reports/language.h"

namespace gouvernail::reports {

struct YearRow {
  std::string name;
  // The windows of its rhythm; then what is asked of its sessions (composition, sending). Both
  // empty where the row only counts.
  std::vector<const compliance::Judgement*> rhythm = {};
  std::vector<const compliance::Judgement*> at_sessions = {};
  std::optional<compliance::Counts> counts = {};
};

// Points into the report.
std::vector<YearRow> year_at_a_glance(const CheckReport& report, const Language& language);

}  // namespace gouvernail::reports
