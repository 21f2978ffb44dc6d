// SPDX-License-Identifier: MPL-2.0
#include "rules/chosen_readings.h"

#include <algorithm>

namespace gouvernail::rules {

using base::msg;

std::vector<std::string> alternatives_of(const std::vector<Ambiguity>& ambiguities) {
  std::vector<std::string> result;
  for (const Ambiguity& ambiguity : ambiguities) {
    for (const Reading& reading : ambiguity.alternatives) result.push_back(reading.id);
  }
  return result;
}

std::optional<std::set<std::string>> chosen_readings(const std::vector<Ambiguity>& ambiguities,
                                                     const std::vector<std::string>& asked,
                                                     base::Diagnostics& diagnostics) {
  const auto before = diagnostics.size();
  const auto tell = [&](std::string code, base::Message what, base::Message remedy) {
    diagnostics.push_back(
        {base::Severity::error, std::move(code), {}, "", std::move(what), std::move(remedy)});
  };
  for (const Ambiguity& ambiguity : ambiguities) {
    const auto chosen = std::count_if(
        ambiguity.alternatives.begin(), ambiguity.alternatives.end(), [&](const Reading& r) {
          return std::find(asked.begin(), asked.end(), r.id) != asked.end();
        });
    if (chosen < 2) continue;
    tell("two-readings", msg("two readings of the same clause, “{}”", ambiguity.id),
         msg("choose one of them"));
  }
  const std::vector<std::string> known = alternatives_of(ambiguities);
  std::set<std::string> applied;
  for (const std::string& id : asked) {
    const bool by_default =
        id == "default" || std::any_of(ambiguities.begin(), ambiguities.end(),
                                       [&](const Ambiguity& a) { return a.by_default.id == id; });
    if (by_default) continue;
    applied.insert(id);
    if (std::find(known.begin(), known.end(), id) != known.end()) continue;
    tell("unknown-reading", msg("there is no reading “{}”", id), base::suggestion(id, known));
  }
  if (diagnostics.size() != before) return std::nullopt;
  return applied;
}

}  // namespace gouvernail::rules
