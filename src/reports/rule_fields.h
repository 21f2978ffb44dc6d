// SPDX-License-Identifier: MPL-2.0
// One obligation field by field, as text and as a page show it alike. Private to the module.
#pragma once

#include <string>
#include <vector>

#include "reports/language.h"

namespace gouvernail::rules {
struct Ambiguity;
class ArticleTexts;
struct Obligation;
struct Reading;
struct Rules;
}  // namespace gouvernail::rules

namespace gouvernail::reports {

struct RuleField {
  std::string label;  // "demande"
  std::string text;
};

// What it asks, all that was understood of it, its weight, who owes it, since when, where the text
// says so and what follows a breach; those alone that have something to say.
std::vector<RuleField> rule_fields(const rules::Rules& rules, const rules::Obligation& obligation,
                                   const Language& language);

// The convention's own words where `texts` has them; else that what is shown is a paraphrase, and
// where they would be read.
RuleField clause_field(const rules::Obligation& obligation, const rules::ArticleTexts& texts,
                       const Language& language);

// The ambiguities of which one reading changes that very obligation.
std::vector<const rules::Ambiguity*> ambiguities_of(const rules::Rules& rules,
                                                    const rules::Obligation& obligation);

// "Readings that bear on the whole convention".
base::Message readings_of_all();
// Those that change no obligation but the convention itself: its term, who is bound since when.
std::vector<const rules::Ambiguity*> ambiguities_of_convention(const rules::Rules& rules);

// Its term, and each party with the day since which it is bound.
std::vector<RuleField> convention_fields(const rules::Rules& rules, const Language& language);

// "Août compris ? (art. 6-a, § 5)".
std::string ambiguity_words(const rules::Ambiguity& ambiguity, const Language& language);
// "sauf-aout: each month but August", with whether it is the default and applied.
std::string reading_line(const rules::Reading& reading, bool is_default, const rules::Rules& rules,
                         const Language& language);

}  // namespace gouvernail::reports
