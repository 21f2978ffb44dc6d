// SPDX-License-Identifier: MPL-2.0
// How a file is told what of it cannot be recorded (governance/transitions.h): commands have
// options to correct, a file has columns.
#pragma once

#include "base/message.h"

namespace gouvernail::governance {

struct Refusal;

struct FileFault {
  const char* code;  // of the diagnostic
  base::Message cause;
  base::Message remedy;
};

FileFault file_fault(const Refusal& refusal);

}  // namespace gouvernail::governance
