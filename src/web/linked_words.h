// SPDX-License-Identifier: MPL-2.0
// Sentences whose actions are links to where they are done.
#pragma once

#include <vector>

#include "base/message.h"
#include "reports/view.h"
#include "web/visit.h"

namespace gouvernail::web {

// In their order: each a text, or an address and its label.
std::vector<reports::View> linked_parts(const base::Message& message, const Visit& visit);

}  // namespace gouvernail::web
