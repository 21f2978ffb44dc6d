// SPDX-License-Identifier: MPL-2.0
// Which session of a body comes next.
#pragma once

#include <string>

#include "calendar/day.h"

namespace gouvernail::governance {
struct History;
struct Meeting;
}  // namespace gouvernail::governance

namespace gouvernail::compliance {

// By day and hour (a whole day before its hours), the first of those that are expected from that
// day on; null where there is none.
const governance::Meeting* next_session(const governance::History& history, const std::string& body,
                                        calendar::Day today);
// The same, where one that was held today or, by mistake, later comes next as well.
const governance::Meeting* next_session_or_held(const governance::History& history,
                                                const std::string& body, calendar::Day today);
// The same, of the body of `meeting` and after it.
const governance::Meeting* next_session_after(const governance::History& history,
                                              const governance::Meeting& meeting,
                                              calendar::Day today);

}  // namespace gouvernail::compliance
