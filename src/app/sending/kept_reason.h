// SPDX-License-Identifier: MPL-2.0
// Why a session was moved, as long as somebody is to be told of it.
#pragma once

#include <optional>
#include <string>

#include "app/workspace/opened.h"

namespace gouvernail::governance {
struct Meeting;
}

namespace gouvernail::app {

// The reason that goes with a move for which none is given. That of an earlier move stays until
// guests were told of it; back where they believe the session to be, it is as it was told.
std::optional<std::string> reason_kept(const Opened& opened, const governance::Meeting& before,
                                       const governance::Meeting& after);

}  // namespace gouvernail::app
