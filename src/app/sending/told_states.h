// SPDX-License-Identifier: MPL-2.0
// How sessions were recorded when each revision of their invitation was: what a mail can say of
// what has changed since.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "app/workspace/opened.h"

namespace gouvernail::governance {
struct Meeting;
}

namespace gouvernail::app {

class ToldStates {
 public:
  // The record is read where it is asked for, and once.
  explicit ToldStates(const Opened& opened);
  ~ToldStates();
  ToldStates(const ToldStates&) = delete;
  ToldStates& operator=(const ToldStates&) = delete;

  // `revision`: its place among those of the session, the oldest first. Null: it is not known.
  const governance::Meeting* at(const std::string& meeting, std::size_t revision);

 private:
  void read();

  const Opened& opened_;
  bool was_read_ = false;
  std::map<std::string, std::vector<governance::Meeting>> states_;  // by uid
};

}  // namespace gouvernail::app
