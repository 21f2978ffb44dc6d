// SPDX-License-Identifier: MPL-2.0
// What of a calendar that stands can no longer be held. Private to the module.
#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "compliance/judge.h"
#include "governance/meeting.h"
#include "governance/transitions.h"
#include "planning/demand/options.h"
#include "planning/plan.h"

namespace gouvernail::planning {

// Two sessions that cannot be held beside one another, either of which may move.
struct Clash {
  const governance::Meeting* moves = nullptr;  // the one to move first
  const governance::Meeting* stays = nullptr;
};

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
  // It is broken only beside others that may move instead.
  bool may_stay(const governance::Meeting& meeting) const {
    return is_broken(meeting) && has_to_move_.count(meeting.uid) == 0;
  }
  const std::vector<Clash>& clashes() const { return clashes_; }
  // Whether a calendar that moves those, and has no other session more or less, could keep what was
  // kept: each day that they could have by themselves is tried, `trials` at most. Where there are
  // more, it could.
  bool could_move(const std::vector<const governance::Meeting*>& those, int& trials) const;
  // `behind`: each stays behind what came before it, so that nothing need be held anew for it.
  Problem without(const std::vector<const governance::Meeting*>& freed, bool behind = true) const;

 private:
  // Where the session may go and still keep what it kept.
  using Freed = std::vector<const governance::Meeting*>;
  Displaced displaced_of(const governance::Meeting& meeting, const Freed& freed) const;
  // What came before the session still does: it need not be held anew.
  void stay_behind_predecessors(const governance::Meeting& meeting, const Freed& freed,
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
  std::set<std::string> open_already_;  // duties that the calendar left open before
  std::set<std::pair<std::string, std::string>> open_of_;  // see Problem::not_asked_of
  std::map<std::string, base::Message> why_broken_;        // by uid
  std::set<std::string> has_to_move_;                      // uids
  std::vector<Clash> clashes_;
};

}  // namespace gouvernail::planning
