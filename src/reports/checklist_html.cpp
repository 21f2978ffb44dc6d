// SPDX-License-Identifier: MPL-2.0
#include <fmt/format.h>

#include "reports/checklist_words.h"
#include "reports/markup.h"
#include "reports/page.h"

namespace gouvernail::reports {
namespace {

using base::msg;
using compliance::ChecklistStep;
using compliance::StepState;

constexpr std::string_view checklist_style = R"css(
.box { display: inline-block; width: 1em; height: 1em; line-height: 1em; border: 1.5px solid; text-align: center; font-weight: bold; }
td.state { white-space: nowrap; width: 7.5em; } .past { color: #555; }
tr.session td, tr.session th { background: #e8eef4; font-weight: bold; }
.what { font-weight: bold; }
@media screen and (max-width: 40rem) {
  table, tbody { display: block; } thead { display: none; }
  tr { display: grid; grid-template-columns: auto 1fr; border-bottom: 1px solid #ccc; }
  tr > * { border: 0; } tr > :nth-child(n+3) { grid-column: 1 / -1; padding-top: 0; }
}
@page { size: A4; margin: 11mm; }
@media print {
  html { font-size: 8.3pt; } body { line-height: 1.25; }
  h1 { font-size: 13pt; margin-top: 0; } p { margin: 1mm 0 2mm; }
  th, td { padding: .8mm 1.5mm; } .small { font-size: 7.6pt; }
}
)css";

std::string small_line(const std::string& text) {
  if (text.empty()) return "";
  return "<br/><span class=\"small\">" + escape_markup(text) + "</span>";
}

// The day of the session stands among the others, between what comes before and after.
std::string session_row(const ChecklistReport& report, const Language& language) {
  return fmt::format(
      "<tr class=\"session\"><td></td><th scope=\"row\">{}</th><td colspan=\"3\">"
      "{}</td></tr>\n",
      escape_markup(language.short_day(report.preparation.session.day)),
      escape_markup(session_title(report, language)));
}

std::string step_row(const ChecklistReport& report, const ChecklistStep& step,
                     const Language& language) {
  const bool done = step.state == StepState::done;
  const std::string state = compliance::to_string(step.state);
  return fmt::format(
      "<tr><td class=\"state {0}\"><span class=\"box\" aria-hidden=\"true\">{1}</span> {2}</td>"
      "<th scope=\"row\">{3}</th><td><span class=\"what\">{4}</span>{5}</td><td>{6}</td>"
      "<td class=\"small\">{7}</td></tr>\n",
      state,
      done                             ? "✓"
      : step.state == StepState::ahead ? "&#160;"
                                       : state_symbol(step.state),
      escape_markup(state_word(step.state, language)), escape_markup(latest_words(step, language)),
      escape_markup(step_title(step, language)), small_line(evidence_words(report, step, language)),
      escape_markup(who_words(report, step, language)), escape_markup(why_words(step, language)));
}

}  // namespace

std::string checklist_html(const ChecklistReport& report, const Language& language) {
  const std::string title = language.text(report.preparation.list->title);
  const std::string session = session_title(report, language);
  std::string out =
      page_head(title + " – " + session, checklist_style, language) +
      fmt::format("<h1>{}</h1>\n<p><strong>{}</strong><br/>{}</p>\n", escape_markup(title),
                  escape_markup(session), escape_markup(progress_words(report, language)));
  for (const base::Message& remark : report.remarks) {
    out += "<p>" + escape_markup(language.text(remark)) + "</p>\n";
  }
  out += "<table>\n<thead><tr>";
  for (const base::Message& column :
       {msg("State"), msg("Latest day"), msg("What"), msg("Who"), msg("Why")}) {
    out += "<th scope=\"col\">" + escape_markup(language.text(column)) + "</th>";
  }
  out += "</tr></thead>\n<tbody>\n";
  bool passed = false;
  for (const ChecklistStep& step : report.preparation.steps) {
    const bool after = step.item->after || step.latest > report.preparation.session.day;
    if (after && !passed) out += session_row(report, language);
    passed = passed || after;
    out += step_row(report, step, language);
  }
  if (!passed) out += session_row(report, language);
  return out + "</tbody>\n</table>\n<p class=\"small\">" +
         escape_markup(language.text(report.rules->convention.name)) + "</p>\n" + page_end();
}

}  // namespace gouvernail::reports
