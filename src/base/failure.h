// SPDX-License-Identifier: MPL-2.0
// Why something that was asked for was not done. Thrown where files, programs and use cases meet
// the world, caught once, by whoever shows it (a command, a page).
#pragma once

#include <exception>
#include <string>

#include "base/diagnostic.h"
#include "base/message.h"

namespace gouvernail::base {

class Failure : public std::exception {
 public:
  enum class Kind {
    bad_input,  // what was given must be corrected
    fault       // a disk, a permission, another machine: nothing that was given is wrong
  };

  Failure(Kind kind, Message cause, Message remedy = {}, Diagnostics diagnostics = {});

  Kind kind() const { return kind_; }
  const Message& cause() const { return cause_; }
  const Message& remedy() const { return remedy_; }  // what would be right
  // Of the files read; shown before the cause.
  const Diagnostics& diagnostics() const { return diagnostics_; }
  // The English msgid; whoever shows it renders the cause instead.
  const char* what() const noexcept override { return cause_.format.c_str(); }

 private:
  Kind kind_;
  Message cause_;
  Message remedy_;
  Diagnostics diagnostics_;
};

// Something given is not right.
Failure bad_input(Message cause, Message remedy = {});
// The same, with its places in the files; `cause` sums them up.
Failure bad_files(Message cause, Diagnostics diagnostics);
// A disk, a permission, another machine.
Failure io_failure(Message cause, Message remedy = {});

}  // namespace gouvernail::base
