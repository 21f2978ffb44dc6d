// SPDX-License-Identifier: MPL-2.0
#include <algorithm>

#include "base/text.h"
#include "governance/meeting.h"
#include "reports/checklist_words.h"
#include "rules/checklist.h"

namespace gouvernail::reports {
namespace {

using base::msg;
using compliance::ChecklistStep;
using compliance::StepState;

constexpr std::size_t symbol_columns = 2;

class ChecklistWriter {
 public:
  ChecklistWriter(const ChecklistReport& report, const Language& language, const TextStyle& style)
      : report_(report), language_(language), style_(style) {
    for (const ChecklistStep& step : report.preparation.steps) {
      day_ = std::max(day_, base::display_width(day_words(step, language)));
    }
  }

  std::string write() {
    out_ = hang("", language_.text(report_.preparation.list->title), 0, style_, Ink::bold) +
           hang("", session_title(report_, language_), 0, style_) +
           hang("", progress_words(report_, language_), 0, style_);
    for (const base::Message& remark : report_.remarks) {
      out_ += "\n" + hang("", language_.text(remark), 0, style_);
    }
    for (const StepState state : states_by_concern) section(state);
    how_to_tick();
    return std::move(out_);
  }

 private:
  bool is_to_tick(const ChecklistStep& step) const {
    return step.by_hand && step.state != StepState::done &&
           !report_.preparation.session->uid.empty();
  }

  void how_to_tick() {
    const auto& steps = report_.preparation.steps;
    const auto is_one = [&](const ChecklistStep& step) { return is_to_tick(step); };
    if (std::none_of(steps.begin(), steps.end(), is_one)) return;
    auto tick = base::Action(base::Verb::tick_item).of(report_.preparation.list->id);
    if (report_.other_session) {
      tick =
          std::move(tick).with(base::Detail::date, calendar::arg(report_.preparation.session->day));
    }
    tick = std::move(tick).of(base::Blank::item);
    out_ += "\n" + hang("", language_.text(msg("Items marked “by hand”: {0}", std::move(tick))), 0,
                        style_, Ink::dim);
  }

  void section(StepState state) {
    bool first = true;
    for (const ChecklistStep& step : report_.preparation.steps) {
      if (step.state != state) continue;
      if (first) out_ += "\n" + hang("", state_title(state, language_), 0, style_, Ink::bold);
      first = false;
      row(step);
    }
  }

  void row(const ChecklistStep& step) {
    const std::size_t indent = symbol_columns + day_ + 2;
    const std::string head = paint(state_symbol(step.state), state_ink(step.state), style_) + " " +
                             pad(day_words(step, language_), day_ + 2);
    out_ += hang(head, language_.text(step.item->title), indent, style_);
    std::vector<std::string> notes;
    const std::string evidence = evidence_words(report_, step, language_);
    if (!evidence.empty()) notes.push_back(evidence);
    // Of what is done, the evidence says enough.
    if (step.state != StepState::done || style_.verbose) {
      const std::string who = who_words(report_, step, language_);
      const std::string why = why_words(step, language_);
      notes.push_back(who.empty() || why.empty() ? who + why : who + " · " + why);
    }
    if (is_to_tick(step)) {
      notes.push_back(language_.text(msg("by hand: {0}", step.item->id)));
    }
    for (const std::string& note : notes) {
      if (!note.empty()) out_ += hang(std::string(indent, ' '), note, indent, style_, Ink::dim);
    }
  }

  const ChecklistReport& report_;
  const Language& language_;
  const TextStyle& style_;
  std::size_t day_ = 1;
  std::string out_;
};

}  // namespace

std::string checklist_text(const ChecklistReport& report, const Language& language,
                           const TextStyle& style) {
  return ChecklistWriter(report, language, style).write();
}

}  // namespace gouvernail::reports
