// SPDX-License-Identifier: MPL-2.0
// The crontab of the user who runs the program, through crontab(1). Lines that are not ours stay
// as they are, to the byte.
#pragma once

#include <functional>
#include <optional>
#include <string>

namespace gouvernail::platform {

// Its text, empty when the user has none yet; none when this machine has no crontab(1). That cron
// refuses this user is a Failure.
std::optional<std::string> read_crontab();
void write_crontab(const std::string& text);  // an empty one is removed

// Our line, if it is there, and the text with `line` in its place or at the end (`line` empty:
// without it).
std::optional<std::string> line_in(const std::string& text, const std::string& name);
std::string with_line(const std::string& text, const std::string& name, const std::string& line);

// The zone in which cron counts: "Etc/UTC".
std::string machine_zone();

}  // namespace gouvernail::platform
