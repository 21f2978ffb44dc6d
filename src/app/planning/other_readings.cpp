// SPDX-License-Identifier: MPL-2.0
#include "app/planning/other_readings.h"

#include <algorithm>
#include <memory>

#include "governance/convention.h"
#include "rules/loader.h"

namespace gouvernail::app {

std::vector<planning::OtherReading> other_readings(const Opened& opened) {
  std::vector<planning::OtherReading> others;
  for (const rules::Ambiguity& ambiguity : opened.rules->ambiguities) {
    const auto& applied = opened.rules->readings;
    const bool settled = std::any_of(
        ambiguity.alternatives.begin(), ambiguity.alternatives.end(), [&](const auto& reading) {
          return std::find(applied.begin(), applied.end(), reading.id) != applied.end();
        });
    if (settled) continue;
    for (const rules::Reading& reading : ambiguity.alternatives) {
      std::vector<std::string> readings = applied;
      readings.push_back(reading.id);
      base::Diagnostics ignored;
      auto rules = opened.book->build(readings, ignored);
      if (!rules) continue;
      rules->house = opened.rules->house;
      rules->convention->term = opened.rules->convention->term;
      others.push_back({reading, std::make_shared<const rules::Rules>(std::move(*rules))});
    }
  }
  return others;
}

}  // namespace gouvernail::app
