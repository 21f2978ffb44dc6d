// SPDX-License-Identifier: MPL-2.0
#include "platform/process.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <optional>
#include <string_view>

#include "base/failure.h"
#include "platform/system_words.h"

namespace gouvernail::platform {
namespace {

using base::msg;
using Clock = std::chrono::steady_clock;

base::Failure cannot_run(const std::string& program, int error) {
  return base::io_failure(
      msg("{0}: cannot be run ({1})", program, base::MessageList{words_of(error)}),
      msg("check the machine: memory, number of processes and of open files, then try again"));
}

// One of our ends of what we talk to the child through.
class End {
 public:
  explicit End(int number = -1) : number_(number) {}
  ~End() { close(); }
  End(const End&) = delete;
  End& operator=(const End&) = delete;

  int number() const { return number_; }
  bool open() const { return number_ >= 0; }
  void take(int number) {
    close();
    number_ = number;
  }
  void close() {
    if (number_ >= 0) ::close(number_);
    number_ = -1;
  }

 private:
  int number_;
};

// The child reads its input from a file in memory: nobody has to be there to write it, and a child
// that does not want it breaks no pipe.
void fill(End& file, const std::string& input, const std::string& program) {
  file.take(::memfd_create("input", MFD_CLOEXEC));
  if (!file.open()) throw cannot_run(program, errno);
  std::string_view left = input;
  while (!left.empty()) {
    const ssize_t written = ::write(file.number(), left.data(), left.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) throw cannot_run(program, errno);
    left.remove_prefix(static_cast<std::size_t>(written));
  }
  ::lseek(file.number(), 0, SEEK_SET);
}

struct Pipe {
  End reader;
  End writer;

  explicit Pipe(const std::string& program) {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw cannot_run(program, errno);
    reader.take(ends[0]);
    writer.take(ends[1]);
    ::fcntl(ends[0], F_SETFL, O_NONBLOCK);
  }
};

// Takes what is there; closes the end when there will be no more.
void drain(End& reader, std::string& text) {
  std::array<char, 65536> bytes;
  while (reader.open()) {
    const ssize_t got = ::read(reader.number(), bytes.data(), bytes.size());
    if (got > 0) {
      text.append(bytes.data(), static_cast<std::size_t>(got));
    } else if (got < 0 && errno == EINTR) {
      continue;
    } else if (got < 0 && errno == EAGAIN) {
      return;
    } else {
      reader.close();
    }
  }
}

std::vector<std::string> environment_of(const Command& command) {
  std::vector<std::string> made;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const std::string_view known(*entry);
    const std::string_view name = known.substr(0, known.find('='));
    const bool replaced = std::any_of(command.environment.begin(), command.environment.end(),
                                      [&](const auto& variable) { return variable.first == name; });
    if (!replaced) made.emplace_back(known);
  }
  for (const auto& [name, value] : command.environment) {
    made.push_back(name);
    made.back().append("=").append(value);
  }
  return made;
}

std::vector<char*> pointers_to(std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  for (std::string& text : texts) pointers.push_back(text.data());
  pointers.push_back(nullptr);
  return pointers;
}

// The error of posix_spawnp, 0 when it runs. A process group of its own, so that what it starts can
// be ended with it; signals as at login, whatever ours are.
int start(const Command& command, int in, int out, int err, pid_t& child) {
  std::vector<std::string> arguments = command.arguments;
  std::vector<std::string> environment = environment_of(command);
  posix_spawn_file_actions_t files;
  posix_spawnattr_t attributes;
  posix_spawn_file_actions_init(&files);
  posix_spawnattr_init(&attributes);
  posix_spawn_file_actions_adddup2(&files, in, STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&files, out, STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&files, err, STDERR_FILENO);
  sigset_t none;
  sigset_t defaults;
  sigemptyset(&none);
  sigemptyset(&defaults);
  for (const int signal : {SIGPIPE, SIGINT, SIGTERM, SIGHUP, SIGCHLD}) {
    sigaddset(&defaults, signal);
  }
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setsigdefault(&attributes, &defaults);
  posix_spawnattr_setpgroup(&attributes, 0);
  posix_spawnattr_setflags(&attributes,
                           POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
  const int error = ::posix_spawnp(&child, command.arguments.front().c_str(), &files, &attributes,
                                   pointers_to(arguments).data(), pointers_to(environment).data());
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&files);
  return error;
}

// Sleeps until there is output, or for a moment: the end of a child alone wakes nobody.
void wait_a_moment(const End& out, const End& err) {
  std::array<pollfd, 2> ends{pollfd{out.number(), POLLIN, 0}, pollfd{err.number(), POLLIN, 0}};
  const bool silent = !out.open() && !err.open();
  ::poll(ends.data(), ends.size(), silent ? 1 : 20);  // milliseconds; skips a number of -1
}

bool has_ended(pid_t child, int& how) {
  const pid_t got = ::waitpid(child, &how, WNOHANG);
  return got == child || (got < 0 && errno != EINTR);
}

}  // namespace

Finished run_program(const Command& command) {
  const std::string& program = command.arguments.front();
  End input;
  fill(input, command.input, program);
  Pipe out(program);
  Pipe err(program);
  pid_t child = 0;
  const int error = start(command, input.number(), out.writer.number(), err.writer.number(), child);
  Finished finished;
  if (error == ENOENT || error == ENOTDIR || error == EACCES || error == ENOEXEC) return finished;
  if (error != 0) throw cannot_run(program, error);
  out.writer.close();
  err.writer.close();
  const Clock::time_point deadline = Clock::now() + command.limit;
  std::optional<Ending> ended;  // by us
  int how = 0;
  while (!has_ended(child, how)) {
    drain(out.reader, finished.output);
    drain(err.reader, finished.errors);
    if (!ended && Clock::now() >= deadline) ended = Ending::too_long;
    if (!ended && command.goes_on && !command.goes_on()) ended = Ending::stopped;
    if (ended) ::kill(-child, SIGKILL);
    wait_a_moment(out.reader, err.reader);
  }
  drain(out.reader, finished.output);
  drain(err.reader, finished.errors);
  if (WIFSIGNALED(how)) {
    finished.ending = ended.value_or(Ending::killed);
    finished.status = WTERMSIG(how);
  } else {
    finished.ending = Ending::exited;
    finished.status = WEXITSTATUS(how);
  }
  return finished;
}

std::string complaint(const Finished& finished) {
  std::string first;
  std::string last;
  std::string_view left = finished.errors;
  while (!left.empty()) {
    const std::size_t end = left.find('\n');
    const std::string_view line = left.substr(0, end);
    left = end == std::string_view::npos ? std::string_view{} : left.substr(end + 1);
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    if (first.empty()) first = line;
    last = line;
  }
  return first.starts_with("Traceback (") ? last : first;
}

}  // namespace gouvernail::platform
