// SPDX-License-Identifier: MPL-2.0
#include "reports/explanation.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>

#include "reports/names.h"
#include "reports/plan_words.h"
#include "rules/rules.h"

namespace gouvernail::reports {

using base::msg;

namespace {

using Counts = planning::Explanation::Counts;

// Of days that are counted in halves, too.
std::string amount(double count, const Language& language) {
  const double whole = std::round(count);
  return language.number(count, std::abs(count - whole) < 0.05 ? 0 : 1);
}

// "3 days from an even rhythm": what speaks against a day, in what it counts.
base::Message against_words(const std::string& term, double count, const Language& language) {
  if (term == "spread") {
    return count >= 2 ? msg("{} days from an even rhythm", amount(count, language))
                      : msg("{} day from an even rhythm", amount(count, language));
  }
  if (term == "absence") {
    const auto persons = static_cast<std::int64_t>(std::llround(count));
    return msg("{0} {0:person|persons} invited taken elsewhere",
               std::max<std::int64_t>(1, persons));
  }
  if (term == "weekday") return msg("not a day of the week that you prefer");
  if (term == "start") return msg("not the hour that you prefer");
  if (term == "school") return msg("in the school holidays");
  if (term == "season") return msg("when many are away (August, year's end, bridge day)");
  if (term == "election") return msg("in a pre-election period");
  if (term == "notice") return msg("convened at short notice");
  return msg("{}", term);
}

// The same of another day, against the one of the plan.
base::Message difference_words(const std::string& term, double more, const Language& language) {
  if (term == "spread") {
    const std::string days = amount(std::abs(more), language);
    const bool several = std::abs(more) >= 2;
    if (more > 0) {
      return several ? msg("{} days further from an even rhythm", days)
                     : msg("{} day further from an even rhythm", days);
    }
    return several ? msg("{} days nearer to an even rhythm", days)
                   : msg("{} day nearer to an even rhythm", days);
  }
  if (more > 0) {
    return term == "absence" ? msg("{0} more {0:person|persons} invited taken elsewhere",
                                   std::max<std::int64_t>(1, std::llround(more)))
                             : against_words(term, more, language);
  }
  if (term == "absence") {
    return msg("{0} fewer {0:person|persons} invited taken elsewhere",
               std::max<std::int64_t>(1, std::llround(-more)));
  }
  if (term == "weekday") return msg("a day of the week that you prefer");
  if (term == "start") return msg("an hour that you prefer");
  if (term == "school") return msg("outside the school holidays");
  if (term == "season") return msg("when fewer are away");
  if (term == "election") return msg("outside the pre-election period");
  if (term == "notice") return msg("convened in time");
  return msg("{}", term);
}

// First what is worse, then what is better.
base::Message differences(const Counts& against, const Language& language) {
  base::MessageList worse;
  base::MessageList better;
  for (const auto& [term, more] : against) {
    (more > 0 ? worse : better).push_back(difference_words(term, more, language));
  }
  if (worse.empty() && better.empty()) return msg("as good");
  if (better.empty()) return msg("{}", std::move(worse));
  if (worse.empty()) return msg("{}; but others that it goes with lose by it", std::move(better));
  return msg("{0}; but {1}", std::move(worse), std::move(better));
}

}  // namespace

std::vector<ExplanationPart> explanation_parts(const planning::Explanation& explanation,
                                               const Language& language) {
  ExplanationPart costs{msg("What speaks against this day"), {}};
  for (const auto& [term, count] : explanation.against) {
    costs.lines.push_back(against_words(term, count, language));
  }
  if (costs.lines.empty()) costs.lines = {msg("nothing: every wish is kept")};

  ExplanationPart others{msg("The next best days, all else as it is"), {}};
  for (const auto& other : explanation.next_best) {
    others.lines.push_back(msg("{0}, {1}: {2}", calendar::arg(other.day),
                               language.time(other.start),
                               base::MessageList{differences(other.against, language)}));
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
