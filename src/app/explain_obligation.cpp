// SPDX-License-Identifier: MPL-2.0
#include "app/explain_obligation.h"

#include "base/failure.h"
#include "compliance/duty_name.h"
#include "rules/obligation.h"
#include "rules/rules.h"

namespace gouvernail::app {

using base::msg;

ExplainObligationResult explain_obligation(const ExplainObligationRequest& request) {
  ExplainObligationResult result;
  result.rules = std::make_unique<const rules::Rules>(read_rules(request.rules).rules);
  const std::string id = compliance::parse_duty_name(request.id).obligation;
  result.versions = result.rules->versions(id);
  if (!result.versions.empty()) return result;
  std::vector<std::string> known;
  for (const rules::Obligation& obligation : result.rules->obligations) {
    known.push_back(obligation.id);
  }
  throw base::bad_input(msg("there is no obligation “{}”", request.id),
                        base::suggestion(id, known));
}

}  // namespace gouvernail::app
