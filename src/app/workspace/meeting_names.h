// SPDX-License-Identifier: MPL-2.0
// What somebody wrote for a body or a meeting of a workspace, looked up. Whatever is unknown or
// names several is a Failure that says what may have been meant.
#pragma once

#include <string>

#include "app/workspace/opened.h"

namespace gouvernail::governance {
struct Body;
}

namespace gouvernail::governance {
struct Meeting;
}

namespace gouvernail::app {

// By id. An act is one, too.
const governance::Body& need_body(const Opened& opened, const std::string& id);

// By uid, by the start of one (8 characters or more), or as BODY/DAY, "copil/2026-10-13".
governance::Meeting need_meeting(const Opened& opened, const std::string& name);

}  // namespace gouvernail::app
