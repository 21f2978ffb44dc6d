// SPDX-License-Identifier: MPL-2.0
// Held sessions on whose sheets somebody is counted by a seat that a change takes away from their
// day.
#pragma once

#include <vector>

#include "app/workspace/opened.h"
#include "base/message.h"

namespace gouvernail::app {

// Between `before` and `after`: what is to be told of the sessions that named whoever held such a
// seat, or had as many of its role as held it. What is recorded of them stays.
std::vector<base::Message> sessions_counting(const Opened& opened,
                                             const std::vector<governance::Seat>& before,
                                             const std::vector<governance::Seat>& after);

}  // namespace gouvernail::app
