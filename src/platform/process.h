// SPDX-License-Identifier: MPL-2.0
// Another program, run to its end without a shell: arguments reach it as they are.
#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace gouvernail::platform {

struct Command {
  // The program first: a path, or a name to be looked for in PATH.
  std::vector<std::string> arguments;
  std::string input;  // its standard input
  // Name and value, laid over our own environment.
  std::vector<std::pair<std::string, std::string>> environment;
  std::chrono::milliseconds limit{std::chrono::seconds(60)};
  // Asked every few milliseconds while it runs; false: it is to end at once. None: it may go on.
  std::function<bool()> goes_on = {};
};

enum class Ending {
  exited,    // by itself: `status` says how
  killed,    // by the signal `status`
  too_long,  // it was still running at the time limit, and was killed with all that it had started
  stopped,   // `goes_on` said so, and it was killed in the same way
  absent,    // there is no such program, or it may not be run
};

struct Finished {
  Ending ending = Ending::absent;
  int status = 0;
  std::string output;  // standard output and standard error, as far as they got
  std::string errors;

  bool ok() const { return ending == Ending::exited && status == 0; }
};

// Returns once the program has ended, even if something that it left behind still holds its
// output. The child has descriptors 0 to 2 and no others that we opened. A Failure only when this
// machine cannot start any program.
Finished run_program(const Command& command);

// The first line of what it said about its failure, for a message: of a Python traceback, the last.
std::string complaint(const Finished& finished);

}  // namespace gouvernail::platform
