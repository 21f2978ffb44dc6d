// SPDX-License-Identifier: MPL-2.0
#include "records/workspace.h"

#include "governance/history.h"

namespace gouvernail::records {

governance::History Workspace::history() const { return history(std::optional<calendar::Day>{}); }

}  // namespace gouvernail::records
