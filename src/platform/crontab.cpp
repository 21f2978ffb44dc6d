// SPDX-License-Identifier: MPL-2.0
#include "platform/crontab.h"

#include <filesystem>
#include <system_error>

#include "base/failure.h"
#include "platform/process.h"
#include "platform/timer_text.h"

namespace gouvernail::platform {
namespace {

using base::msg;

Finished crontab(const std::string& argument, const std::string& input = "") {
  Command command;
  command.arguments = {"crontab", argument};
  command.input = input;
  command.environment = {{"LC_ALL", "C"}};
  return run_program(command);
}

base::Failure crontab_failure(const Finished& finished) {
  const std::string said = complaint(finished);
  return base::io_failure(said.empty() ? msg("crontab did not succeed, and did not say why")
                                       : msg("crontab said: “{}”", said),
                          msg("ask the administrator whether you may use cron"));
}

// Calls `take` with each line, its end of line included.
template <class Take>
void each_line(const std::string& text, Take take) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at);
    const std::size_t next = end == std::string::npos ? text.size() : end + 1;
    take(text.substr(at, next - at));
    at = next;
  }
}

std::string without_end(const std::string& line) {
  return line.ends_with('\n') ? line.substr(0, line.size() - 1) : line;
}

}  // namespace

std::optional<std::string> read_crontab() {
  const Finished finished = crontab("-l");
  if (finished.ending == Ending::absent) return std::nullopt;
  if (finished.ok()) return finished.output;
  // The status is 1 for a user who has none, as for all else.
  if (finished.errors.find("no crontab for") != std::string::npos) return "";
  throw crontab_failure(finished);
}

void write_crontab(const std::string& text) {
  const Finished finished = text.empty() ? crontab("-r") : crontab("-", text);
  if (!finished.ok()) throw crontab_failure(finished);
}

std::optional<std::string> line_in(const std::string& text, const std::string& name) {
  std::optional<std::string> found;
  each_line(text, [&](const std::string& line) {
    if (is_line_of(without_end(line), name)) found = without_end(line);
  });
  return found;
}

std::string with_line(const std::string& text, const std::string& name, const std::string& line) {
  std::string made;
  bool placed = line.empty();
  each_line(text, [&](const std::string& old) {
    if (!is_line_of(without_end(old), name)) {
      made += old;
    } else if (!placed) {
      made += line + "\n";
      placed = true;
    }
  });
  if (placed) return made;
  if (!made.empty() && !made.ends_with('\n')) made += '\n';
  return made + line + "\n";
}

std::string machine_zone() {
  std::error_code error;
  const std::string path = std::filesystem::canonical("/etc/localtime", error).string();
  static const std::string folder = "/zoneinfo/";
  const std::size_t at = path.find(folder);
  return at == std::string::npos ? "Etc/UTC" : path.substr(at + folder.size());
}

}  // namespace gouvernail::platform
