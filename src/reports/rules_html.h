// SPDX-License-Identifier: MPL-2.0
// The rules as a page that a jurist can check against the text: no script, no network.
#pragma once

#include <string>

#include "reports/language.h"

namespace gouvernail::rules {
class ArticleTexts;
struct Rules;
}  // namespace gouvernail::rules

namespace gouvernail::reports {

// Article by article in the order of the text: of each obligation what it asks, all that was
// understood, its weight, who owes it, its readings, and the clause itself where `texts` has it.
// `id` is that of an obligation, or empty for all.
std::string rules_html(const rules::Rules& rules, const std::string& id,
                       const rules::ArticleTexts& texts, const Language& language);

}  // namespace gouvernail::reports
