// SPDX-License-Identifier: MPL-2.0
// What a convention says and should not.
#pragma once

#include <filesystem>

#include "app/read_rules.h"
#include "base/diagnostic.h"

namespace gouvernail::app {

struct LintRulesRequest {
  ReadRulesRequest rules;
  std::filesystem::path text;  // of the convention, where quotes are looked up; may be empty
};

struct LintRulesResult {
  base::Diagnostics remarks;
};

LintRulesResult lint_rules(const LintRulesRequest& request);

}  // namespace gouvernail::app
