// SPDX-License-Identifier: MPL-2.0
#include "app/lint_rules.h"

#include <utility>

#include "platform/files.h"
#include "rules/lint.h"
#include "rules/rules.h"

namespace gouvernail::app {

LintRulesResult lint_rules(const LintRulesRequest& request) {
  ReadRulesResult read = read_rules(request.rules);
  const std::string text = request.text.empty() ? "" : platform::read_file(request.text);
  LintRulesResult result{std::move(read.warnings)};
  for (base::Diagnostic& remark : rules::lint(read.rules, text)) {
    result.remarks.push_back(std::move(remark));
  }
  return result;
}

}  // namespace gouvernail::app
