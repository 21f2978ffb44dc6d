// SPDX-License-Identifier: MPL-2.0
// Duties that somebody in authority has excused.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "app/workspace/opened.h"
#include "governance/waiver.h"

namespace gouvernail::app {

struct WaiveDuty {
  std::string duty;  // a duty's id or, with days, an obligation's
  std::string reason;
  std::string authority;
  std::filesystem::path evidence;           // a document, kept by name, size and digest; or empty
  std::optional<calendar::Day> granted_on;  // none: today
  std::optional<calendar::Day> from;        // windows that begin from here
  std::optional<calendar::Day> until;       // to here, included
};

// The waiver as it is recorded. A duty that the rules do not know is a Failure.
governance::Waiver waive_duty(Opened& opened, const WaiveDuty& request, calendar::Day today);

}  // namespace gouvernail::app
