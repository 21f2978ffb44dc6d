// SPDX-License-Identifier: MPL-2.0
// The only clock of the product. Everything below `app` is told the time.
#pragma once

#include "calendar/local_time.h"

namespace gouvernail::platform {

// The instant, to the second. The environment variable GOUVERNAIL_NOW ("20261013T120000Z")
// stands in for the clock, for runs that must be repeatable; another form is refused.
calendar::UtcTime now();

// The day it is in Europe/Paris.
calendar::Day today();

}  // namespace gouvernail::platform
