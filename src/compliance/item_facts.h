// SPDX-License-Identifier: MPL-2.0
// What the facts of sessions say of one item of a checklist. Private to the module.
#pragma once

#include <optional>
#include <vector>

#include "base/message.h"
#include "calendar/day.h"

namespace gouvernail::governance {
struct Convention;
struct Meeting;
struct Seat;
}  // namespace gouvernail::governance

namespace gouvernail::compliance {

struct ItemFacts {
  bool done = false;
  base::Message words;
  std::optional<calendar::Day> on = {};  // when it was done
};

// "3 March 2026, 4 April 2026".
base::Message days_of(const std::vector<const governance::Meeting*>& sessions);
// Something that was sent, or not; late where that was after `latest`.
ItemFacts sent(const std::optional<calendar::Day>& day, std::optional<calendar::Day> latest);
// Of its minutes: that they left (what was approved has), that they were approved.
ItemFacts minutes_sent_of(const governance::Meeting& session, std::optional<calendar::Day> latest);
ItemFacts minutes_of(const governance::Meeting& session);
// Of its convocation, on whatever day it left; of one that was held, its attendance.
ItemFacts convened_by(const governance::Meeting& session, std::optional<calendar::Day> latest);
ItemFacts attendance_of(const governance::Meeting& session,
                        const governance::Convention& convention,
                        const std::vector<governance::Seat>& seats);

}  // namespace gouvernail::compliance
