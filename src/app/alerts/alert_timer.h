// SPDX-License-Identifier: MPL-2.0
// The weekly alert of a workspace, put in place for a user without root: by units of systemd's
// user manager or, where none answers, by a line of the crontab.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "platform/timer_text.h"

namespace gouvernail::app {

struct Opened;

enum class Keeper { systemd, cron };

// The name under which the workspace's alert is known: "gouvernail-alert-montreuil-5f3a9c01". It
// is that of the folder wherever one looks from, and need not exist any more.
std::string alert_name(const std::filesystem::path& workspace);

// A workspace whose settings cannot send an alert when nobody is there is a Failure: no organiser,
// no mail server, a password in the environment alone.
platform::AlertJob alert_job(const Opened& opened, const std::filesystem::path& workspace,
                             const platform::AlertTime& at);

// The one asked for, else the first that is available; a Failure says which line to give to the
// administrator.
Keeper choose_keeper(std::optional<Keeper> asked, const platform::AlertJob& job);

struct Placed {
  bool changed = false;        // false: all was as it is to be
  bool other_removed = false;  // of the other keeper: one workspace, one alert
};

Placed install_alert(const platform::AlertJob& job, Keeper keeper);
// Those that had one.
std::vector<Keeper> remove_alert(const std::string& name);

// What is in place.
struct AlertState {
  Keeper keeper = Keeper::systemd;
  bool active = true;                     // systemd runs the timer; of cron one cannot tell
  std::optional<platform::AlertTime> at;  // none when somebody wrote it in another way
  std::string zone;                       // in which it counts
  std::optional<calendar::UtcTime> next;
};

std::vector<AlertState> alert_states(const std::string& name, calendar::UtcTime now);

}  // namespace gouvernail::app
