// SPDX-License-Identifier: MPL-2.0
#include "governance/convention.h"
#include "governance/meeting.h"
#include "reports/checklist_words.h"
#include "reports/page.h"
#include "reports/template.h"
#include "rules/checklist.h"
#include "rules/rules.h"

namespace gouvernail::reports {
namespace {

using base::msg;
using compliance::ChecklistStep;
using compliance::StepState;

View step_view(const ChecklistReport& report, const ChecklistStep& step, const Language& language) {
  std::string symbol = state_symbol(step.state);
  if (step.state == StepState::done) symbol = "✓";
  if (step.state == StepState::ahead) symbol = "";  // a box to tick by hand
  View view;
  view.text("css", compliance::to_string(step.state))
      .text("symbol", symbol)
      .text("state", state_word(step.state, language))
      .text("latest", latest_words(step, language))
      .text("what", step_title(step, language))
      .text("who", who_words(report, step, language))
      .text("why", why_words(step, language));
  return add_small(view, {evidence_words(report, step, language)});
}

void add_steps(View& view, const ChecklistReport& report, const Language& language) {
  std::vector<View> before;
  std::vector<View> after;
  for (const ChecklistStep& step : report.preparation.steps) {
    const bool follows = step.item->after || step.latest > report.preparation.session->day;
    const bool passed = follows || !after.empty();
    (passed ? after : before).push_back(step_view(report, step, language));
  }
  view.list("before", std::move(before)).list("after", std::move(after));
}

}  // namespace

std::string checklist_html(const ChecklistReport& report, const Language& language) {
  static const Template page("checklist.mustache");
  const std::string title = language.text(report.preparation.list->title);
  const std::string session = session_title(report, language);
  std::vector<std::string> remarks;
  for (const base::Message& remark : report.remarks) remarks.push_back(language.text(remark));
  View view = page_view(title + " – " + session, language);
  view.text("title", title)
      .text("session", session)
      .text("session_day", language.short_day(report.preparation.session->day))
      .text("progress", progress_words(report, language))
      .text("convention", language.text(report.rules->convention->name))
      .lines("remarks", std::move(remarks));
  add_words(view,
            {{"state_column", msg("State")},
             {"latest_column", msg("Latest day")},
             {"what_column", msg("What")},
             {"who_column", msg("Who")},
             {"why_column", msg("Why")}},
            language);
  add_steps(view, report, language);
  return page.render(view);
}

}  // namespace gouvernail::reports
