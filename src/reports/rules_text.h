// SPDX-License-Identifier: MPL-2.0
// The rules of a convention in words.
#pragma once

#include <optional>
#include <string>

#include "reports/language.h"
#include "reports/text_style.h"

namespace gouvernail::rules {
class ArticleTexts;
struct Rules;
}  // namespace gouvernail::rules

namespace gouvernail::reports {

// Every obligation, by body: id, what it asks in a few words, source.
std::string rules_list(const rules::Rules& rules, const Language& language, const TextStyle& style);

// All of one obligation: what it asks and all that was understood of it, of whom, where the
// convention says it and in which words (`texts`), since when, which readings change it, what
// sanctions it. `id` is an obligation ("copil-annuel") or a duty ("copil-annuel/2026"); none when
// it is neither.
std::optional<std::string> rules_explain(const rules::Rules& rules, const std::string& id,
                                         const rules::ArticleTexts& texts, const Language& language,
                                         const TextStyle& style);
// Every obligation so, in the order of the text.
std::string rules_explain_all(const rules::Rules& rules, const rules::ArticleTexts& texts,
                              const Language& language, const TextStyle& style);

// The ambiguous clauses: the question, the default reading, the alternatives.
std::string rules_ambiguities(const rules::Rules& rules, const Language& language,
                              const TextStyle& style);

}  // namespace gouvernail::reports
