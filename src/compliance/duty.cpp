// SPDX-License-Identifier: MPL-2.0
#include "compliance/duty.h"

#include "compliance/derive.h"
#include "compliance/duty_name.h"
#include "compliance/sessions.h"
#include "governance/history_as_of.h"

namespace gouvernail::compliance {

Duty duty_called(const std::string& label, const rules::Obligation& obligation,
                 const calendar::DayRange& window) {
  Duty duty;
  duty.id = to_string(DutyName{obligation.id, label});
  duty.label = label;
  duty.obligation = &obligation;
  duty.body = obligation.body;
  duty.window = window;
  return duty;
}

void derive(const rules::Obligation& obligation, Derivation& d) {
  if (obligation.in_force.empty()) return;
  std::visit([&](const auto& rule) { derive(obligation, rule, d); }, obligation.kind);
}

void derive_all(Derivation& d) {
  for (const rules::Obligation& obligation : d.rules.obligations) derive(obligation, d);
}

std::vector<Duty> duties(const rules::Rules& rules, const World& world,
                         const governance::HistoryAsOf& known) {
  std::vector<Duty> result;
  const Sessions sessions(*known);
  const Validity validity(rules, sessions, *known);
  const Takers taking = takers(sessions, validity, known.day());
  Derivation derivation{rules,  world,  sessions,     validity,   taking,
                        *known, result, std::nullopt, known.day()};
  derive_all(derivation);
  return result;
}

}  // namespace gouvernail::compliance
