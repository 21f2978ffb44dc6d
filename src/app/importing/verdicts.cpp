// SPDX-License-Identifier: MPL-2.0
#include "app/importing/verdicts.h"

#include <utility>

#include "app/importing/laid_over.h"
#include "compliance/judge.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/history_as_of.h"
#include "governance/meeting.h"
#include "rules/rules.h"

namespace gouvernail::app {

void tell_verdicts(const Opened& opened, const records::Changes& changes, calendar::Day today,
                   Imported& result) {
  result.before = compliance::judge(opened.rules, opened.world, opened.known_on(today));
  result.after = compliance::judge(opened.rules, opened.world,
                                   governance::as_of(laid_over(opened.history, changes), today));
  result.differences = compliance::differences(result.before, result.after);
}

}  // namespace gouvernail::app
