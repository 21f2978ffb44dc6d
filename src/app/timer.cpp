// SPDX-License-Identifier: MPL-2.0
#include "app/timer.h"

#include <pwd.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <system_error>

#include "app/crontab.h"
#include "app/failure.h"
#include "app/files.h"
#include "app/identifiers.h"
#include "app/mailing.h"
#include "app/shipped.h"
#include "app/user_units.h"
#include "base/text.h"
#include "store/sha256.h"

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
const std::string& need_writable(const std::string& path) {
  const bool control = std::any_of(path.begin(), path.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
  });
  if (control || base::first_invalid_utf8(path)) {
    throw bad_input(msg("a timer cannot name the folder “{}”", base::to_utf8(path)),
                    msg("rename it, without line ends and control characters, in UTF-8"));
  }
  return path;
}

// A timer starts with the environment of nobody.
void need_kept_password(const Login& login, const fs::path& workspace) {
  if (!login.user.empty() && login.password_file.empty()) {
    throw bad_input(
        msg("the password of “{}” is in no file, and a timer has no other", login.user),
        msg("write it alone in a file, “chmod 600” it, and name the file with “password-file”"));
  }
  access_of(login, workspace);
}

// cron joins "\" to what follows, and not everywhere in the same way.
void need_cron_path(const AlertJob& job) {
  for (const std::string& path : {job.program, job.workspace, job.data}) {
    if (path.find('\\') != std::string::npos) {
      throw bad_input(msg("a crontab cannot name the folder “{}”", path),
                      msg("rename it, without “\\”"));
    }
  }
}

// Whom cron refuses has no line that runs.
std::optional<std::string> crontab_if_allowed() {
  try {
    return read_crontab();
  } catch (const Failure&) {
    return std::nullopt;
  }
}

bool remove_line(const std::string& name) {
  const auto text = crontab_if_allowed();
  if (!text || !line_in(*text, name)) return false;
  write_crontab(with_line(*text, name, ""));
  return true;
}

bool install_line(const AlertJob& job) {
  need_cron_path(job);
  const std::string text = read_crontab().value_or("");
  const std::string wanted = with_line(text, job.name, crontab_line(job));
  if (wanted == text) return false;
  write_crontab(wanted);
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
  return "gouvernail-alert-" + readable + store::sha256_hex(whole.string()).substr(0, 8);
}

AlertJob alert_job(const Opened& opened, const fs::path& workspace, const AlertTime& at) {
  const Connections& connections = opened.settings.connections;
  if (opened.settings.organiser.address.empty()) {
    throw bad_input(msg("the settings do not say who invites"),
                    msg("add [organiser] name and address to gouvernail.toml"));
  }
  need_kept_password(mail_of(opened).login, workspace);
  if (connections.answers) need_kept_password(connections.answers->place.login, workspace);
  AlertJob job;
  job.name = alert_name(workspace);
  job.program = need_writable(executable().string());
  job.workspace = need_writable(whole_path(workspace).string());
  if (const char* data = std::getenv("GOUVERNAIL_DATA"); data != nullptr && *data != '\0') {
    job.data = need_writable(whole_path(data).string());
  }
  job.answers = connections.answers.has_value();
  job.at = at;
  return job;
}

Keeper choose_keeper(std::optional<Keeper> asked, const AlertJob& job) {
  if (asked != Keeper::cron) {
    const auto fault = user_manager_fault();
    if (!fault) return Keeper::systemd;
    if (asked == Keeper::systemd) {
      throw bad_input(fault->empty() ? msg("systemd does not run here for this user")
                                     : msg("systemd does not answer this user: “{}”", *fault),
                      msg("log in as this user rather than through su or sudo, or use --cron"));
    }
  }
  if (read_crontab()) return Keeper::cron;
  need_cron_path(job);
  throw bad_input(
      asked ? msg("there is no cron here")
            : msg("neither systemd nor cron can run anything here for this user"),
      msg("install cron, or give the administrator this line for the crontab of “{0}”: {1}",
          login_name(), crontab_line(job)));
}

Placed install_alert(const AlertJob& job, Keeper keeper) {
  Placed placed;
  if (keeper == Keeper::systemd) {
    placed.changed = install_units(job.name, service_unit(job), timer_unit(job));
    placed.other_removed = remove_line(job.name);
  } else {
    placed.changed = install_line(job);
    placed.other_removed = remove_units(job.name);
  }
  return placed;
}

std::vector<Keeper> remove_alert(const std::string& name) {
  std::vector<Keeper> removed;
  if (remove_units(name)) removed.push_back(Keeper::systemd);
  if (remove_line(name)) removed.push_back(Keeper::cron);
  return removed;
}

std::vector<AlertState> alert_states(const std::string& name, calendar::UtcTime now) {
  std::vector<AlertState> found;
  std::error_code ignored;
  if (fs::is_regular_file(timer_path(name), ignored)) {
    found.push_back({Keeper::systemd, timer_is_active(name),
                     time_of_unit(read_file(timer_path(name))), "Europe/Paris", std::nullopt});
  }
  const auto crontab = crontab_if_allowed();
  if (const auto line = crontab ? line_in(*crontab, name) : std::nullopt) {
    found.push_back({Keeper::cron, true, time_of_line(*line), machine_zone(), std::nullopt});
  }
  for (AlertState& standing : found) {
    if (standing.at && standing.active) {
      standing.next = next_run(*standing.at, standing.zone, now);
    }
  }
  return found;
}

}  // namespace gouvernail::app
