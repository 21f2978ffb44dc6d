// SPDX-License-Identifier: MPL-2.0
// The checklists that the rules of a convention have.
#pragma once

#include <vector>

#include "app/workspace/situation.h"
#include "rules/checklist.h"

namespace gouvernail::app {

struct ListChecklistsRequest {
  Situation situation;
};

struct ListChecklistsResult {
  std::vector<rules::Checklist> lists;
  base::Diagnostics warnings;  // of the files read
};

ListChecklistsResult list_checklists(const ListChecklistsRequest& request);

}  // namespace gouvernail::app
