// SPDX-License-Identifier: MPL-2.0
// The buttons of a task, on the first page and on that of its meeting.
#pragma once

#include <string>
#include <vector>

#include "base/message.h"
#include "compliance/tasks.h"
#include "reports/check_report.h"

namespace gouvernail::web {

struct WayToDo {
  std::string address;
  base::Message label;
};

// What is pressed for it, the usual way first; empty: nothing of ours does it. Only a word to those
// who were convened has more than one: a mail, and to say that they know.
std::vector<WayToDo> ways_to_do(const compliance::Task& task, const reports::CheckReport& report);

}  // namespace gouvernail::web
