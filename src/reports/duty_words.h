// SPDX-License-Identifier: MPL-2.0
// What reports for people say of one duty, in the same words whatever the format.
#pragma once

#include <string>
#include <vector>

#include "reports/check_report.h"
#include "reports/language.h"
#include "reports/overview.h"

namespace gouvernail::reports {

// "Groupe d'élus – réunion trimestrielle": the body is left out when the title names it.
std::string obligation_name(const rules::Rules& rules, const rules::Obligation& obligation,
                            const Language& language);

// "Groupe d'élus – réunion trimestrielle – 4e trimestre 2026, 1er trimestre 2027".
std::string duties_name(const rules::Rules& rules,
                        const std::vector<const compliance::Judgement*>& duties,
                        const Language& language);

// "4e trimestre 2026, 1er trimestre 2027 et 2e trimestre 2027".
std::string windows_name(const std::vector<const compliance::Judgement*>& duties,
                         const Language& language);

// What a task is called: as above, but a body that has to meet so often needs no title:
// "Groupe d'élus – 4e trimestre 2026".
std::string task_name(const rules::Rules& rules,
                      const std::vector<const compliance::Judgement*>& duties,
                      const Language& language);

// "art. 6-a, § 1", with "indicateur" or "recommandation" first when it is no obligation.
std::string weight_and_source(const rules::Obligation& obligation, const Language& language);

// One cell on where a duty stands: days of its sessions, what is missing, until when.
std::string standing(const CheckReport& report, const compliance::Judgement& judgement,
                     const Language& language);

// "2025", "2024-2025".
std::string years_name(const YearSummary& year);

// True when that cell gives `because` itself.
bool tells_why(const compliance::Judgement& judgement);

// "10 sur 12 respectées · 2 manquées : mars 2026 et mai 2026": those not kept are named.
std::string year_words(const YearSummary& year, const Language& language);

// "12/01/2026 (tenue)": why a session counted or not.
std::string session_words(const CheckReport& report, const compliance::SessionNote& note,
                          const Language& language);

// Under what a breach falls: "art. 12"; empty when the convention threatens nothing.
std::string sanction_name(const rules::Obligation& obligation, const Language& language);
// The one sanction that all of these share; empty when they differ.
std::string common_sanction(const std::vector<DutyGroup>& groups, const Language& language);

// Source, and the sanction unless it is `known`: "art. 6-a, § 1 · manquement sanctionné par…".
std::string source_and_sanction(const rules::Obligation& obligation, const Language& language,
                                const std::string& known = "");

// What went wrong, a line each; nothing where the name of the period says it all.
std::string breach_notes(const DutyGroup& task, const Language& language);

// "vaut sous toutes les lectures", or on which it depends; empty unless all were compared.
std::string reading_note(const CheckReport& report, const compliance::Judgement& judgement,
                         const Language& language);
// "août 2025 : dépend de la lecture « sauf-aout »", a line for each duty that depends on one.
std::string reading_notes(const CheckReport& report,
                          const std::vector<const compliance::Judgement*>& duties,
                          const Language& language);

// The sentence that everybody reads first: is the convention kept?
std::string conclusion(const CheckReport& report, const Language& language);
// Its sign and colour: that of "missed", or of "kept".
compliance::Verdict conclusion_verdict(const CheckReport& report);
// "24 older misses (…)"; empty without one.
std::string older_misses(const CheckReport& report, const Language& language);
// "Situation au mardi 24 novembre 2026", and the readings applied, where they are not the default.
std::string situation(const CheckReport& report, const std::string& as_of,
                      const Language& language);

}  // namespace gouvernail::reports
