// SPDX-License-Identifier: MPL-2.0
// The states that sessions had before the one that stands: a file that says what was recorded once
// may be older than what was done here since.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "app/importing/rows.h"
#include "app/workspace/opened.h"
#include "governance/meeting.h"

namespace gouvernail::app {

class FormerStates {
 public:
  explicit FormerStates(const Opened& opened) : opened_(opened) {}  // must outlive this

  // The columns in which the row says what was recorded of the session before it was changed here,
  // and the record says otherwise. None of an event that its maker has changed since.
  std::set<std::string> columns_behind(const Row& row, const governance::Meeting& recorded);
  // Whether somebody took it out of the record; an undo leaves things as if never said.
  bool was_withdrawn(const std::string& uid);

 private:
  const std::vector<governance::Meeting>& of(const std::string& uid);
  void read();

  const Opened& opened_;
  bool is_read_ = false;
  std::map<std::string, std::vector<governance::Meeting>> states_;  // by uid
  std::set<std::string> withdrawn_;                                 // uids
};

}  // namespace gouvernail::app
