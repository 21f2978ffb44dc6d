// SPDX-License-Identifier: MPL-2.0
// Takes away what install_timer put in place.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "app/alerts/alert_timer.h"

namespace gouvernail::app {

struct RemoveTimerRequest {
  std::filesystem::path workspace;  // need not exist any more
};

struct RemoveTimerResult {
  std::string workspace;        // whole path
  std::vector<Keeper> removed;  // those that had one
};

RemoveTimerResult remove_timer(const RemoveTimerRequest& request);

}  // namespace gouvernail::app
