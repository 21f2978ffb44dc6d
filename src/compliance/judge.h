// SPDX-License-Identifier: MPL-2.0
// The checker. Pure: the same arguments give the same verdicts, for ever.
#pragma once

#include <functional>
#include <vector>

#include "compliance/verdict.h"

namespace gouvernail::rules {
class RuleBook;
}

namespace gouvernail::compliance {

// Judges every duty of the term on the day of `known`. The result points into `rules`, which must
// outlive it.
std::vector<Judgement> judge(const rules::Rules& rules, const World& world,
                             const governance::HistoryAsOf& known);

// Fills `depends_on` of `judgements` (made under the default reading): the alternatives, each
// taken alone, under which the duty has another verdict. Where an alternative cuts other
// windows, the worst of its duties that overlap speaks for it. `adjust`, when given, does to the
// rules of each alternative what was done to those of the default reading (the house's settings,
// another term), so that nothing but the reading differs.
void compare_readings(std::vector<Judgement>& judgements, const rules::RuleBook& book,
                      const World& world, const governance::HistoryAsOf& known,
                      const std::function<void(rules::Rules&)>& adjust = {});

}  // namespace gouvernail::compliance
