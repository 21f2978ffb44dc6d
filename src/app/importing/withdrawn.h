// SPDX-License-Identifier: MPL-2.0
// Sessions that somebody took out of the record; an undo leaves things as if never said.
#pragma once

#include <optional>
#include <set>
#include <string>

#include "app/workspace/opened.h"

namespace gouvernail::app {

class WithdrawnSessions {
 public:
  // `opened` must outlive it. The journal is read where somebody asks.
  explicit WithdrawnSessions(const Opened& opened) : opened_(opened) {}

  bool contains(const std::string& uid);

 private:
  const Opened& opened_;
  std::optional<std::set<std::string>> uids_;
};

}  // namespace gouvernail::app
