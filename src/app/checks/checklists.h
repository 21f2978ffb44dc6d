// SPDX-License-Identifier: MPL-2.0
// Checklists of the rule folder, for the sessions of a workspace.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/workspace/opened.h"
#include "compliance/preparation.h"
#include "ical/task.h"
#include "reports/checklist.h"

namespace gouvernail::app {

// Every checklist of `folder`'s checklists/; one that is not sound is a Failure with its places.
std::vector<rules::Checklist> read_checklists(const std::filesystem::path& folder,
                                              const rules::Rules& rules);
// The one of that id, or of the body of that id; a Failure that names those there are.
rules::Checklist need_checklist(const Opened& opened, const std::string& id);

// The session that a checklist is about: that of `date`, recorded or not; without a date the next
// one recorded, else the last day that keeps the body's next duty. Without a uid: not recorded.
governance::Meeting session_for(const Opened& opened, const rules::Checklist& list,
                                std::optional<calendar::Day> date, calendar::Day today);

// `list` must outlive the report.
reports::ChecklistReport checklist_report(const Opened& opened, const rules::Checklist& list,
                                          const governance::Meeting& session, calendar::Day today);

std::vector<ical::Task> tasks_of(const reports::ChecklistReport& report,
                                 const reports::Language& language);

// Records that an item is done on `day`, by whoever runs the program, or is not done any more. An
// item that facts decide is a Failure that says how to record them.
void tick(Opened& opened, const rules::Checklist& list, const governance::Meeting& session,
          const std::string& item, calendar::Day day, const std::string& note);
void untick(Opened& opened, const rules::Checklist& list, const governance::Meeting& session,
            const std::string& item);

}  // namespace gouvernail::app
