// SPDX-License-Identifier: MPL-2.0
// Which sessions somebody who just writes may be about.
#pragma once

#include <string>
#include <vector>

#include "app/workspace/opened.h"
#include "calendar/local_time.h"
#include "records/outbox.h"

namespace gouvernail::governance {
struct Meeting;
}

namespace gouvernail::app {

// Those ahead at that time to which somebody at that address was asked from here, by a mail or a
// file, the nearest first; where there is none, those to which he is to be asked; else the last one
// that had passed by then. Empty: nobody there is a guest.
std::vector<const governance::Meeting*> sessions_meant(
    const Opened& opened, const std::vector<records::OutgoingMail>& outbox,
    const std::string& address, calendar::UtcTime when);

// Of these, of which there must be one, the first that the subject of a mail names by its body
// (governance/session_title.h) or by its day; where it names none, the first.
const governance::Meeting& session_named(const std::vector<const governance::Meeting*>& sessions,
                                         const std::string& subject, const Opened& opened);

}  // namespace gouvernail::app
