// SPDX-License-Identifier: MPL-2.0
// The small convention, and facts of it, for the tests of `governance`.
#pragma once

#include <utility>
#include <vector>

#include "governance/history.h"
#include "governance/history_as_of.h"
#include "governance/meeting.h"
#include "governance/seat.h"
#include "unit/governance/sample_convention.h"

namespace gouvernail::governance::sample {

inline History history_of(std::vector<Meeting> meetings) {
  History history;
  history.meetings = std::move(meetings);
  return history;
}

}  // namespace gouvernail::governance::sample
