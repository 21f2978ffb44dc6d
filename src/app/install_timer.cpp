// SPDX-License-Identifier: MPL-2.0
#include "app/install_timer.h"

#include "app/workspace/opened.h"

#include "platform/clock.h"
#include "platform/log.h"
#include "platform/user_units.h"

namespace gouvernail::app {

InstallTimerResult install_timer(const InstallTimerRequest& request) {
  namespace log = platform::log;
  InstallTimerResult result;
  {
    const Opened opened = open({request.workspace, "", "", ""});
    result.job = alert_job(opened, request.workspace, request.at);
  }
  if (request.rehearse) {
    result.keeper = request.keeper ? *request.keeper : choose_keeper(request.keeper, result.job);
    return result;
  }
  result.keeper = choose_keeper(request.keeper, result.job);
  result.placed = install_alert(result.job, result.keeper);
  for (AlertState& standing : alert_states(result.job.name, platform::now())) {
    if (standing.keeper == result.keeper) result.standing = std::move(standing);
  }
  if (result.keeper == Keeper::systemd) result.lingers = platform::lingers();
  log::info("timer installed",
            {log::field("keeper", result.keeper == Keeper::systemd ? log::Words("systemd")
                                                                   : log::Words("cron")),
             log::field("changed", result.placed.changed)});
  return result;
}

}  // namespace gouvernail::app
