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
  std::optional<calendar::Day> from;        // of an obligation: the windows that lie whole
  std::optional<calendar::Day> until;       // between these days, both included
};

// A waiver, with the duties that it excuses as things stand.
struct GrantedWaiver {
  governance::Waiver waiver;
  std::vector<std::string> duties;     // ids
  std::vector<std::string> kept = {};  // those that were kept already when it was granted
  // What an older record lacks; which of its duties another waiver excuses already.
  std::vector<base::Message> remarks = {};
};

// The waiver as it is recorded. A duty that the rules do not know, an obligation without both days
// or whose windows none holds, one all of whose duties are excused already, no reason, nobody who
// decided, and a decision still to come are Failures.
GrantedWaiver waive_duty(Opened& opened, const WaiveDuty& request, calendar::Day today);

// What waive_duty would refuse of one that a file brings, among these duties; none: nothing.
struct WaiverFault {
  base::Message cause;
  base::Message remedy;  // names the column
};
std::optional<WaiverFault> fault_of_waiver(const governance::Waiver& waiver,
                                           const std::vector<compliance::Duty>& duties,
                                           calendar::Day today);

// Those in force, in the order in which they were recorded.
std::vector<GrantedWaiver> list_waivers(const Opened& opened, calendar::Day today);

// What older records lack, a sentence for each.
std::vector<base::Message> incomplete_waivers(const governance::History& history);

struct EndedWaiver {
  governance::Waiver waiver;
  std::vector<std::string> owed;     // ids of the duties that it excused, owed again
  std::vector<std::string> excused;  // and of those that another waiver excuses still
};

// Takes a waiver back, by its id, the beginning of its id or what it names. None or several of that
// name are a Failure.
EndedWaiver end_waiver(Opened& opened, const std::string& name, calendar::Day today);

}  // namespace gouvernail::app
