// SPDX-License-Identifier: MPL-2.0
#include "app/workspace/log_target.h"

#include <cstdlib>
#include <optional>
#include <string>

#include "platform/files.h"
#include "settings/portfolio.h"
#include "settings/settings.h"

namespace gouvernail::app {
namespace {

namespace fs = std::filesystem;
using base::msg;
using platform::LogSink;

constexpr const char* variable = "GOUVERNAIL_LOG";

std::optional<settings::LogSettings> settings_in(const fs::path& folder) {
  for (const char* name : {settings::settings_name, settings::portfolio_name}) {
    std::error_code ignored;
    if (!fs::is_regular_file(folder / name, ignored)) continue;
    try {
      return settings::log_of({name, platform::read_file(folder / name)});
    } catch (const base::Failure&) {
      return std::nullopt;
    }
  }
  return std::nullopt;
}

std::optional<platform::LogLevel> level_asked() {
  const char* asked = std::getenv(variable);
  if (asked == nullptr || *asked == '\0') return std::nullopt;
  if (const auto level = platform::parse_log_level(asked)) return level;
  throw base::bad_input(
      msg("{0} is “{1}”, which is no level of the log", std::string(variable), std::string(asked)),
      msg("write debug, info, warn, error or off, or unset it"));
}

}  // namespace

platform::LogTarget log_target(const fs::path& folder) {
  platform::LogTarget target;
  if (const auto settings = settings_in(folder)) {
    target.level = platform::parse_log_level(settings->level).value_or(platform::LogLevel::off);
    target.sink = settings->journald ? LogSink::system : LogSink::file;
    target.file = folder / settings->file;
  }
  if (const auto level = level_asked()) target.level = *level;
  return target;
}

}  // namespace gouvernail::app
