// SPDX-License-Identifier: MPL-2.0
// The session that a checklist is about.
#pragma once

#include <optional>
#include <string>

#include "app/workspace/opened.h"
#include "base/action.h"
#include "rules/checklist.h"

namespace gouvernail::governance {
struct Meeting;
}

namespace gouvernail::app {

// That of `date`, recorded or not; without a date the usual one, or a Failure. Without a uid: not
// recorded.
governance::Meeting session_for(const Opened& opened, const rules::Checklist& list,
                                std::optional<calendar::Day> date, calendar::Day today);
// The next one recorded, else the last day that keeps the body's next duty; none: nothing asks for
// one.
std::optional<governance::Meeting> usual_session(const Opened& opened, const std::string& body,
                                                 calendar::Day today);

// What records a session on that day; its hour is an example.
base::Action recording_of(const std::string& body, calendar::Day day);

}  // namespace gouvernail::app
