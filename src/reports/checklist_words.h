// SPDX-License-Identifier: MPL-2.0
// What the formats of a checklist say of one item, in the same words.
#pragma once

#include <array>
#include <string>

#include "reports/checklist.h"
#include "reports/text_layout.h"

namespace gouvernail::reports {

// What asks for action first.
inline constexpr std::array states_by_concern = {
    compliance::StepState::late, compliance::StepState::soon, compliance::StepState::ahead,
    compliance::StepState::past, compliance::StepState::done};

const char* state_symbol(compliance::StepState state);  // one column wide
Ink state_ink(compliance::StepState state);
std::string state_word(compliance::StepState state, const Language& language);
// "En retard", as a heading.
std::string state_title(compliance::StepState state, const Language& language);

// "04/12/2026"; "–" without a day.
// Of what is done, the day on which it was, where that is known; of the rest its latest day.
std::string day_words(const compliance::ChecklistStep& step, const Language& language);
std::string latest_words(const compliance::ChecklistStep& step, const Language& language);
// "Chargé de coopération pilote (C. Exemple)".
std::string who_words(const ChecklistReport& report, const compliance::ChecklistStep& step,
                      const Language& language);
// "art. 6-a, § 3", "usage de la maison : …".
std::string why_words(const compliance::ChecklistStep& step, const Language& language);
// What the facts show, or who ticked it and when; empty: nothing yet.
std::string evidence_words(const ChecklistReport& report, const compliance::ChecklistStep& step,
                           const Language& language);

// "5 points faits sur 17 · 2 en retard · …, au mercredi 25 novembre 2026".
std::string progress_words(const ChecklistReport& report, const Language& language);

}  // namespace gouvernail::reports
