// SPDX-License-Identifier: MPL-2.0
// What reports for people say of who owes a duty, and of what becomes of those that are no
// obligations.
#pragma once

#include <string>
#include <vector>

#include "reports/check_report.h"
#include "reports/language.h"
#include "reports/overview.h"

namespace gouvernail::governance {
struct Convention;
}

namespace gouvernail::reports {

// "CCHPM, Caf et MSA": parties by what they are called.
std::string party_names(const governance::Convention& convention,
                        const std::vector<std::string>& parties, const Language& language);
// "Redevable : CCHPM", "Redevables : toutes les parties ensemble", "Redevable : personne".
std::string owed_words(const rules::Rules& rules, const std::vector<std::string>& parties,
                       const Language& language);
// Of several duties: once where all are owed alike, else a line for each who owes.
std::string owed_by_each(const CheckReport& report,
                         const std::vector<const compliance::Judgement*>& duties,
                         const Language& language);

// "18 indicateurs sur 23 atteints", then the recommendations; nothing where none is settled.
std::vector<std::string> balance_lines(const CheckReport& report, const Language& language);

// What the convention says of such breaches, in the words of its rules; each once.
std::vector<std::string> sanctions_of(const std::vector<DutyGroup>& breaches,
                                      const rules::Rules& rules, const Language& language);

// "Obligations : 3 urgentes · 12 respectées", a line for each weight that there is.
std::vector<std::string> counts_by_weight(const std::vector<compliance::Judgement>& judgements,
                                          const Language& language);

// "Manquements", "Indicateurs non atteints", "Recommandations non suivies": what was missed.
std::string missed_title(rules::Weight weight, const Language& language);
// Indicators, then recommendations, that were missed or are out of reach: no breaches.
struct MissedPart {
  rules::Weight weight = rules::Weight::obligation;
  std::vector<DutyGroup> groups;
};
std::vector<MissedPart> lighter_misses(const CheckReport& report);

}  // namespace gouvernail::reports
