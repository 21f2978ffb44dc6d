// SPDX-License-Identifier: MPL-2.0
// What somebody recorded by rules that have changed since: it is kept, decides nothing, and is
// told.
#pragma once

#include <vector>

#include "app/workspace/opened.h"
#include "compliance/verdict.h"

namespace gouvernail::app {

// Readings that were asked for, waivers that excuse none of the duties judged, and ticks of items
// that no checklist has: each once, with the reason that the rules give ([[renamed]]).
std::vector<base::Message> bygones(const Opened& opened,
                                   const std::vector<compliance::Judgement>& judgements);

}  // namespace gouvernail::app
