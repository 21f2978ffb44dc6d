// SPDX-License-Identifier: MPL-2.0
// Records that an item of a checklist is done, or that it is not done after all. What the facts
// decide is refused, with how to record them.
#pragma once

#include <optional>
#include <string>

#include "app/show_checklist.h"

namespace gouvernail::app {

struct TickItemRequest {
  ShowChecklistRequest checklist;  // in a workspace
  std::string item;                // its id
  struct Done {
    calendar::Day on;  // not after the day of the situation
    std::string note;
  };
  std::optional<Done> done;  // none: it is not done after all
};

// As it stands once that is recorded.
using TickItemResult = ShowChecklistResult;

TickItemResult tick_item(const TickItemRequest& request);

}  // namespace gouvernail::app
