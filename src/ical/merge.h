// SPDX-License-Identifier: MPL-2.0
// Our objects in somebody's calendar, after a server rewrote them or a person added to them.
#pragma once

#include <string>

namespace gouvernail::ical {

// Whether both say the same of one meeting: UID, SEQUENCE, times, title, place, status. Servers
// change the order of properties, folds, and add their own.
bool same_meaning(const std::string& ours, const std::string& theirs);

// Our object, with what somebody added to the stored one: reminders (VALARM), notes (COMMENT, and
// what the description holds beside the one that we wrote there last, which stands in the object
// itself: see said_property), and every property that we never write: categories, a colour, an
// address, attachments.
std::string with_additions_of(const std::string& ours, const std::string& theirs);

}  // namespace gouvernail::ical
