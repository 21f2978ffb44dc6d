// SPDX-License-Identifier: MPL-2.0
// Versions of an obligation that an amendment writes anew without changing what makes its windows
// are one rule for them: whoever looks at days sees no seam. Private to the module.
#pragma once

#include <type_traits>
#include <variant>
#include <vector>

#include "calendar/day.h"
#include "rules/obligation.h"

namespace gouvernail::rules {
struct Rules;
}

namespace gouvernail::compliance {

// What a version says, for whoever derives that kind (`derive_*.cpp` alone): an amendment keeps it,
// so that other versions say as much. Null where a reading made another kind of one.
template <class Rule>
const Rule* rule_of(const rules::Obligation& version) {
  return std::visit(
      [](const auto& rule) -> const Rule* {
        if constexpr (std::is_same_v<std::decay_t<decltype(rule)>, Rule>) return &rule;
        return nullptr;
      },
      version.kind);
}

// At least one version, all of one kind; each takes effect on the day after the last one of the
// version before.
struct Run {
  std::vector<const rules::Obligation*> versions;

  const rules::Obligation& first() const { return *versions.front(); }
  // In force on that day; before the run the first one, after it the last.
  const rules::Obligation& on(calendar::Day day) const;
  calendar::DayRange in_force() const;
};

// All runs of the obligation's versions, in order of their days; those never in force left out.
std::vector<Run> runs_of(const rules::Obligation& version, const rules::Rules& rules);
// The one that holds the version.
Run run_of(const rules::Obligation& version, const rules::Rules& rules);

}  // namespace gouvernail::compliance
