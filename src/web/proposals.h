// SPDX-License-Identifier: MPL-2.0
// Calendars that were proposed and wait to be kept or left: a search that stops in time is not made
// twice. The latest ones alone; one whose workspace has changed since is refused when it is kept.
#pragma once

#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

#include "app/propose_calendar.h"

namespace gouvernail::web {

using Proposal = std::shared_ptr<app::ProposeCalendarResult>;

class Proposals {
 public:
  std::string put(Proposal proposal);  // its name
  Proposal get(const std::string& name) const;
  // The same, which nobody else gets any more.
  Proposal take(const std::string& name);

 private:
  mutable std::mutex mutex_;
  std::deque<std::pair<std::string, Proposal>> proposals_;
};

}  // namespace gouvernail::web
