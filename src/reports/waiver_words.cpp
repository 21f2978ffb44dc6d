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

std::vector<std::string> waiver_balances(const CheckReport& report, const Language& language) {
  std::vector<std::string> lines;
  for (const rules::Weight weight : rules::all_weights) {
    const std::int64_t waived = counts(report, weight)[Verdict::waived];
    if (waived == 0) continue;
    compliance::Counts excused;  // as they would be
    for (const compliance::Judgement* judgement : looked_at(report)) {
      if (judgement->duty.obligation->weight != weight) continue;
      if (judgement->verdict != Verdict::waived) continue;
      ++excused.of.at(static_cast<std::size_t>(compliance::without_waivers(*judgement)));
    }
    const std::int64_t kept = counts(report, weight)[Verdict::satisfied];
    const std::string balance =
        language.text(msg("{0} kept; {1} waived, not counted among them: without the waiver, {2}.",
                          kept, waived, verdict_counts(excused, language)));
    lines.push_back(language.text(msg("{0}: {1}", weight_title(weight, language), balance)));
  }
  return lines;
}

}  // namespace gouvernail::reports
