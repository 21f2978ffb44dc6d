// SPDX-License-Identifier: MPL-2.0
// One run of a command on one folder, in the log: that it began, how it ended, how long it took.
#pragma once

#include <memory>

#include "cli/context.h"
#include "platform/files.h"
#include "platform/log.h"

namespace gouvernail::cli {

class LoggedRun {
 public:
  // `context.command` on `context.folder`, whose log is written to as long as this lives. A log
  // that cannot be written is told of on stderr.
  explicit LoggedRun(const Context& context);

  void end(int status) const;
  void fail(const base::Failure& failure) const;
  void fail() const;  // a fault of the program

 private:
  const Context& context_;
  platform::LogScope scope_;
  platform::Stopwatch watch_;
  platform::FileCounts before_;
};

// The names of the commands that were given, as they were registered: "meeting convene".
std::string command_in(const CLI::App& app);

}  // namespace gouvernail::cli
