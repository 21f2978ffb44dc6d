// SPDX-License-Identifier: MPL-2.0
// Has the weekly alert of a workspace run by itself.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "app/alerts/alert_timer.h"

namespace gouvernail::app {

struct InstallTimerRequest {
  std::filesystem::path workspace;
  platform::AlertTime at;
  std::optional<Keeper> keeper;  // none: the first that is available
  bool rehearse = false;         // nothing is written
};

struct InstallTimerResult {
  platform::AlertJob job;
  Keeper keeper = Keeper::systemd;
  Placed placed;                       // when it was not a rehearsal
  std::optional<AlertState> standing;  // the same
  bool lingers = true;                 // it runs while its user is not logged in, too
};

// A workspace whose settings cannot send an alert when nobody is there, and a machine on which
// nothing can keep it, are Failures. A second time changes nothing.
InstallTimerResult install_timer(const InstallTimerRequest& request);

}  // namespace gouvernail::app
