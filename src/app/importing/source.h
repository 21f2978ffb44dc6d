// SPDX-License-Identifier: MPL-2.0
// Which earlier imports a file is compared with.
#pragma once

#include <string>
#include <vector>

#include "app/importing/rows.h"
#include "app/workspace/import_memory.h"
#include "governance/meetings_by_uid.h"

namespace gouvernail::app {

// That of the file in its folder.
std::string source_in_place(const std::string& path);

// Under which name it is remembered what a table brings. A file that is called as one that was
// imported from elsewhere is that one: not a table of an export, and not one that gives each
// session a uid of which none was recorded, nor brought by that one.
std::string source_of(const std::string& path, const std::vector<Row>& rows,
                      const governance::MeetingsByUid& recorded, const ImportMemory& memory);

}  // namespace gouvernail::app
