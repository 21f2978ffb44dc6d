// SPDX-License-Identifier: MPL-2.0
// What of a calendar that stands can no longer be held. Private to the module.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "compliance/judge.h"
#include "governance/meeting.h"
#include "governance/transitions.h"
#include "planning/demand/options.h"
#include "planning/plan.h"

namespace gouvernail::planning {

// One convention: which of its sessions are broken, and what it is without some of them.
class Mended {
 public:
  Mended(const Problem& problem, const RepairChoice& choice);
  const Problem& problem() const { return problem_; }
  bool is_shown(const governance::Meeting& meeting) const {
    return governance::is_ahead(meeting, problem_.today) && problem_.horizon.contains(meeting.day);
  }

  bool may_move(const governance::Meeting& meeting) const;
  // Held together with others: moved by itself, it would leave them.
  bool is_told_to_leave(const governance::Meeting& meeting) const {
    return choice_.movable.count(meeting.uid) > 0;
  }

  // It cannot be held on its day, or not beside another one.
  bool is_broken(const governance::Meeting& meeting) const {
    return why_broken_.count(meeting.uid) > 0;
  }
  // Empty: it is not.
  base::Message why_broken(const governance::Meeting& meeting) const;
  Problem without(const std::vector<const governance::Meeting*>& freed) const;

 private:
  // Where the session may go and still keep what it kept.
  Displaced displaced_of(const governance::Meeting& meeting) const;
  // What came before the session still does: it need not be held anew.
  void stay_behind_predecessors(const governance::Meeting& meeting,
                                calendar::DayRange& window) const;
  // Somebody who cannot be spared, or the room, is taken; or nobody works on that day. A Saturday
  // is somebody's choice.
  void look_at_each();
  // Of two that take somebody or a room at one time, the one that was announced stays, if one was;
  // else the first.
  void look_at_pairs();
  // The usual times, the session's own first.
  static void prefer_own_time(Problem& trial, const governance::Meeting& meeting);

  const Problem& problem_;
  const RepairChoice& choice_;
  const Options options_;
  std::vector<compliance::Judgement> judgements_;
  std::set<std::string> open_already_;               // duties that the calendar left open before
  std::map<std::string, base::Message> why_broken_;  // by uid
};

}  // namespace gouvernail::planning
