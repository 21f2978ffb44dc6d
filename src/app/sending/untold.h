// SPDX-License-Identifier: MPL-2.0
// Sessions of which guests know, by mail, something that is not so any more.
#pragma once

#include <map>
#include <string>

#include "app/workspace/opened.h"
#include "compliance/tasks.h"

namespace gouvernail::app {

// Those of which a mail has left and another is due, or waits to leave, by uid: what "send what is
// new" would tell. Empty where no one can be said to invite.
std::map<std::string, compliance::Untold> untold_sessions(const Opened& opened,
                                                          calendar::Day today);

// Guests of sessions ahead whose last mail a server refused, at the address that they have still:
// by person, the first such session.
std::map<std::string, std::string> refused_guests(const Opened& opened, calendar::Day today);

}  // namespace gouvernail::app
