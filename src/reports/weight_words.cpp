// SPDX-License-Identifier: MPL-2.0
#include "reports/weight_words.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "governance/convention.h"
#include "reports/duty_words.h"
#include "reports/names.h"
#include "rules/rules.h"

namespace gouvernail::reports {
namespace {

using base::msg;
using compliance::Judgement;
using Owed = std::vector<const Judgement*>;

}  // namespace

std::string party_names(const governance::Convention& convention,
                        const std::vector<std::string>& parties, const Language& language) {
  std::vector<std::string> names;
  for (const std::string& id : parties) {
    const governance::Party* party = convention.party(id);
    names.push_back(party ? language.text(party->called()) : id);
  }
  return language.list(names);
}

std::string owed_words(const rules::Rules& rules, const std::vector<std::string>& parties,
                       const Language& language) {
  const auto& all = rules.convention->parties;
  const auto signed_it =
      std::count_if(all.begin(), all.end(), [](const auto& p) { return p.signatory; });
  if (parties.empty()) return language.text(msg("Owed by nobody"));
  if (parties.size() > 1 && static_cast<std::ptrdiff_t>(parties.size()) == signed_it) {
    return language.text(msg("Owed by all parties together"));
  }
  return language.text(msg("Owed by {0:the party|the parties}: {1}",
                           static_cast<std::int64_t>(parties.size()),
                           party_names(rules.convention, parties, language)));
}

std::string owed_by_each(const CheckReport& report, const Owed& duties, const Language& language) {
  std::vector<std::pair<std::vector<std::string>, Owed>> by;
  for (const Judgement* j : duties) {
    const auto same = std::find_if(by.begin(), by.end(),
                                   [&](const auto& one) { return one.first == j->owed_by; });
    (same == by.end() ? by.emplace_back(j->owed_by, Owed{}) : *same).second.push_back(j);
  }
  if (by.size() == 1) return owed_words(*report.rules, by.front().first, language);
  std::string lines;
  for (const auto& [parties, its] : by) {
    lines += (lines.empty() ? "" : "\n") +
             language.text(msg("{0} ({1})", owed_words(*report.rules, parties, language),
                               windows_name(its, language)));
  }
  return lines;
}

std::vector<std::string> balance_lines(const CheckReport& report, const Language& language) {
  std::vector<std::string> lines;
  const auto add_line = [&](rules::Weight weight, auto say) {
    const Outcome all = outcome(report, weight);
    if (all.settled == 0) return;
    lines.push_back(language.text(say(std::int64_t{all.kept}, std::int64_t{all.settled})));
  };
  add_line(rules::Weight::indicator, [](std::int64_t kept, std::int64_t of) {
    return msg("{0} {0:indicator|indicators} of {1} reached.", kept, of);
  });
  add_line(rules::Weight::recommendation, [](std::int64_t kept, std::int64_t of) {
    return msg("{0} {0:recommendation|recommendations} of {1} followed.", kept, of);
  });
  return lines;
}

std::vector<std::string> sanctions_of(const std::vector<DutyGroup>& breaches,
                                      const rules::Rules& rules, const Language& language) {
  std::vector<std::string> words;
  for (const rules::Sanction& one : rules.sanctions) {
    const bool met = std::any_of(breaches.begin(), breaches.end(), [&](const DutyGroup& group) {
      return group.duties.front()->duty.obligation->sanction == one.article;
    });
    if (met) words.push_back(language.text(one.text));
  }
  return words;
}

std::vector<std::string> counts_by_weight(const std::vector<Judgement>& judgements,
                                          const Language& language) {
  std::vector<std::string> lines;
  for (const rules::Weight weight : rules::all_weights) {
    compliance::Counts of_weight;
    for (const Judgement& judgement : judgements) {
      if (judgement.duty.obligation->weight != weight) continue;
      ++of_weight.of.at(static_cast<std::size_t>(judgement.verdict));
    }
    const std::string words = verdict_counts(of_weight, language);
    if (words.empty()) continue;
    lines.push_back(language.text(msg("{0}: {1}", weight_title(weight, language), words)));
  }
  return lines;
}

std::string missed_title(rules::Weight weight, const Language& language) {
  switch (weight) {
    case rules::Weight::obligation:
      return language.text(msg("Breaches"));
    case rules::Weight::indicator:
      return language.text(msg("Indicators that are not reached"));
    case rules::Weight::recommendation:
      return language.text(msg("Recommendations that are not followed"));
  }
  return {};
}

std::vector<MissedPart> lighter_misses(const CheckReport& report) {
  std::vector<MissedPart> parts;
  for (const rules::Weight weight : rules::all_weights) {
    if (weight == rules::Weight::obligation) continue;
    MissedPart part{weight, out_of_reach(report, weight)};
    std::vector<DutyGroup> gone = breaches(report, weight);
    part.groups.insert(part.groups.end(), gone.begin(), gone.end());
    if (!part.groups.empty()) parts.push_back(std::move(part));
  }
  return parts;
}

}  // namespace gouvernail::reports
