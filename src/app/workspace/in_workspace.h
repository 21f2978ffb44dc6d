// SPDX-License-Identifier: MPL-2.0
// A step that reads a workspace and records in it, taken anew where somebody else records at the
// same time: what it read is as old as that.
#pragma once

#include <filesystem>

#include "app/workspace/opened.h"
#include "base/failure.h"

namespace gouvernail::app {

// What `step` gives; its Failure, where it fails each time.
template <class Step>
auto in_workspace(const std::filesystem::path& workspace, Step step) {
  constexpr int most_tries = 5;
  for (int tries = 1;; ++tries) {
    Opened opened = open({workspace, "", "", ""});
    try {
      return step(opened);
    } catch (const base::Failure&) {
      if (tries == most_tries) throw;
    }
  }
}

}  // namespace gouvernail::app
