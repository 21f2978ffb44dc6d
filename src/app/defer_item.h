// SPDX-License-Identifier: MPL-2.0
// An item of the agenda that the session has no time for goes to the next one of its body.
#pragma once

#include <string>
#include <vector>

#include "app/workspace/opened.h"
#include "governance/meeting.h"

namespace gouvernail::app {

struct DeferItem {
  std::string meeting;
  std::string item;  // its words, or its number on the agenda, from 1
};

struct ItemDeferred {
  // As they are recorded now. Of a session that was held or cancelled, the agenda stays as those
  // invited had it.
  governance::Meeting from;
  governance::Meeting to;
  std::vector<base::Message> remarks = {};
};

// Where no later session of the body is recorded, or the agenda has no such item, a Failure.
ItemDeferred defer_item(Opened& opened, const DeferItem& request, calendar::Day today);

}  // namespace gouvernail::app
