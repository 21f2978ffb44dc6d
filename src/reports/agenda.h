// SPDX-License-Identifier: MPL-2.0
// The next weeks: sessions planned, and the last days of what is to be done.
#pragma once

#include <string>
#include <vector>

#include "reports/check_report.h"
#include "reports/language.h"

namespace gouvernail::reports {

struct AgendaEntry {
  calendar::Day day;
  std::string what;       // "Comité de pilotage, 14 h – 16 h (convoquée)"
  std::string css;        // empty: a session
  const char* sign = "";  // "◆" and "◇" of a session convened and proposed, "•" of a task
};

struct AgendaWeek {
  calendar::Day monday;
  std::vector<AgendaEntry> entries;  // by day; sessions first
};

// `weeks` of them from the one that holds the day of the report; quiet ones too.
std::vector<AgendaWeek> agenda(const CheckReport& report, int weeks, const Language& language);

}  // namespace gouvernail::reports
