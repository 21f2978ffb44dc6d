// SPDX-License-Identifier: MPL-2.0
// The rules of a convention, in their default reading, with its checklists and every alternative
// found sound.
#pragma once

#include <filesystem>
#include <string>

#include "base/diagnostic.h"
#include "rules/rules.h"

namespace gouvernail::app {

struct ReadRulesRequest {
  std::filesystem::path workspace;  // whose rules they are, unless `rules` names them
  std::string rules;                // a folder of rules, or the name of a shipped one
};

struct ReadRulesResult {
  rules::Rules rules;
  base::Diagnostics warnings = {};  // keys that change nothing
};

ReadRulesResult read_rules(const ReadRulesRequest& request);

}  // namespace gouvernail::app
