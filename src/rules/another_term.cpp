// SPDX-License-Identifier: MPL-2.0
#include "rules/another_term.h"

#include <optional>

#include "governance/convention.h"
#include "rules/obligation.h"
#include "rules/rules.h"
#include "rules/traits.h"

namespace gouvernail::rules {

void set_term(Rules& rules, const calendar::DayRange& term) {
  const calendar::DayRange old = rules.convention->term;
  for (Obligation& obligation : rules.obligations) {
    calendar::DayRange& force = obligation.in_force;
    if (force.first == old.first) force.first = term.first;
    if (force.last == old.last) force.last = term.last;
    force = calendar::intersect(force, term);
    const std::optional<calendar::Day> due = traits(obligation.kind).due_day;
    if (due && !term.contains(*due)) {
      force.last = force.first - calendar::Days{1};  // a day of the real term: not owed here
    }
  }
  rules.convention->term = term;
  rules.convention->signed_on.reset();
}

}  // namespace gouvernail::rules
