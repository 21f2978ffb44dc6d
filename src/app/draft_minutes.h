// SPDX-License-Identifier: MPL-2.0
// The minutes of a session, begun: a text document (.odt) with what is known already.
#pragma once

#include <string>

#include "app/workspace/opened.h"
#include "reports/language.h"

namespace gouvernail::app {

// The house's own model, beside its settings: what stands in it in braces is filled in
// (reports/minutes_draft.h). Where there is none, ours.
inline constexpr const char* minutes_model = "compte-rendu.odt";

struct DraftMinutes {
  std::string meeting;  // as need_meeting takes it
};

// The bytes of the document. A model that is none is a Failure.
std::string draft_minutes(const Opened& opened, const DraftMinutes& request, calendar::Day today,
                          const reports::Language& language);

}  // namespace gouvernail::app
