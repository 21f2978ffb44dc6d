// SPDX-License-Identifier: MPL-2.0
// What was understood of an obligation beyond what it asks: what counts, what is left out, what is
// done at the edges. Private to the module.
#pragma once

#include "base/message.h"

namespace gouvernail::governance {
struct Convention;
}
namespace gouvernail::rules {
struct Obligation;
}

namespace gouvernail::reports {

// One sentence without capital or stop each, in the order of the keys of rules/README.md; what a
// rule file leaves to its default is told where it decides something.
base::MessageList details(const rules::Obligation& obligation,
                          const governance::Convention& convention);

}  // namespace gouvernail::reports
