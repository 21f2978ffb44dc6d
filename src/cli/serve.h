// SPDX-License-Identifier: MPL-2.0
// The command that shows the workspace as pages.
#pragma once

#include "cli/context.h"

namespace gouvernail::cli {

void add_serve(CLI::App& app, Context& context);

}  // namespace gouvernail::cli
