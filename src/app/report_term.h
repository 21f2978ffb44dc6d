// SPDX-License-Identifier: MPL-2.0
// The report of the whole term, and its evidence file.
#pragma once

#include <memory>
#include <optional>

#include "app/workspace/situation.h"
#include "governance/history_as_of.h"
#include "reports/term_report.h"
#include "settings/settings.h"

namespace gouvernail::app {

struct ReportTermRequest {
  Situation situation;
  bool audit = false;  // with the evidence file; needs a workspace
  // Takes out whatever could name a person: identifiers that came from elsewhere become numbers,
  // notes keep their #words alone, places that the rules do not know and the words of waivers go.
  bool anonymous = false;
  // The convention before: its sessions as CSV, and its term. None: as the settings have it, where
  // a file is beside them.
  std::optional<settings::PreviousConvention> previous = {};
};

struct ReportTermResult {
  std::unique_ptr<const Opened> opened;
  std::unique_ptr<const governance::HistoryAsOf> known;  // what is known on the day
  reports::TermReport report;                            // of both
};

ReportTermResult report_term(const ReportTermRequest& request);

}  // namespace gouvernail::app
