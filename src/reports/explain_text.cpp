// SPDX-License-Identifier: MPL-2.0
#include "reports/explain_text.h"

#include "governance/meeting.h"
#include "reports/explanation.h"
#include "reports/meeting_words.h"
#include "reports/names.h"
#include "reports/plan_words.h"
#include "reports/text_layout.h"
#include "rules/rules.h"

namespace gouvernail::reports {

std::string explain_text(const planning::Explanation& explanation, const rules::Rules& rules,
                         const Language& language, const TextStyle& style) {
  std::string out;
  const planning::PlannedMeeting& planned = explanation.meeting;
  out +=
      hang("", body_name(rules.convention, planned.meeting->body, language), 0, style, Ink::bold);
  out += hang("", meeting_time(planned.meeting, planned.length, language), 0, style);
  const std::string duty = explained_duty(explanation, rules, language);
  if (!duty.empty()) out += hang("", duty, 0, style);
  if (planned.late_since) {
    out += hang("", language.text(short_notice_words(*planned.late_since)), 0, style);
  }
  for (const ExplanationPart& part : explanation_parts(explanation, language)) {
    out += "\n" + paint(language.text(part.title), Ink::bold, style) + "\n";
    for (const base::Message& line : part.lines) {
      out += hang("  ", language.text(line), 4, style);
    }
  }
  return out;
}

}  // namespace gouvernail::reports
