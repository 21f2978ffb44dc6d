// SPDX-License-Identifier: MPL-2.0
#include <algorithm>
#include <map>

#include "compliance/judge.h"
#include "governance/history_as_of.h"
#include "rules/loader.h"
#include "rules/rules.h"

namespace gouvernail::compliance {
namespace {

// Worst first: what a duty is worth where a reading cuts its window otherwise.
int gravity(Verdict verdict) {
  switch (verdict) {
    case Verdict::breached:
      return 8;
    case Verdict::lost:
      return 7;
    case Verdict::at_risk:
      return 6;
    case Verdict::unproven:
      return 5;
    case Verdict::open:
      return 4;
    case Verdict::upcoming:
      return 3;
    case Verdict::covered:
      return 2;
    case Verdict::waived:
      return 1;
    case Verdict::satisfied:
      return 0;
  }
  return 0;
}

// The other reading's word on a duty; none when it owes nothing there.
std::optional<Verdict> word_on(const Duty& duty, const std::vector<Judgement>& other) {
  std::optional<Verdict> worst;
  for (const Judgement& judgement : other) {
    if (judgement.duty.obligation->id != duty.obligation->id) continue;
    if (judgement.duty.id == duty.id) return judgement.verdict;
    if (calendar::intersect(judgement.duty.window, duty.window).empty()) continue;
    if (!worst || gravity(judgement.verdict) > gravity(*worst)) worst = judgement.verdict;
  }
  return worst;
}

}  // namespace

void compare_readings(std::vector<Judgement>& judgements, const rules::RuleBook& book,
                      const World& world, const governance::HistoryAsOf& known,
                      const std::function<void(rules::Rules&)>& adjust) {
  for (const std::string& reading : book.alternatives()) {
    base::Diagnostics diagnostics;
    auto rules = book.build({reading}, diagnostics);
    if (!rules) continue;  // parse() has built and checked every alternative
    if (adjust) adjust(*rules);
    // Grouped by obligation, so that a look-up walks the duties of one obligation only.
    std::map<std::string, std::vector<Judgement>> by_obligation;
    for (Judgement& judgement : judge(*rules, world, known)) {
      by_obligation[judgement.duty.obligation->id].push_back(std::move(judgement));
    }
    for (Judgement& judgement : judgements) {
      const auto word = word_on(judgement.duty, by_obligation[judgement.duty.obligation->id]);
      if (word != judgement.verdict) judgement.depends_on.push_back(reading);
    }
  }
}

}  // namespace gouvernail::compliance
