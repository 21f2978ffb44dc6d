// SPDX-License-Identifier: MPL-2.0
#include "app/lint_rules.h"

#include "platform/files.h"
#include "rules/lint.h"
#include "rules/rules.h"

namespace gouvernail::app {

LintRulesResult lint_rules(const LintRulesRequest& request) {
  const rules::Rules rules = read_rules(request.rules).rules;
  const std::string text = request.text.empty() ? "" : platform::read_file(request.text);
  return {rules::lint(rules, text)};
}

}  // namespace gouvernail::app
