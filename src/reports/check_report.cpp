// SPDX-License-Identifier: MPL-2.0
#include "reports/check_report.h"

#include "rules/rules.h"

namespace gouvernail::reports {
namespace {

using compliance::Judgement;
using compliance::Verdict;

bool is_looked_at(const CheckReport& report, const calendar::DayRange& window) {
  if (report.from && window.last < *report.from) return false;
  return !report.to || window.first <= *report.to;
}

bool is_disorder(Verdict verdict, bool strict) {
  return verdict == Verdict::breached || verdict == Verdict::lost ||
         (strict && verdict == Verdict::at_risk);
}

}  // namespace

std::vector<const Judgement*> looked_at(const CheckReport& report) {
  std::vector<const Judgement*> found;
  for (const Judgement& judgement : report.judgements) {
    if (is_looked_at(report, judgement.duty.window)) found.push_back(&judgement);
  }
  return found;
}

compliance::Counts counts(const CheckReport& report) {
  compliance::Counts counts;
  for (const Judgement* judgement : looked_at(report)) {
    ++counts.of.at(static_cast<std::size_t>(judgement->verdict));
  }
  return counts;
}

bool is_in_order(const std::vector<Judgement>& judgements, bool strict) {
  for (const Judgement& judgement : judgements) {
    if (is_disorder(judgement.verdict, strict)) return false;
  }
  return true;
}

bool is_in_order(const CheckReport& report, bool strict) {
  for (const Judgement* judgement : looked_at(report)) {
    if (is_disorder(judgement->verdict, strict)) return false;
  }
  return true;
}

std::string reading_name(const rules::Rules& rules) {
  if (rules.readings.empty()) return "default";
  std::string name;
  for (const std::string& id : rules.readings) name += (name.empty() ? "" : "+") + id;
  return name;
}

}  // namespace gouvernail::reports
