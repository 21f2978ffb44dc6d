// SPDX-License-Identifier: MPL-2.0
// Elections: sourced warnings (seats of the élus lapse, public communication is restrained),
// never prohibitions.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "calendar/day.h"

namespace gouvernail::calendar {

struct Election {
  std::string kind;         // "municipales", "departementales"…: what a rule's event names
  std::vector<Day> rounds;  // in order; never empty
  // Days on which public communication is restrained (Code électoral, L52-1), up to the last round.
  std::optional<DayRange> restraint;
  std::string source;

  Day last_round() const { return rounds.back(); }
};

// Reads calendars/elections.toml; in order of first round, and none when a diagnostic is an error.
std::vector<Election> load_elections(const std::string& file, std::string_view text,
                                     base::Diagnostics& diagnostics);

}  // namespace gouvernail::calendar
