// SPDX-License-Identifier: MPL-2.0
#include "compliance/duty_name.h"

#include "governance/waiver.h"
#include "rules/obligation.h"

namespace gouvernail::compliance {

DutyName parse_duty_name(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) return {std::string(text), std::nullopt};
  return {std::string(text.substr(0, slash)), std::string(text.substr(slash + 1))};
}

std::string to_string(const DutyName& name) {
  return name.label ? name.obligation + "/" + *name.label : name.obligation;
}

bool names(const DutyName& name, const Duty& duty) {
  const std::string written = to_string(name);
  return written == duty.id || written == duty.obligation->id;
}

bool excuses(const governance::Waiver& waiver, const Duty& duty) {
  if (waiver.target == duty.id) return true;
  if (waiver.target != duty.obligation->id) return false;
  // Without its days it would reach further than anybody said.
  if (!waiver.from || !waiver.until) return false;
  return *waiver.from <= duty.window.first && duty.window.last <= *waiver.until;
}

}  // namespace gouvernail::compliance
