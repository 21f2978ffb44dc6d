// SPDX-License-Identifier: MPL-2.0
#include "app/timer_status.h"

#include <algorithm>

#include "platform/user_units.h"

namespace gouvernail::app {

TimerStatusResult timer_status(const TimerStatusRequest& request) {
  TimerStatusResult result;
  result.workspace = std::filesystem::weakly_canonical(request.workspace).string();
  result.standing = alert_states(alert_name(request.workspace), request.now);
  const bool asks = std::any_of(
      result.standing.begin(), result.standing.end(),
      [](const AlertState& one) { return one.keeper == Keeper::systemd && one.active; });
  if (asks) result.lingers = platform::lingers();
  return result;
}

}  // namespace gouvernail::app
