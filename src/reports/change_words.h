// SPDX-License-Identifier: MPL-2.0
// What became of what somebody changed: what stood before, what stands after.
#pragma once

#include <string>

#include "records/recorded_change.h"
#include "reports/language.h"

namespace gouvernail::governance {
struct Convention;
struct Meeting;
}  // namespace gouvernail::governance

namespace gouvernail::reports {

// Who reads it. The house reads what was written and who came; whoever else is shown it learns of
// agendas, reasons, notes and attendance that they changed, and no more.
enum class Reader { house, others };

// "proposed → convened on 20/09/2026; day: 13/10/2026 → 20/10/2026". Bodies, roles and places by
// the names that `convention` gives them, by their ids where there is none; persons by their keys;
// of documents no name. Empty where neither state says anything, or nothing differs.
std::string change_words(const records::State& before, const records::State& after, Reader reader,
                         const Language& language,
                         const governance::Convention* convention = nullptr);

// How it stands: "convened on 20/09/2026", "held".
std::string standing_words(const governance::Meeting& meeting, const Language& language);

}  // namespace gouvernail::reports
