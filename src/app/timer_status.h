// SPDX-License-Identifier: MPL-2.0
// What is in place of the weekly alert, and when it runs next.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "app/alerts/alert_timer.h"

namespace gouvernail::app {

struct TimerStatusRequest {
  std::filesystem::path workspace;  // need not exist any more
  calendar::UtcTime now;
};

struct TimerStatusResult {
  std::string workspace;  // whole path
  std::vector<AlertState> standing;
  bool lingers = true;  // systemd's runs while its user is not logged in, too
};

TimerStatusResult timer_status(const TimerStatusRequest& request);

}  // namespace gouvernail::app
