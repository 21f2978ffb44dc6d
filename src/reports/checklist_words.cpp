// SPDX-License-Identifier: MPL-2.0
#include "reports/checklist_words.h"

#include <algorithm>

#include "base/text.h"
#include "governance/meeting.h"
#include "governance/tick.h"
#include "reports/meeting_words.h"
#include "reports/names.h"
#include "rules/checklist.h"
#include "rules/rules.h"

namespace gouvernail::reports {

using base::msg;
using compliance::ChecklistStep;
using compliance::StepState;

const char* state_symbol(StepState state) {
  switch (state) {
    case StepState::done:
      return "✓";
    case StepState::ahead:
      return "○";
    case StepState::soon:
      return "!";
    case StepState::late:
      return "✗";
    case StepState::past:
      return "–";
  }
  return " ";
}

Ink state_ink(StepState state) {
  switch (state) {
    case StepState::done:
      return Ink::green;
    case StepState::ahead:
      return Ink::blue;
    case StepState::soon:
      return Ink::yellow;
    case StepState::late:
      return Ink::red;
    case StepState::past:
      return Ink::dim;
  }
  return Ink::plain;
}

std::string state_word(StepState state, const Language& language) {
  switch (state) {
    case StepState::done:
      return language.text(msg("done"));
    case StepState::ahead:
      return language.text(msg("to be done"));
    case StepState::soon:
      return language.text(msg("pressing"));
    case StepState::late:
      return language.text(msg("late"));
    case StepState::past:
      return language.text(msg("left open"));
  }
  return "";
}

std::string state_title(StepState state, const Language& language) {
  switch (state) {
    case StepState::done:
      return language.text(msg("Done"));
    case StepState::ahead:
      return language.text(msg("To be done"));
    case StepState::soon:
      return language.text(msg("Pressing"));
    case StepState::late:
      return language.text(msg("Late"));
    case StepState::past:
      return language.text(msg("Left open before the session"));
  }
  return "";
}

std::string latest_words(const ChecklistStep& step, const Language& language) {
  return step.latest ? language.short_day(*step.latest) : "–";
}

std::string day_words(const ChecklistStep& step, const Language& language) {
  if (step.state != StepState::done) return latest_words(step, language);
  return step.done_on ? language.short_day(*step.done_on) : "";
}

// "Chargée de coopération", the person, of "Chargé de coopération", the role: whoever is known by
// no other name is told once.
bool names_the_same(const std::string& person, const std::string& role) {
  const auto stems = [](const std::string& text) {
    std::string all;
    for (std::string word : base::split(base::fold(text), '-')) {
      for (const char ending : {'s', 'e'}) {
        if (word.size() > 1 && word.back() == ending) word.pop_back();
      }
      all += word + "-";
    }
    return all;
  };
  return stems(person) == stems(role);
}

std::string who_words(const ChecklistReport& report, const ChecklistStep& step,
                      const Language& language) {
  if (step.item->who.empty()) return "";
  const std::string role = role_name(report.rules->convention, step.item->who, language);
  const auto found = report.holders.find(step.item->who);
  if (!report.names || found == report.holders.end()) return role;
  std::string names;
  for (const std::string& name : found->second) {
    if (names_the_same(name, role)) continue;
    names += (names.empty() ? "" : ", ") + name;
  }
  return names.empty() ? role : role + " (" + names + ")";
}

std::string why_words(const ChecklistStep& step, const Language& language) {
  const std::string habit = language.text(step.item->habit);
  const std::string source = step.item->source ? source_name(*step.item->source, language) : "";
  return source.empty() || habit.empty() ? source + habit : source + " · " + habit;
}

std::string evidence_words(const ChecklistReport& report, const ChecklistStep& step,
                           const Language& language) {
  if (!step.tick) return language.text(step.evidence);
  std::string out =
      (*step.tick)->person.empty() || !report.names
          ? language.text(msg("ticked on {0:plain}", calendar::arg((*step.tick)->done_on)))
          : language.text(msg("ticked on {0:plain} by {1}", calendar::arg((*step.tick)->done_on),
                              (*step.tick)->person));
  if ((*step.tick)->session_day != report.preparation.session->day) {
    out += " · " + language.text(msg("for {0:plain}, before the session moved: look at it again",
                                     calendar::arg((*step.tick)->session_day)));
  }
  // What somebody wrote may name a person.
  if (report.names && !(*step.tick)->note.empty()) out += " · " + (*step.tick)->note;
  return out;
}

std::string progress_words(const ChecklistReport& report, const Language& language) {
  const auto& steps = report.preparation.steps;
  std::string out =
      language.text(msg("{0} of {1} {1:item|items} done", std::int64_t{report.preparation.done},
                        std::int64_t(steps.size())));
  const auto late = std::count_if(steps.begin(), steps.end(), [](const ChecklistStep& s) {
    return s.state == StepState::late;
  });
  if (late > 0) out += " · " + language.text(msg("{0} late", std::int64_t{late}));
  return out + " · " + language.text(msg("as of {0}", calendar::arg(report.as_of)));
}

std::string step_title(const ChecklistStep& step, const Language& language) {
  return language.text(step.item->title);
}

std::string step_notes(const ChecklistReport& report, const ChecklistStep& step,
                       const Language& language) {
  std::string out;
  for (const std::string& line : {evidence_words(report, step, language),
                                  who_words(report, step, language), why_words(step, language)}) {
    if (!line.empty()) out += (out.empty() ? "" : "\n") + line;
  }
  return out;
}

std::string session_title(const ChecklistReport& report, const Language& language) {
  const governance::Meeting& session = report.preparation.session;
  return language.text(msg("{0}, {1}", body_name(report.rules->convention, session.body, language),
                           calendar::arg(session.day)));
}

}  // namespace gouvernail::reports
