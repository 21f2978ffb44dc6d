// SPDX-License-Identifier: MPL-2.0
// Whether an import could be taken back, once it was recorded.
#pragma once

#include "app/workspace/opened.h"
#include "records/changes.h"

namespace gouvernail::app {

// Not where mails that left already tell of a session what only the import would record.
bool may_be_taken_back(const Opened& opened, const records::Changes& changes);

}  // namespace gouvernail::app
