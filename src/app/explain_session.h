// SPDX-License-Identifier: MPL-2.0
// Why a session of the proposed calendar stands on its day, and what else was possible.
#pragma once

#include <optional>
#include <string>

#include "app/planning/planning_facts.h"

namespace gouvernail::app {

struct ExplainSessionRequest {
  CalendarRequest calendar;
  std::string session;  // "copil/2027-05-13", or the uid of a meeting
};

struct ExplainSessionResult {
  PlanningFacts facts;
  std::size_t member = 0;  // the workspace whose session it is
  // None: the session stands already, and the calendar leaves it where it is.
  std::optional<planning::Explanation> explanation;
};

ExplainSessionResult explain_session(const ExplainSessionRequest& request);

}  // namespace gouvernail::app
