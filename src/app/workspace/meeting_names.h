// SPDX-License-Identifier: MPL-2.0
// What somebody wrote for a body or a meeting of a workspace, looked up. Whatever is unknown or
// names several is a Failure that says what may have been meant.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/workspace/opened.h"

namespace gouvernail::governance {
struct Body;
struct Meeting;
}  // namespace gouvernail::governance

namespace gouvernail::app {

// By id or name, as Convention::find_body has it. An act is one, too.
const governance::Body& need_body(const Opened& opened, const std::string& name);

// By the start of its uid or as BODY/DAY.
bool is_named(const governance::Meeting& meeting, const std::string& name);

// Those that a name may mean: by uid, by the start of one (8 characters or more), or as BODY/DAY,
// "copil/2026-10-13", "copil/13/10/2026", where the name of the body may stand. One that was
// cancelled lends its name to those that were not.
std::vector<const governance::Meeting*> meetings_named(const Opened& opened,
                                                       const std::string& name);
// The one that is meant.
governance::Meeting need_meeting(const Opened& opened, const std::string& name);

// A place as Convention::site_named has it; none where nothing was said.
std::optional<std::string> site_named(const Opened& opened, const std::optional<std::string>& said);

}  // namespace gouvernail::app
