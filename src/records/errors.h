// SPDX-License-Identifier: MPL-2.0
// Why the workspace's database could not do what was asked. Whatever the fault, nothing of the
// change that met it was written.
#pragma once

#include <exception>
#include <string>

#include "base/message.h"

namespace gouvernail::records {

enum class StoreFault {
  not_found,        // there is no such file
  already_exists,   // `create` never replaces a workspace
  not_a_workspace,  // another program's database, or no database at all
  newer_version,    // written by a newer version of the program
  no_access,        // the file or its folder cannot be read or written
  disk_full,        // or a quota reached
  busy,             // another process kept it locked for longer than the time to wait
  damaged,          // the file is malformed
  conflict,         // the workspace changed since its revision was read
  bad_change,       // the change contradicts itself or what is recorded
  disk_failure      // anything else the disk or SQLite may answer
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

}  // namespace gouvernail::records
