// SPDX-License-Identifier: MPL-2.0
#include "platform/user_units.h"

#include <pwd.h>
#include <unistd.h>

#include <cstdlib>
#include <system_error>

#include "base/failure.h"
#include "base/text.h"
#include "platform/files.h"
#include "platform/process.h"
#include "platform/system_words.h"

namespace gouvernail::platform {
namespace {

namespace fs = std::filesystem;
using base::msg;

fs::path home() {
  if (const char* set = std::getenv("HOME"); set != nullptr && *set == '/') return set;
  const passwd* user = ::getpwuid(::getuid());
  return user != nullptr ? user->pw_dir : "/";
}

Finished systemctl(const std::vector<std::string>& arguments) {
  Command command;
  command.arguments = {"systemctl", "--user"};
  command.arguments.insert(command.arguments.end(), arguments.begin(), arguments.end());
  command.environment = {{"LC_ALL", "C"}, {"SYSTEMD_PAGER", ""}};
  return run_program(command);
}

void need_systemctl(const std::vector<std::string>& arguments) {
  const Finished finished = systemctl(arguments);
  if (finished.ok()) return;
  const std::string said = complaint(finished);
  throw base::io_failure(said.empty() ? msg("systemctl did not succeed, and did not say why")
                                      : msg("systemctl said: “{}”", said),
                         msg("“{0}” does without systemd",
                             base::Action(base::Verb::install_timer).with(base::Detail::cron)));
}

// What “enable” makes of WantedBy=.
fs::path wanted_path(const std::string& name) {
  return unit_folder() / "timers.target.wants" / (name + ".timer");
}

bool remove_file(const fs::path& path) {
  std::error_code error;
  const bool removed = fs::remove(path, error);
  if (error) {
    throw base::io_failure(msg("{0}: cannot be removed ({1})", path.string(),
                               base::MessageList{words_of(error.value())}),
                           msg("remove it by hand"));
  }
  return removed;
}

}  // namespace

fs::path unit_folder() {
  // The specification says that a relative path is to be ignored.
  const char* set = std::getenv("XDG_CONFIG_HOME");
  const fs::path config = set != nullptr && *set == '/' ? fs::path(set) : home() / ".config";
  return config / "systemd" / "user";
}

fs::path service_path(const std::string& name) { return unit_folder() / (name + ".service"); }
fs::path timer_path(const std::string& name) { return unit_folder() / (name + ".timer"); }

std::optional<std::string> user_manager_fault() {
  const Finished finished = systemctl({"show-environment"});
  if (finished.ok()) return std::nullopt;
  return complaint(finished);
}

bool timer_is_active(const std::string& name) {
  return systemctl({"--quiet", "is-active", name + ".timer"}).ok();
}

bool install_units(const std::string& name, const std::string& service, const std::string& timer) {
  make_folder(unit_folder());
  const bool new_service = update_file(service_path(name), service);
  const bool new_timer = update_file(timer_path(name), timer);
  const std::string unit = name + ".timer";
  const bool running = timer_is_active(name) && systemctl({"--quiet", "is-enabled", unit}).ok();
  if (!new_service && !new_timer && running) return false;
  need_systemctl({"daemon-reload"});
  need_systemctl({"enable", "--now", unit});
  // One that ran already keeps to its former hour until then.
  if (new_timer && running) need_systemctl({"restart", unit});
  return true;
}

bool remove_units(const std::string& name) {
  std::error_code ignored;
  if (!fs::exists(timer_path(name), ignored) && !fs::exists(service_path(name), ignored)) {
    return false;
  }
  systemctl({"disable", "--now", name + ".timer"});
  for (const fs::path& path : {wanted_path(name), timer_path(name), service_path(name)}) {
    remove_file(path);
  }
  systemctl({"daemon-reload"});
  return true;
}

bool lingers() {
  const passwd* user = ::getpwuid(::getuid());
  if (user == nullptr) return false;
  Command command;
  command.arguments = {"loginctl", "show-user", user->pw_name, "--property=Linger", "--value"};
  const Finished finished = run_program(command);
  return finished.ok() && base::trim(finished.output) == "yes";
}

}  // namespace gouvernail::platform
