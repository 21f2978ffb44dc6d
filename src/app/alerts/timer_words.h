// SPDX-License-Identifier: MPL-2.0
// What is to be said of the weekly alert that runs by itself.
#pragma once

#include <vector>

#include "app/alerts/alert_timer.h"
#include "base/message.h"
#include "reports/language.h"

namespace gouvernail::app {

base::Message keeper_words(Keeper keeper);
// "from Monday to Friday at 7:30".
base::Message when_words(const platform::AlertTime& at, const reports::Language& language);
// When it runs next, and in whose time that is counted where it is not that of Paris; may be empty.
std::vector<base::Message> next_run_words(const AlertState& standing,
                                          const reports::Language& language);
// Of one that `lingers` or does not (timer_status): that it waits for its user; may be empty.
std::vector<base::Message> linger_words(bool lingers);

}  // namespace gouvernail::app
