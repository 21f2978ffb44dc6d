// SPDX-License-Identifier: MPL-2.0
// Long texts on a terminal.
#pragma once

#include <string>

namespace gouvernail::platform {

// Shows the text through the program that PAGER names, as a command of the shell, else through
// less, and returns once its reader has left it. False: there is none, and nothing was shown.
bool page(const std::string& text);

}  // namespace gouvernail::platform
