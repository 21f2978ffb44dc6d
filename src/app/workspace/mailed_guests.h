// SPDX-License-Identifier: MPL-2.0
// What the guests of a session believe, by the mails that left to them.
#pragma once

#include <string>

#include "app/workspace/opened.h"
#include "base/message.h"

namespace gouvernail::governance {
struct Meeting;
}

namespace gouvernail::app {

// Whether somebody was asked to come by the last mail that left to him.
bool is_invited_by_mail(const Opened& opened, const std::string& uid);
// How many were told by the last mail that left to them that it is off.
int told_off_by_mail(const Opened& opened, const std::string& uid);

// What to do with a session whose guests hold another day when it took place on `day`, which has
// passed: nobody can be told of it any more, and they must not come.
base::Message took_place_before(const governance::Meeting& meeting, calendar::Day day);

}  // namespace gouvernail::app
