// SPDX-License-Identifier: MPL-2.0
#include "reports/waiver_words.h"

#include "reports/check_report.h"
#include "reports/names.h"
#include "rules/rules.h"

namespace gouvernail::reports {

using base::msg;
using compliance::Verdict;

base::Message waiver_worth(const rules::Rules& rules) {
  const auto& clause = rules.amendment_clause;
  if (!clause) {
    return msg(
        "The convention itself knows no waiver: only an amendment changes what it asks. This "
        "records what the partners agreed.");
  }
  const base::Message where =
      clause->paragraph ? msg("art. {0}, § {1}", clause->article, std::int64_t{*clause->paragraph})
                        : msg("art. {0}", clause->article);
  return msg(
      "The convention itself knows no waiver: only an amendment changes what it asks ({0}). This "
      "records what the partners agreed.",
      base::MessageList{where});
}

std::string waiver_balance(const CheckReport& report, const Language& language) {
  compliance::Counts excused;  // as they would be
  std::int64_t waived = 0;
  for (const compliance::Judgement* judgement : looked_at(report)) {
    if (judgement->verdict != Verdict::waived) continue;
    ++waived;
    ++excused.of.at(static_cast<std::size_t>(compliance::without_waivers(*judgement)));
  }
  if (waived == 0) return {};
  const std::int64_t kept = counts(report)[Verdict::satisfied];
  return language.text(msg("{0} kept, and {1} waived, which without the waivers would be: {2}.",
                           kept, waived, verdict_counts(excused, language)));
}

}  // namespace gouvernail::reports
