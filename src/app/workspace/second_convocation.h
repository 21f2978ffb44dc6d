// SPDX-License-Identifier: MPL-2.0
// Second convocations beside the sessions that they follow: what a change of the record makes of
// them. Whatever changes sessions asks here.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/workspace/opened.h"
#include "base/message.h"
#include "governance/transitions.h"

namespace gouvernail::governance {
struct History;
struct Meeting;
}  // namespace gouvernail::governance

namespace gouvernail::app {

// A session that is marked as a second convocation and is none, or of which nobody can tell.
struct Misplaced {
  std::string uid;
  std::optional<governance::Refusal> refusal;  // what cannot be; none: as things stand alone
  base::Message why;
};

// Those of `after` for which that is new since `before`. One that was cancelled is nobody's.
std::vector<Misplaced> misplaced_seconds(const Opened& opened, const governance::History& before,
                                         const governance::History& after);

// The recorded facts with a session as it will be recorded; `after` null: without `uid`.
governance::History with_meeting(const Opened& opened, const std::string& uid,
                                 const governance::Meeting* after);

// Asked before the session `uid` is recorded as `after` (null: it is withdrawn). That it cannot be
// a second convocation is a Failure with that remedy; what else is to be told of it, and of others
// that were marked to follow it.
std::vector<base::Message> need_seconds_in_place(const Opened& opened, const std::string& uid,
                                                 const governance::Meeting* after,
                                                 const base::Message& remedy);

// What is to be told of another session than the one that changed.
base::Message other_misplaced(const Misplaced& other, const governance::History& history);

}  // namespace gouvernail::app
