// SPDX-License-Identifier: MPL-2.0
// What an obligation asks, in words: one sentence per kind. Private to the module.
#pragma once

#include "base/message.h"
#include "calendar/period.h"

namespace gouvernail::governance {
struct Convention;
}
namespace gouvernail::rules {
struct Obligation;
struct Span;
}  // namespace gouvernail::rules

namespace gouvernail::reports {

// "au moins 1 fois par mois", "une réunion de « Comité technique » avant chaque réunion de
// « Comité de pilotage »". Never empty.
base::Message asks(const rules::Obligation& obligation, const governance::Convention& convention);

// "every month", "over the whole term".
base::Message period_words(const calendar::Period& period);

// "3 months", "8 clear days".
base::Message span_words(const rules::Span& span);

}  // namespace gouvernail::reports
