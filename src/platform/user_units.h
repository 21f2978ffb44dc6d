// SPDX-License-Identifier: MPL-2.0
// Units of systemd's user manager: a service and the timer that starts it, by one name.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace gouvernail::platform {

// Under XDG_CONFIG_HOME, or ~/.config.
std::filesystem::path unit_folder();
std::filesystem::path service_path(const std::string& name);
std::filesystem::path timer_path(const std::string& name);

// None when the manager answers this user; else what was said of it, empty without systemd.
std::optional<std::string> user_manager_fault();
bool timer_is_active(const std::string& name);

// True when something had to be done: a file, or a timer that was not running.
bool install_units(const std::string& name, const std::string& service, const std::string& timer);
// Even where no manager runs. True when there was something to take away.
bool remove_units(const std::string& name);

// Whether units of this user run while he is not logged in.
bool lingers();

}  // namespace gouvernail::platform
