// SPDX-License-Identifier: MPL-2.0
// Work that may take a while: it ends when its time is over or on Ctrl-C, with what it has by
// then, and says on a terminal how far it is.
#pragma once

#include <chrono>

#include "cli/context.h"

namespace gouvernail::cli {

class LongWork {
 public:
  LongWork(const Context& context, double seconds);
  ~LongWork();
  LongWork(const LongWork&) = delete;
  LongWork& operator=(const LongWork&) = delete;

  // The time is over, or Ctrl-C was pressed. Pressed once more, it ends the program.
  bool is_over() const;
  // Replaces the line on the terminal; nothing where stderr is no terminal.
  void say(const base::Message& message);

 private:
  const Context& context_;
  std::chrono::steady_clock::time_point start_;
  std::chrono::steady_clock::time_point said_;
  double seconds_;
  bool terminal_;
  bool line_ = false;  // there is one to wipe
};

}  // namespace gouvernail::cli
