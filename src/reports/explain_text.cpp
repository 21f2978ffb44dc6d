// SPDX-License-Identifier: MPL-2.0
#include "reports/explain_text.h"

#include <cstdint>

#include "governance/meeting.h"
#include "reports/meeting_words.h"
#include "reports/names.h"
#include "reports/plan_words.h"
#include "reports/text_layout.h"
#include "rules/rules.h"

namespace gouvernail::reports {

using base::msg;

std::string explain_text(const planning::Explanation& explanation, const rules::Rules& rules,
                         const Language& language, const TextStyle& style) {
  std::string out;
  const auto section = [&](const base::Message& title) {
    out += "\n" + paint(language.text(title), Ink::bold, style) + "\n";
  };
  const auto item = [&](const base::Message& message) {
    out += hang("  ", language.text(message), 4, style);
  };
  const planning::PlannedMeeting& planned = explanation.meeting;
  out +=
      hang("", body_name(rules.convention, planned.meeting->body, language), 0, style, Ink::bold);
  out += hang("", meeting_time(planned.meeting, planned.length, language), 0, style);
  const auto versions = rules.versions(planned.obligation);
  if (!versions.empty()) {
    const rules::Obligation& obligation = *versions.front();
    const std::string source = source_name(obligation.source, language);
    out += hang(
        "", obligation_title(obligation, language) + (source.empty() ? "" : " (" + source + ")"), 0,
        style);
  }
  if (planned.late_since) {
    out += hang("", language.text(short_notice_words(*planned.late_since)), 0, style);
  }
  section(msg("What this day costs"));
  if (explanation.terms.empty()) item(msg("nothing: every wish is kept"));
  for (const auto& [term, cost] : explanation.terms) {
    item(msg("{0}: {1}", language.text(term_name(term)), language.number(cost, 1)));
  }
  section(msg("The next best days, all else as it is"));
  if (explanation.next_best.empty()) item(msg("none"));
  for (const auto& other : explanation.next_best) {
    item(msg("{0}, {1}: {2} more", calendar::arg(other.day), language.time(other.start),
             language.number(other.more, 1)));
  }
  if (explanation.forbidden.empty()) return out;
  section(msg("What forbids the others"));
  for (const auto& forbidden : explanation.forbidden) {
    item(msg("{0} {0:day|days}: {1}", std::int64_t{forbidden.days},
             base::MessageList{forbidden.message}));
  }
  return out;
}

}  // namespace gouvernail::reports
