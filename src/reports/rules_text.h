// SPDX-License-Identifier: MPL-2.0
// The rules of a convention in words.
#pragma once

#include <optional>
#include <string>

#include "reports/language.h"
#include "reports/text_style.h"

namespace gouvernail::rules {
struct Rules;
}

namespace gouvernail::reports {

// Every obligation, by body: id, what it asks in a few words, source.
std::string rules_list(const rules::Rules& rules, const Language& language, const TextStyle& style);

// All of one obligation: what it asks, of whom, where the convention says it, since when, how an
// ambiguity is read, what sanctions it. `id` is an obligation ("copil-annuel") or a duty
// ("copil-annuel/2026"); none when it is neither.
std::optional<std::string> rules_explain(const rules::Rules& rules, const std::string& id,
                                         const Language& language, const TextStyle& style);

// The ambiguous clauses: the question, the default reading, the alternatives.
std::string rules_ambiguities(const rules::Rules& rules, const Language& language,
                              const TextStyle& style);

}  // namespace gouvernail::reports
