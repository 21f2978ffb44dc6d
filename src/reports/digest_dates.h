// SPDX-License-Identifier: MPL-2.0
// Dates still possible, in words. Private to the module.
#pragma once

#include "reports/digest.h"
#include "reports/slot_words.h"

namespace gouvernail::governance {
struct Convention;
}

namespace gouvernail::reports {

// Puts the dates of the duty into the item. What is the same for all of them is said once, in
// their title.
void add_dates(DigestItem& item, const std::string& duty, const std::vector<planning::Slot>& slots,
               const DigestFacts& facts, const governance::Convention& convention,
               Audience audience, const Language& language);

}  // namespace gouvernail::reports
