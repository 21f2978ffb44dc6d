// SPDX-License-Identifier: MPL-2.0
// Why a command stops. Thrown by the use cases, caught once, in main.
#pragma once

#include <exception>
#include <string>

#include "base/diagnostic.h"
#include "base/message.h"

namespace gouvernail::app {

// Exit statuses of the program.
inline constexpr int status_in_order = 0;
inline constexpr int status_not_in_order = 1;  // breached, lost or, with --strict, at risk
inline constexpr int status_bad_input = 2;     // what was given must be corrected
inline constexpr int status_failure = 3;       // disk, permissions, or a fault of the program

// The cause, what would be right, and the exit status that goes with it.
class Failure : public std::exception {
 public:
  Failure(int status, base::Message cause, base::Message remedy = {},
          base::Diagnostics diagnostics = {});

  int status() const { return status_; }
  const base::Message& cause() const { return cause_; }
  const base::Message& remedy() const { return remedy_; }
  // Of the files read; shown before the cause.
  const base::Diagnostics& diagnostics() const { return diagnostics_; }
  // The English msgid; main renders the cause instead.
  const char* what() const noexcept override { return cause_.format.c_str(); }

 private:
  int status_;
  base::Message cause_;
  base::Message remedy_;
  base::Diagnostics diagnostics_;
};

// Something given is not right: status 2.
Failure bad_input(base::Message cause, base::Message remedy = {});
// The same, with its places in the files; `cause` sums them up.
Failure bad_files(base::Message cause, base::Diagnostics diagnostics);
// A disk, a permission: status 3.
Failure io_failure(base::Message cause, base::Message remedy = {});

}  // namespace gouvernail::app
