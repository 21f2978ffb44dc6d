// SPDX-License-Identifier: MPL-2.0
// What things are called in reports: verdicts, windows, bodies, sources. One word per idea, in
// every format.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "compliance/verdict.h"
#include "reports/language.h"
#include "reports/text_layout.h"
#include "rules/obligation.h"

namespace gouvernail::rules {
struct Rules;
struct Source;
}  // namespace gouvernail::rules

namespace gouvernail::reports {

// "respectée", "urgente"…: of one duty.
std::string verdict_word(compliance::Verdict verdict, const Language& language);
// "3 urgentes": of several.
std::string verdict_count(compliance::Verdict verdict, int count, const Language& language);
// "3 urgentes · 12 respectées": all that there are, what asks for action first.
std::string verdict_counts(const compliance::Counts& counts, const Language& language);
// One column wide, and different for each verdict: the word and the colour only repeat it.
const char* verdict_symbol(compliance::Verdict verdict);
Ink verdict_ink(compliance::Verdict verdict);
// From what asks for action to what is settled; `all_verdicts` is the order of machines.
const std::array<compliance::Verdict, 9>& verdicts_by_concern();

// "obligation", "indicateur", "recommandation".
std::string weight_word(rules::Weight weight, const Language& language);
// "Obligations", "Indicateurs", "Recommandations": what stands above them.
std::string weight_title(rules::Weight weight, const Language& language);

std::string obligation_title(const rules::Obligation& obligation, const Language& language);

// "octobre 2026", "3e trimestre 2026", "réunion du 13 octobre 2026", "du 3 mars au 2 juin 2026".
std::string window_name(const compliance::Duty& duty, const Language& language);

// "art. 6-a, § 1", "annexe 3, objectif 16", "art. 6-a, avenant a1"; empty without article.
std::string source_name(const rules::Source& source, const Language& language);

// "« a » et « b »", as an argument of messages.
base::MessageList quoted(const std::vector<std::string>& ids);
// The readings applied: "lecture par défaut", or "lecture « sauf-aout »".
std::string reading_words(const rules::Rules& rules, const Language& language);

}  // namespace gouvernail::reports
