// SPDX-License-Identifier: MPL-2.0
// The time to go from one site to another, as cells of the model's day. Private to the module.
#pragma once

#include "planning/model/model_draft.h"

namespace gouvernail::planning {

// Hard::travel between sessions that are both to be placed; the draft's resources are those of all
// persons.
void allow_for_travel(const Layout& layout, ModelDraft& draft);

}  // namespace gouvernail::planning
