// SPDX-License-Identifier: MPL-2.0
#include "cli/logged_run.h"

#include "app/workspace/log_target.h"

namespace gouvernail::cli {

namespace log = platform::log;

LoggedRun::LoggedRun(const Context& context)
    : context_(context), scope_(app::log_target(context.folder)), before_(platform::file_counts()) {
  if (scope_.problem()) tell(context.text(*scope_.problem()));
  log::info("command begins", {log::command_field(context.command)});
}

void LoggedRun::end(int status) const {
  const platform::FileCounts now = platform::file_counts();
  log::info("command ended",
            {log::command_field(context_.command), log::field("status", status),
             log::field("took", watch_.passed()), log::field("files_read", now.read - before_.read),
             log::field("files_written", now.written - before_.written)});
}

void LoggedRun::fail(const base::Failure& failure) const {
  const bool input = failure.kind() == base::Failure::Kind::bad_input;
  log::write(input ? platform::LogLevel::warn : platform::LogLevel::error, "command failed",
             {log::command_field(context_.command), log::field("status", status_of(failure)),
              log::field("kind", input ? log::Words("bad-input") : log::Words("fault")),
              log::field("cause", failure.cause()),
              log::field("diagnostics", failure.diagnostics().size()),
              log::field("took", watch_.passed())});
}

void LoggedRun::fail() const {
  log::error("command failed",
             {log::command_field(context_.command), log::field("status", status_failure),
              log::field("kind", "fault-of-the-program"), log::field("took", watch_.passed())});
}

std::string command_in(const CLI::App& app) {
  std::string names;
  for (const CLI::App* command : app.get_subcommands()) {
    names = command->get_name();
    if (const std::string inner = command_in(*command); !inner.empty()) names += " " + inner;
  }
  return names;
}

}  // namespace gouvernail::cli
