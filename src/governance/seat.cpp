// SPDX-License-Identifier: MPL-2.0
#include "governance/seat.h"

namespace gouvernail::governance {

bool holds_on(const Seat& seat, calendar::Day day) {
  return seat.from <= day && (!seat.until || day <= *seat.until);
}

}  // namespace gouvernail::governance
