// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "calendar/period.h"
#include "rules/kinds/counting.h"
#include "rules/kinds/evidence_level.h"

namespace gouvernail::rules {

// What is done with a window that the term, an amendment or a late entry into force cuts:
// its count is pro-rated (to the nearest whole, half up), owed in full, or dropped.
enum class PartialWindow { prorata, full, skip };

// At least / at most / exactly n sessions per period.
struct Cadence {
  int at_least = 0;
  std::optional<int> at_most;
  calendar::Period per;
  PartialWindow partial = PartialWindow::prorata;
  EvidenceLevel counts = EvidenceLevel::held;
  std::vector<int> except_months;        // 1-12: windows that lie wholly in them are not owed
  std::vector<std::string> also_counts;  // other bodies whose sessions count
  // Sessions of its own body count where their note or agenda holds "#mark". One held without it
  // is to be proven: nobody said whether it did what the mark stands for.
  std::string mark;
  // What is counted is a state that held or not (opening in every holiday), whoever records it: as
  // long as nobody does, the duty is to be proven and never missed.
  bool state = false;
  // "As often as needed": the period is left to a body's judgement and makes no dated duty.
  bool delegated = false;
  Counting counting = {};
};

}  // namespace gouvernail::rules
