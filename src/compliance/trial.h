// SPDX-License-Identifier: MPL-2.0
// The checker, prepared once for many questions about one day: what the verdicts are, and what they
// would be with sessions more.
#pragma once

#include <optional>
#include <vector>

#include "compliance/last_call.h"
#include "compliance/sessions.h"
#include "compliance/validity.h"
#include "compliance/verdict.h"
#include "governance/history_as_of.h"

namespace gouvernail::compliance {

class Trial {
 public:
  // The rules and the world must outlive it, and what it returns points into the rules.
  Trial(const rules::Rules& rules, const World& world, governance::HistoryAsOf known);
  Trial(const Trial&) = delete;
  Trial& operator=(const Trial&) = delete;

  // Every duty of the term.
  std::vector<Judgement> judge() const;

  // With these sessions more: the duties whose judgement they can change, and no others, in the
  // order of `judge`; one thread asks at a time. Each says what `judge` would say with the sessions
  // in the history.
  std::vector<Judgement> suppose(const std::vector<governance::Meeting>& added) const;

  // What was known on the day.
  const governance::HistoryAsOf& known() const { return known_; }

 private:
  const rules::Rules& rules_;
  const World& world_;
  governance::HistoryAsOf known_;
  // The same with what was supposed last: no question pays for a copy of its own.
  mutable std::optional<governance::HistoryAsOf> supposed_;
  Sessions sessions_;
  Validity validity_;
  Takers takers_;
  Placement placement_;
  calendar::Day last_held_;  // the latest day of a session that was held; of none, the first of all
};

}  // namespace gouvernail::compliance
