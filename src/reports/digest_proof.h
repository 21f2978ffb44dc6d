// SPDX-License-Identifier: MPL-2.0
// The commands that record what a duty lacks to be proven. Private to the module.
#pragma once

#include <string>
#include <vector>

#include "compliance/verdict.h"
#include "governance/history.h"
#include "reports/language.h"

namespace gouvernail::reports {

// In order of the duties, each once, and no more than a reader looks through. What is not known
// stands as a word in capitals. Empty where no command can record it: what a session that was held
// lacks of its convocation comes with an import.
std::vector<std::string> proof_commands(const std::vector<const compliance::Judgement*>& duties,
                                        const governance::History& history, calendar::Day as_of,
                                        const Language& language);

// Puts somebody into a role, from `from` on.
std::string appoint_command(const std::string& role, const std::string& from,
                            const Language& language);

}  // namespace gouvernail::reports
