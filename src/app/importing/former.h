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
  // Of an event whose stamp was still to come when it was read: what was read before is as new as
  // it was then.
  void date_by_receipt(governance::Meeting& event, const governance::Meeting& recorded);
  // Whether the day is the one to which the session was moved: it had another one, and never that
  // one before.
  bool is_new_day(calendar::Day day, const governance::Meeting& recorded);
  // Whether somebody took it out of the record; an undo leaves things as if never said.
  bool was_withdrawn(const std::string& uid);
  // The uid of the one session of that body that was recorded on that day once, at that hour as far
  // as both tell one; none: there is none, or several.
  std::optional<std::string> session_once_on(const governance::Meeting& line);

 private:
  const std::vector<governance::Meeting>& of(const std::string& uid);
  std::vector<governance::Meeting> before_event(const governance::Meeting& event,
                                                const governance::Meeting& recorded);
  void read();

  const Opened& opened_;
  bool is_read_ = false;
  std::map<std::string, std::vector<governance::Meeting>> states_;  // by uid
  std::set<std::string> withdrawn_;                                 // uids
  std::optional<std::map<std::pair<std::string, calendar::Day>, std::set<std::string>>>
      by_place_;  // uids by body and day
};

}  // namespace gouvernail::app
