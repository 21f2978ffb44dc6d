// SPDX-License-Identifier: MPL-2.0
#include "app/alerts/alert_timer.h"

#include <pwd.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <system_error>

#include "app/workspace/access.h"
#include "app/workspace/opened.h"
#include "base/action.h"
#include "base/failure.h"
#include "base/sha256.h"
#include "base/text.h"
#include "platform/crontab.h"
#include "platform/files.h"
#include "platform/machine.h"
#include "platform/shipped.h"
#include "platform/user_units.h"
#include "settings/settings.h"

namespace gouvernail::app {
namespace {

namespace fs = std::filesystem;
using base::msg;

fs::path whole_path(const fs::path& path) {
  std::error_code error;
  fs::path whole = fs::weakly_canonical(path, error);
  if (error) whole = fs::absolute(path);
  // "ws/" ends in an empty name.
  return whole.has_filename() ? whole : whole.parent_path();
}

// Neither units nor crontabs can hold every path.
const std::string& need_nameable(const std::string& path) {
  const bool control = std::any_of(path.begin(), path.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
  });
  if (control || base::first_invalid_utf8(path)) {
    throw base::bad_input(msg("a timer cannot name the folder “{}”", base::to_utf8(path)),
                          msg("rename it, without line ends and control characters, in UTF-8"));
  }
  return path;
}

// A timer starts with the environment of nobody.
void need_kept_password(const settings::Login& login, const fs::path& workspace) {
  const bool kept =
      !login.password_file.empty() || !login.token_file.empty() || !login.token_command.empty();
  if (!login.user.empty() && !kept) {
    throw base::bad_input(
        msg("the password of “{}” is in no file, and a timer has no other", login.user),
        msg("write it alone in a file, “chmod 600” it, and name the file with “password-file”"));
  }
  access_of(login, workspace);
}

// cron joins "\" to what follows, and not everywhere in the same way.
void need_cron_path(const platform::AlertJob& job) {
  for (const std::string& path : {job.program, job.workspace, job.data}) {
    if (path.find('\\') != std::string::npos) {
      throw base::bad_input(msg("a crontab cannot name the folder “{}”", path),
                            msg("rename it, without “\\”"));
    }
  }
}

// Whom cron refuses has no line that runs.
std::optional<std::string> crontab_if_allowed() {
  try {
    return platform::read_crontab();
  } catch (const base::Failure&) {
    return std::nullopt;
  }
}

bool remove_line(const std::string& name) {
  const auto text = crontab_if_allowed();
  if (!text || !platform::line_in(*text, name)) return false;
  platform::write_crontab(platform::with_line(*text, name, ""));
  return true;
}

bool install_line(const platform::AlertJob& job) {
  need_cron_path(job);
  const std::string text = platform::read_crontab().value_or("");
  const std::string wanted = platform::with_line(text, job.name, platform::crontab_line(job));
  if (wanted == text) return false;
  platform::write_crontab(wanted);
  return true;
}

}  // namespace

std::string alert_name(const fs::path& workspace) {
  const fs::path whole = whole_path(workspace);
  std::string readable;
  for (const char c : base::fold(base::to_utf8(whole.filename().string())).substr(0, 40)) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-') readable += c;
  }
  if (!readable.empty()) readable += '-';
  return "gouvernail-alert-" + readable + base::sha256_hex(whole.string()).substr(0, 8);
}

platform::AlertJob alert_job(const Opened& opened, const fs::path& workspace,
                             const platform::AlertTime& at) {
  const settings::Connections& connections = opened.settings->connections;
  if (opened.settings->organiser.address.empty()) {
    throw base::bad_input(msg("the settings do not say who invites"),
                          msg("say who: {0}", base::Action(base::Verb::set_organiser)));
  }
  need_kept_password(mail_of(opened.settings).login, workspace);
  if (connections.answers) need_kept_password(connections.answers->place.login, workspace);
  platform::AlertJob job;
  job.name = alert_name(workspace);
  job.program = need_nameable(platform::executable().string());
  job.workspace = need_nameable(whole_path(workspace).string());
  if (const char* data = std::getenv("GOUVERNAIL_DATA"); data != nullptr && *data != '\0') {
    job.data = need_nameable(whole_path(data).string());
  }
  job.answers = connections.answers.has_value();
  job.at = at;
  return job;
}

Keeper choose_keeper(std::optional<Keeper> asked, const platform::AlertJob& job) {
  if (asked != Keeper::cron) {
    const auto fault = platform::user_manager_fault();
    if (!fault) return Keeper::systemd;
    if (asked == Keeper::systemd) {
      throw base::bad_input(fault->empty() ? msg("systemd does not run here for this user")
                                           : msg("systemd does not answer this user: “{}”", *fault),
                            msg("log in as this user rather than through su or sudo, or use {0}",
                                base::Detail::cron));
    }
  }
  if (platform::read_crontab()) return Keeper::cron;
  need_cron_path(job);
  throw base::bad_input(
      asked ? msg("there is no cron here")
            : msg("neither systemd nor cron can run anything here for this user"),
      msg("install cron, or give the administrator this line for the crontab of “{0}”: {1}",
          platform::login_name(), platform::crontab_line(job)));
}

Placed install_alert(const platform::AlertJob& job, Keeper keeper) {
  Placed placed;
  if (keeper == Keeper::systemd) {
    placed.changed =
        platform::install_units(job.name, platform::service_unit(job), platform::timer_unit(job));
    placed.other_removed = remove_line(job.name);
  } else {
    placed.changed = install_line(job);
    placed.other_removed = platform::remove_units(job.name);
  }
  return placed;
}

std::vector<Keeper> remove_alert(const std::string& name) {
  std::vector<Keeper> removed;
  if (platform::remove_units(name)) removed.push_back(Keeper::systemd);
  if (remove_line(name)) removed.push_back(Keeper::cron);
  return removed;
}

std::vector<AlertState> alert_states(const std::string& name, calendar::UtcTime now) {
  std::vector<AlertState> found;
  std::error_code ignored;
  if (fs::is_regular_file(platform::timer_path(name), ignored)) {
    found.push_back({Keeper::systemd, platform::timer_is_active(name),
                     platform::time_of_unit(platform::read_file(platform::timer_path(name))),
                     "Europe/Paris", std::nullopt});
  }
  const auto crontab = crontab_if_allowed();
  if (const auto line = crontab ? platform::line_in(*crontab, name) : std::nullopt) {
    found.push_back({Keeper::cron, true, platform::time_of_line(*line), platform::machine_zone(),
                     std::nullopt});
  }
  for (AlertState& standing : found) {
    if (standing.at && standing.active) {
      standing.next = platform::next_run(*standing.at, standing.zone, now);
    }
  }
  return found;
}

}  // namespace gouvernail::app
