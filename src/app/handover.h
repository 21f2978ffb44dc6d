// SPDX-License-Identifier: MPL-2.0
// What changes for the sessions to come where seats go from one person to another.
#pragma once

#include <string>
#include <vector>

#include "app/seats.h"
#include "app/workspace/opened.h"
#include "governance/meeting.h"

namespace gouvernail::app {

struct Handover {
  enum class Told {
    by_mail,  // what is new leaves with the next sending of the session
    by_hand,  // it was convened by other means
    later     // it was not convened yet: the invitation is still to come
  };
  governance::Meeting meeting;
  Told told = Told::later;
  // Whoever leaves is not invited any more; by mail, he holds an invitation, and is told so.
  bool leaves = false;
  bool comes = false;  // the successor is invited, who was not before
};

// Sessions ahead of whose guests one goes or comes, by day. The Failures of try_replacing. A
// successor who has no key yet is whoever it will be.
std::vector<Handover> sessions_handed_over(const Opened& opened, const ReplaceHolder& request,
                                           calendar::Day today);

}  // namespace gouvernail::app
