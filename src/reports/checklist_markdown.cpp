// SPDX-License-Identifier: MPL-2.0
#include <fmt/format.h>

#include "reports/checklist_words.h"
#include "rules/checklist.h"

namespace gouvernail::reports {
namespace {

using compliance::ChecklistStep;
using compliance::StepState;

// Characters that Markdown would take for its own; a line end would end the item.
std::string plain_markdown(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (std::string_view("\\`*_[]<>#|~&").find(c) != std::string_view::npos) out += '\\';
    out += c == '\n' ? ' ' : c;
  }
  return out;
}

}  // namespace

std::string checklist_markdown(const ChecklistReport& report, const Language& language) {
  std::string out = fmt::format("# {}\n\n**{}** — {}\n",
                                plain_markdown(language.text(report.preparation.list->title)),
                                plain_markdown(session_title(report, language)),
                                plain_markdown(progress_words(report, language)));
  for (const base::Message& remark : report.remarks) {
    out += "\n" + plain_markdown(language.text(remark)) + "\n";
  }
  out += "\n";
  for (const ChecklistStep& step : report.preparation.steps) {
    out += fmt::format("- [{}] **{}** {}", step.state == StepState::done ? "x" : " ",
                       latest_words(step, language), plain_markdown(step_title(step, language)));
    if (step.state != StepState::done && step.state != StepState::ahead) {
      out += " — " + state_word(step.state, language);
    }
    out += "\n";
    std::string notes;
    for (const std::string& note : {evidence_words(report, step, language),
                                    who_words(report, step, language), why_words(step, language)}) {
      if (!note.empty()) notes += (notes.empty() ? "" : " · ") + plain_markdown(note);
    }
    if (!notes.empty()) out += "  " + notes + "\n";
  }
  return out;
}

}  // namespace gouvernail::reports
