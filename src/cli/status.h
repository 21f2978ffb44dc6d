// SPDX-License-Identifier: MPL-2.0
// Exit statuses of the program.
#pragma once

#include "base/failure.h"

namespace gouvernail::cli {

inline constexpr int status_in_order = 0;
inline constexpr int status_not_in_order =
    1;  // an obligation missed or overdue (reports::is_in_order)
inline constexpr int status_bad_input = 2;  // what was given must be corrected
inline constexpr int status_failure = 3;    // disk, permissions, or a fault of the program

inline int status_of(const base::Failure& failure) {
  return failure.kind() == base::Failure::Kind::bad_input ? status_bad_input : status_failure;
}

}  // namespace gouvernail::cli
