// SPDX-License-Identifier: MPL-2.0
// One obligation of the rules: it, and what was in force before it.
#pragma once

#include <memory>
#include <vector>

#include "app/read_rules.h"

namespace gouvernail::app {

struct ExplainObligationRequest {
  ReadRulesRequest rules;
  std::string id;  // of an obligation, "copil-annuel", or of one of its duties, "copil-annuel/2026"
};

struct ExplainObligationResult {
  std::unique_ptr<const rules::Rules> rules;
  std::vector<const rules::Obligation*> versions;  // in the order of their force; at least one
};

ExplainObligationResult explain_obligation(const ExplainObligationRequest& request);

}  // namespace gouvernail::app
