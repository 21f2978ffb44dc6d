// SPDX-License-Identifier: MPL-2.0
#include "cli/long_work.h"

#include <unistd.h>

#include <csignal>
#include <cstdio>

#include "reports/terminal_text.h"

namespace gouvernail::cli {
namespace {

volatile std::sig_atomic_t interrupted = 0;

extern "C" void interrupt(int) { interrupted = 1; }

void on_interrupt(void (*handler)(int), int flags) {
  struct sigaction action = {};
  action.sa_handler = handler;
  action.sa_flags = flags;
  sigaction(SIGINT, &action, nullptr);
}

constexpr std::chrono::milliseconds between_lines{200};

}  // namespace

LongWork::LongWork(const Context& context, double seconds)
    : context_(context),
      start_(std::chrono::steady_clock::now()),
      said_(start_),
      seconds_(seconds),
      terminal_(isatty(STDERR_FILENO) == 1) {
  interrupted = 0;
  on_interrupt(interrupt, static_cast<int>(SA_RESETHAND));
}

LongWork::~LongWork() {
  on_interrupt(SIG_DFL, 0);
  if (line_) std::fputs("\r\033[K", stderr);
}

bool LongWork::is_over() const {
  const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - start_;
  return interrupted != 0 || spent.count() >= seconds_;
}

void LongWork::say(const base::Message& message) {
  if (!terminal_) return;
  const auto now = std::chrono::steady_clock::now();
  if (now - said_ < between_lines) return;
  said_ = now;
  line_ = true;
  std::fputs(("\r" + reports::terminal_text(context_.text(message), false) + "\033[K").c_str(),
             stderr);
  std::fflush(stderr);
}

}  // namespace gouvernail::cli
