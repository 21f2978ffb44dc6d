// SPDX-License-Identifier: MPL-2.0
#include "platform/pager.h"

#include <sys/wait.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>

namespace gouvernail::platform {
namespace {

constexpr int no_such_command = 127;  // as the shell says it

// Whoever leaves the pager before the end breaks the pipe: that is no fault.
class NoBrokenPipe {
 public:
  NoBrokenPipe() : former_(std::signal(SIGPIPE, SIG_IGN)) {}
  ~NoBrokenPipe() { std::signal(SIGPIPE, former_); }
  NoBrokenPipe(const NoBrokenPipe&) = delete;
  NoBrokenPipe& operator=(const NoBrokenPipe&) = delete;

 private:
  void (*former_)(int);
};

}  // namespace

bool page(const std::string& text) {
  const char* named = std::getenv("PAGER");
  const std::string pager = named != nullptr && *named != '\0' ? named : "less";
  const NoBrokenPipe quiet;
  // Colours as they are, and no pager for what fits after all.
  std::FILE* pipe = ::popen(("LESS=${LESS-FRX} " + pager).c_str(), "w");
  if (pipe == nullptr) return false;
  std::fwrite(text.data(), 1, text.size(), pipe);
  const int status = ::pclose(pipe);
  return !(WIFEXITED(status) && WEXITSTATUS(status) == no_such_command);
}

}  // namespace gouvernail::platform
