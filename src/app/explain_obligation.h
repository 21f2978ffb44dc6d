// SPDX-License-Identifier: MPL-2.0
// Obligations of the rules, and the clauses that they stand for.
#pragma once

#include <memory>

#include "app/read_rules.h"
#include "rules/article_text.h"

namespace gouvernail::app {

struct ExplainObligationRequest {
  ReadRulesRequest rules;
  // Of an obligation, "copil-annuel", or of one of its duties, "copil-annuel/2026"; one that does
  // not exist is refused. Empty: all of them.
  std::string id;
};

struct ExplainObligationResult {
  std::unique_ptr<const rules::Rules> rules;
  std::string id;             // of the obligation; empty: all
  rules::ArticleTexts texts;  // texts/*.md of the workspace
};

ExplainObligationResult explain_obligation(const ExplainObligationRequest& request);

}  // namespace gouvernail::app
