// SPDX-License-Identifier: MPL-2.0
#include "compliance/duty.h"

#include "compliance/derive.h"
#include "compliance/sessions.h"

namespace gouvernail::compliance {

std::vector<Duty> duties(const rules::Rules& rules, const World& world,
                         const governance::History& history) {
  std::vector<Duty> result;
  const Sessions sessions(history);
  Derivation derivation{rules, world, sessions, history, result};
  for (const rules::Obligation& obligation : rules.obligations) {
    if (obligation.in_force.empty()) continue;
    std::visit([&](const auto& rule) { derive(obligation, rule, derivation); }, obligation.kind);
  }
  return result;
}

}  // namespace gouvernail::compliance
