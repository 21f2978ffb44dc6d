// SPDX-License-Identifier: MPL-2.0
#include "reports/explanation.h"

#include <cstdint>
#include <utility>

#include "reports/names.h"
#include "reports/plan_words.h"
#include "rules/rules.h"

namespace gouvernail::reports {

using base::msg;

std::vector<ExplanationPart> explanation_parts(const planning::Explanation& explanation,
                                               const Language& language) {
  ExplanationPart costs{msg("What this day costs"), {}};
  for (const auto& [term, cost] : explanation.terms) {
    costs.lines.push_back(
        msg("{0}: {1}", language.text(term_name(term)), language.number(cost, 1)));
  }
  if (costs.lines.empty()) costs.lines = {msg("nothing: every wish is kept")};

  ExplanationPart others{msg("The next best days, all else as it is"), {}};
  for (const auto& other : explanation.next_best) {
    others.lines.push_back(msg("{0}, {1}: {2} more", calendar::arg(other.day),
                               language.time(other.start), language.number(other.more, 1)));
  }
  if (others.lines.empty()) others.lines = {msg("none")};

  ExplanationPart forbidden{msg("What forbids the others"), {}};
  for (const auto& those : explanation.forbidden) {
    forbidden.lines.push_back(
        msg("{0} {0:day|days}: {1}", std::int64_t{those.days}, base::MessageList{those.message}));
  }
  std::vector<ExplanationPart> parts{std::move(costs), std::move(others)};
  if (!forbidden.lines.empty()) parts.push_back(std::move(forbidden));
  return parts;
}

std::string explained_duty(const planning::Explanation& explanation, const rules::Rules& rules,
                           const Language& language) {
  const auto versions = rules.versions(explanation.meeting.obligation);
  if (versions.empty()) return {};
  const rules::Obligation& obligation = *versions.front();
  const std::string source = source_name(obligation.source, language);
  return obligation_title(obligation, language) + (source.empty() ? "" : " (" + source + ")");
}

}  // namespace gouvernail::reports
