// SPDX-License-Identifier: MPL-2.0
// What the checklists of a rule folder still want of sessions that are recorded.
#pragma once

#include <vector>

#include "app/workspace/opened.h"
#include "compliance/preparation.h"
#include "governance/history_as_of.h"

namespace gouvernail::compliance {
struct Judgement;
}

namespace gouvernail::app {

// How long after a session its open items are recalled.
inline constexpr calendar::Days follow_up{120};

// Of the next session of each checklist's body, and of the last one held, by latest day. Nothing
// where the checklists cannot be read: whoever asks for one is told so. `judgements` are those of
// the day of `known`.
std::vector<compliance::OpenStep> open_steps(const Opened& opened,
                                             const governance::HistoryAsOf& known,
                                             const std::vector<compliance::Judgement>& judgements);

}  // namespace gouvernail::app
