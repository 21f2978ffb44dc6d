// SPDX-License-Identifier: MPL-2.0
// Advice stands apart from verdicts: the letter is kept but not the spirit.
#pragma once

#include <string>
#include <vector>

#include "base/message.h"
#include "compliance/verdict.h"

namespace gouvernail::compliance {

struct Advice {
  std::string code;   // "same-week", "year-end", "party-absent", "election", "same-day",
                      // "guest-absent"
  std::string about;  // id of the duty, or of the party
  calendar::Day day;  // what it is about; for order
  base::Message text;
};

// On the day of `known`; by day, then by code.
std::vector<Advice> advise(const rules::Rules& rules, const World& world,
                           const governance::HistoryAsOf& known,
                           const std::vector<Judgement>& judgements);

}  // namespace gouvernail::compliance
