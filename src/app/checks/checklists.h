// SPDX-License-Identifier: MPL-2.0
// The checklists of a rule folder.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "app/workspace/opened.h"
#include "rules/checklist.h"

namespace gouvernail::app {

// Every checklist of `folder`'s checklists/; one that is not sound is a Failure with its places.
std::vector<rules::Checklist> read_checklists(const std::filesystem::path& folder,
                                              const rules::Rules& rules);
// The one of that id, or of the body of that id; a Failure that names those there are.
rules::Checklist need_checklist(const Opened& opened, const std::string& id);

}  // namespace gouvernail::app
