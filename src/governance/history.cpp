// SPDX-License-Identifier: MPL-2.0
#include "governance/history.h"

#include <algorithm>

#include "governance/meeting.h"
#include "governance/seat.h"
#include "governance/tick.h"
#include "governance/waiver.h"

namespace gouvernail::governance {

History::History() = default;
History::History(const History& other) = default;
History::History(History&& other) noexcept = default;
History& History::operator=(const History& other) = default;
History& History::operator=(History&& other) noexcept = default;
History::~History() = default;

bool operator==(const History& a, const History& b) = default;

const Meeting* History::meeting(const std::string& uid) const {
  const auto found = std::ranges::find(meetings, uid, &Meeting::uid);
  return found == meetings.end() ? nullptr : &*found;
}

}  // namespace gouvernail::governance
