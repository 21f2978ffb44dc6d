// SPDX-License-Identifier: MPL-2.0
#include "reports/check_csv.h"

#include "reports/meeting_words.h"
#include "reports/names.h"
#include "reports/weight_words.h"
#include "rules/rules.h"

namespace gouvernail::reports {
namespace {

using base::msg;
using compliance::Judgement;

std::string joined(const std::vector<std::string>& items) {
  std::string out;
  for (const std::string& item : items) out += (out.empty() ? "" : " ") + item;
  return out;
}

std::vector<Cell> duty_row(const CheckReport& report, const Judgement& j,
                           const Language& language) {
  const rules::Obligation& obligation = *j.duty.obligation;
  return {j.duty.id,
          body_name(report.rules->convention, j.duty.body, language),
          obligation_title(obligation, language),
          window_name(j.duty, language),
          calendar::arg(j.duty.window.first),
          calendar::arg(j.duty.window.last),
          verdict_word(j.verdict, language),
          std::int64_t{j.duty.required},
          std::int64_t{j.counted},
          joined(j.meetings),
          cell(j.last_call),
          cell(j.last_resort),
          cell(j.slack),
          weight_word(obligation.weight, language),
          source_name(obligation.source, language),
          joined(j.depends_on),
          language.text(j.because),
          language.text(j.next),
          party_names(report.rules->convention, j.owed_by, language)};
}

}  // namespace

Sheet duties_sheet(const CheckReport& report, const Language& language) {
  Sheet sheet{"duties", language.text(msg("Duties")), {}, {}};
  for (const base::Message& title :
       {msg("Duty"), msg("Body"), msg("Obligation"), msg("Period"), msg("First day"),
        msg("Last day"), msg("Verdict"), msg("Required"), msg("Held"), msg("Sessions"),
        msg("Last call"), msg("Last resort"), msg("Working days left"), msg("Weight"),
        msg("Source"), msg("Readings on which it depends"), msg("Reason"), msg("To do"),
        msg("Owed by")}) {
    sheet.columns.push_back(language.text(title));
  }
  for (const Judgement* judgement : looked_at(report)) {
    sheet.rows.push_back(duty_row(report, *judgement, language));
  }
  return sheet;
}

std::string check_csv(const CheckReport& report, const Language& language) {
  return sheet_csv(duties_sheet(report, language), language);
}

}  // namespace gouvernail::reports
