// SPDX-License-Identifier: MPL-2.0
// What has to be done before and after a session, by when, and what of it is done.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "app/workspace/situation.h"
#include "calendar/local_time.h"
#include "reports/checklist.h"
#include "rules/checklist.h"

namespace gouvernail::app {

struct ShowChecklistRequest {
  Situation situation;
  std::string checklist;                 // its id, or that of its body
  std::optional<calendar::Day> session;  // its day; none: the next one, see session_for
};

struct ShowChecklistResult {
  std::unique_ptr<const Opened> opened;
  std::unique_ptr<const rules::Checklist> list;
  calendar::Day day;                // of its session, recorded or not
  reports::ChecklistReport report;  // of all three
};

ShowChecklistResult show_checklist(const ShowChecklistRequest& request);

// The items as the tasks of a calendar (.ics), made at that instant for others: a document in the
// language of the house. A session that is not recorded is refused.
std::string tasks_file(const ShowChecklistResult& shown, const reports::Language& language,
                       calendar::UtcTime at);

}  // namespace gouvernail::app
