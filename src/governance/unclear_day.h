// SPDX-License-Identifier: MPL-2.0
// A day of a file that could be meant in two ways ("03/04/2026").
#pragma once

#include <string>

namespace gouvernail::governance {

struct UnclearDay {
  std::string column = {};  // of a history
  std::string called = {};  // as the header of the file calls that column
  std::string written = {};
  bool of_session = true;  // the day on which it begins or ends, and not one of its other days
};

}  // namespace gouvernail::governance
