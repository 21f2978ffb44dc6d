// SPDX-License-Identifier: MPL-2.0
// An invitation as one of its recipients may see it.
#pragma once

#include "app/sending/due_letters.h"

namespace gouvernail::app {

// Whoever is no longer invited sees nobody else. With `hides_addresses` nobody sees the addresses
// of another party.
ical::Invitation personal_copy(const Prepared& prepared, const DueLetter& letter,
                               const governance::People& people, bool hides_addresses);

}  // namespace gouvernail::app
