// SPDX-License-Identifier: MPL-2.0
#include "app/remove_timer.h"

#include "platform/log.h"

namespace gouvernail::app {

RemoveTimerResult remove_timer(const RemoveTimerRequest& request) {
  RemoveTimerResult result;
  result.workspace = std::filesystem::weakly_canonical(request.workspace).string();
  result.removed = remove_alert(alert_name(request.workspace));
  platform::log::info("timer removed", {platform::log::field("timers", result.removed.size())});
  return result;
}

}  // namespace gouvernail::app
