// SPDX-License-Identifier: MPL-2.0
#include "app/install_timer.h"

#include "app/workspace/opened.h"
#include "base/failure.h"

#include "platform/clock.h"
#include "platform/log.h"
#include "platform/user_units.h"

namespace gouvernail::app {
namespace {

// In one night of the year there is no such hour, and systemd and cron let that week go by. From a
// weekday on, the next day makes up for it; a Sunday is the last.
void need_hour_of_every_week(const platform::AlertTime& at) {
  constexpr int sunday = 7;
  constexpr std::chrono::hours leapt{2};
  if (at.weekday != sunday || at.time < leapt || at.time >= leapt + std::chrono::hours{1}) return;
  throw base::bad_input(
      base::msg(
          "on the last Sunday of March there is no hour between 2 and 3: that week would have "
          "no alert"),
      base::msg("give another hour, or another day"));
}

}  // namespace

InstallTimerResult install_timer(const InstallTimerRequest& request) {
  namespace log = platform::log;
  InstallTimerResult result;
  need_hour_of_every_week(request.at);
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
