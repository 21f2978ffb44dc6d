// SPDX-License-Identifier: MPL-2.0
// What the sessions of a plan share becomes resources of the model: persons and rooms. Private to
// the module.
#pragma once

#include "planning/model/model_draft.h"

namespace gouvernail::planning {

// Hard::two_places: whoever cannot be spared, or is the only holder of a member role, is in one
// place at a time; so is a room. Hard::daily: and not too often in a day.
void share_persons_and_rooms(const Layout& layout, ModelDraft& draft);

// Persons who sit in the same sessions are one: the search need not ask twice.
void drop_repeated_resources(search::Model& model);

}  // namespace gouvernail::planning
