// SPDX-License-Identifier: MPL-2.0
// Why the record of a workspace could not do what was asked. Whatever the fault, nothing of the
// change that met it was written.
#pragma once

#include <exception>
#include <string>

#include "base/message.h"

namespace gouvernail::records {

enum class StoreFault {
  not_found,        // there is no such workspace
  already_exists,   // one is never replaced by a new one
  not_a_workspace,  // what stands there belongs to another program, or is no record at all
  newer_version,    // written by a newer version of the program
  no_access,        // it cannot be read or written by this user
  no_space,         // nowhere to write, or a quota reached
  busy,             // another process kept it for longer than the time to wait
  damaged,          // what is kept cannot be read
  conflict,         // the workspace changed since its revision was read
  bad_change,       // the change contradicts itself or what is recorded
  failure           // anything else that what it is kept in may answer
};

class StoreError : public std::exception {
 public:
  StoreError(StoreFault fault, base::Message cause, base::Message remedy = {});

  StoreFault fault() const { return fault_; }
  const base::Message& cause() const { return cause_; }
  const base::Message& remedy() const { return remedy_; }
  // The English msgid; for people, the cause is rendered instead.
  const char* what() const noexcept override { return cause_.format.c_str(); }

 private:
  StoreFault fault_;
  base::Message cause_;
  base::Message remedy_;
};

// What was asked cannot be.
StoreError bad_change(base::Message cause, base::Message remedy = {});
// What is kept and cannot be read: a backup is what helps.
StoreError damaged(base::Message cause);

}  // namespace gouvernail::records
