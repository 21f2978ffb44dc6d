// SPDX-License-Identifier: MPL-2.0
#include "reports/lights.h"

#include "reports/names.h"

namespace gouvernail::reports {
namespace {

using base::msg;
using compliance::Verdict;

struct Light {
  base::Message title;
  Verdict verdict;
  base::Message words;
};

Light past_light(const Balance& all) {
  if (all.older == 0) return {msg("The past"), Verdict::satisfied, msg("nothing missed")};
  return {msg("The past"), Verdict::breached,
          msg("{0} missed, more than a year ago", std::int64_t{all.older})};
}

Light year_light(const Balance& all) {
  const std::int64_t wrong = all.missed + all.lost;
  if (wrong == 0) return {msg("Within a year"), Verdict::satisfied, msg("nothing missed")};
  return {msg("Within a year"), Verdict::breached, msg("{0} missed or out of reach", wrong)};
}

Light week_light(const Balance& all) {
  if (all.overdue > 0) {
    return {msg("This week"), Verdict::breached,
            msg("{0} {0:task|tasks} overdue", std::int64_t{all.overdue + all.besides})};
  }
  if (all.week > 0) {
    return {msg("This week"), Verdict::at_risk, msg("{0} to do", std::int64_t{all.week})};
  }
  return {msg("This week"), Verdict::satisfied, msg("nothing to do")};
}

}  // namespace

std::vector<View> lights(const CheckReport& report, const Language& language) {
  const Balance all = balance(report);
  std::vector<View> views;
  for (const Light& light : {past_light(all), year_light(all), week_light(all)}) {
    views.emplace_back()
        .text("title", language.text(light.title))
        .text("css", compliance::to_string(light.verdict))
        .text("sign", verdict_symbol(light.verdict))
        .text("words", language.text(light.words));
  }
  return views;
}

}  // namespace gouvernail::reports
