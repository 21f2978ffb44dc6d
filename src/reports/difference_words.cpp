// SPDX-License-Identifier: MPL-2.0
#include "reports/difference_words.h"

#include "reports/duty_words.h"
#include "reports/names.h"

namespace gouvernail::reports {
namespace {

using base::msg;

std::string verdict_of(const compliance::Judgement* judgement, const base::Message& none,
                       const Language& language) {
  return judgement ? verdict_word(judgement->verdict, language) : language.text(none);
}

std::string line_of(const compliance::Difference& one, const rules::Rules& rules,
                    const Language& language) {
  const std::string name = duties_name(rules, {&one.either()}, language);
  const std::string was = verdict_of(one.before, msg("not asked for"), language);
  const std::string is = verdict_of(one.after, msg("not asked for any more"), language);
  if (!one.after) return language.text(msg("{0}: {1} → {2}", name, was, is));
  return language.text(
      msg("{0}: {1} → {2} ({3})", name, was, is, language.text(one.after->because)));
}

}  // namespace

std::vector<std::string> difference_lines(const std::vector<compliance::Difference>& differences,
                                          const rules::Rules& rules, const Language& language,
                                          std::size_t most) {
  std::vector<std::string> lines;
  for (const compliance::Difference& one : differences) {
    if (lines.size() == most) break;
    lines.push_back(line_of(one, rules, language));
  }
  const auto more = static_cast<std::int64_t>(differences.size() - lines.size());
  if (more > 0) lines.push_back(language.text(msg("and {0} more", more)));
  return lines;
}

}  // namespace gouvernail::reports
