// SPDX-License-Identifier: MPL-2.0
// Duties cut out of the term by a period: cadences and standing duties.
#include <algorithm>

#include "compliance/derive.h"

#include "governance/convention.h"

namespace gouvernail::compliance {
namespace {

using calendar::Day;
using calendar::Days;
using calendar::Window;

// An amendment that cuts a period leaves two windows with the same name.
bool is_resumed(const Window& window, const rules::Obligation& obligation,
                const rules::Rules& rules) {
  const bool cut_at_start = window.within.first != window.full.first;
  return cut_at_start && rules.versions(obligation.id).size() >= 2;
}

bool lies_in_months(const calendar::DayRange& range, const std::vector<int>& months) {
  if (months.empty()) return false;
  for (Day day = range.first; day <= range.last; day += Days{1}) {
    if (std::find(months.begin(), months.end(), calendar::month_of(day)) == months.end()) {
      return false;
    }
  }
  return true;
}

Duty duty_of(const rules::Obligation& obligation, const Window& window, const rules::Rules& rules) {
  const bool resumed = is_resumed(window, obligation, rules);
  const std::string since = resumed ? "@" + calendar::to_iso(window.within.first) : "";
  Duty duty = duty_called(window.label + since, obligation, window.within);
  duty.period = DutyPeriod{window.form, window.label, resumed};
  return duty;
}

}  // namespace

int prorated(int count, const Window& window) {
  const int whole = window.full.length();
  return (2 * count * window.within.length() + whole) / (2 * whole);
}

void derive(const rules::Obligation& obligation, const rules::Cadence& rule, Derivation& d) {
  if (rule.delegated) return;
  for (const Window& window :
       calendar::tile(obligation.in_force, rule.per, d.rules.convention->anchor())) {
    if (window.cut() && rule.partial == rules::PartialWindow::skip) continue;
    if (lies_in_months(window.within, rule.except_months)) continue;
    const bool share = window.cut() && rule.partial == rules::PartialWindow::prorata;
    Duty duty = duty_of(obligation, window, d.rules);
    duty.required = share ? prorated(rule.at_least, window) : rule.at_least;
    if (rule.at_most) {
      duty.at_most =
          std::max(share ? prorated(*rule.at_most, window) : *rule.at_most, duty.required);
    }
    if (duty.required == 0 && !duty.at_most) continue;  // too short a stretch to owe anything
    d.out.push_back(std::move(duty));
  }
}

void derive(const rules::Obligation& obligation, const rules::Standing& rule, Derivation& d) {
  for (const Window& window :
       calendar::tile(obligation.in_force, rule.per, d.rules.convention->anchor())) {
    d.out.push_back(duty_of(obligation, window, d.rules));
  }
}

}  // namespace gouvernail::compliance
