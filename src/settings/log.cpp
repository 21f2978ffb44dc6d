// SPDX-License-Identifier: MPL-2.0
#include "settings/log.h"

#include <utility>

namespace gouvernail::settings {

using base::msg;

std::optional<LogSettings> read_log(base::TableReader& root) {
  auto table = root.table("log");
  if (!table) return std::nullopt;
  LogSettings log;
  const auto level = table->choice("level", {"debug", "info", "warn", "error", "off"});
  if (level) log.level = *level;
  const auto file = table->text("file");
  if (file && !file->empty()) log.file = *file;
  log.journald = table->boolean("journald").value_or(false);
  if (log.journald && file) {
    table->error("contradiction", table->get("file"),
                 msg("the log goes to a file or to the journal, not to both"),
                 msg("delete “file” or “journald”"));
  }
  table->finish();
  return log;
}

std::optional<LogSettings> log_of(const base::SourceText& source) {
  base::Diagnostics found;
  const auto root = base::parse_toml(source, found);
  if (!root) return std::nullopt;
  base::Diagnostics wrong;
  base::TableReader reader(*root, source, wrong);
  auto log = read_log(reader);
  return base::has_errors(wrong) ? std::nullopt : log;
}

}  // namespace gouvernail::settings
